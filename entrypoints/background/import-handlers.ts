/** Brings staged imports into the library: one action each. */
import { applyImport } from '../../lib/library/import/apply.ts';
import type { LibraryProtocol } from '../../lib/wire/library.ts';
import { librarySchemas } from '../../lib/wire/schemas.ts';
import type { Handlers } from '../../lib/wire/server.ts';
import type { Keeper } from './keeper.ts';

/** `origin`: whose history these actions belong to. */
export function importHandlers(keeper: Keeper, origin: string): Handlers<Pick<LibraryProtocol, 'bringIn'>> {
  return {
    bringIn: {
      schema: librarySchemas.bringIn,
      handle: ({ operation, import: id, except }) =>
        keeper.act({ id: operation, kind: 'import', origin }, (writer) =>
          applyImport(writer, id, { except: new Set(except), progress: (done) => writer.course.reach(done) }),
        ),
    },
  };
}
