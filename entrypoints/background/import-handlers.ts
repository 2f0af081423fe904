/** Brings staged imports into the library: one action each, with how far it is, and a way to end it without a trace. */
import { applyImport } from '../../lib/library/import/apply.ts';
import { LibraryError } from '../../lib/library/database/store.ts';
import type { LibraryProtocol } from '../../lib/wire/library.ts';
import { librarySchemas } from '../../lib/wire/schemas.ts';
import type { Handlers } from '../../lib/wire/server.ts';
import type { Keeper } from './keeper.ts';

type Bringing = 'bringIn' | 'bringingIn' | 'stopBringingIn';

interface Running {
  done: number;
  isStopped: boolean;
}

/** `origin`: whose history these actions belong to. */
export function importHandlers(keeper: Keeper, origin: string): Handlers<Pick<LibraryProtocol, Bringing>> {
  const running = new Map<string, Running>();
  return {
    bringIn: {
      schema: librarySchemas.bringIn,
      async handle({ operation, import: id, except }) {
        // Stopped before it began: the question to stop may come first.
        const state = running.get(operation) ?? { done: 0, isStopped: false };
        running.set(operation, state);
        const progress = (done: number) => {
          state.done = done;
          if (state.isStopped) throw new LibraryError('failed', 'Stopped; nothing was changed.');
        };
        try {
          return await keeper.act({ id: operation, kind: 'import', origin }, (writer) =>
            applyImport(writer, id, { except: new Set(except), progress }),
          );
        } finally {
          running.delete(operation);
        }
      },
    },
    bringingIn: {
      schema: librarySchemas.bringingIn,
      handle: ({ of }) => ({ done: running.get(of)?.done ?? null }),
    },
    stopBringingIn: {
      schema: librarySchemas.stopBringingIn,
      handle({ of }) {
        const state = running.get(of);
        if (state) state.isStopped = true;
        return null;
      },
    },
  };
}
