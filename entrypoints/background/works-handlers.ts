/** What our own pages are answered when the reader says what a paper is: split, the same, edited, entered by hand. */
import { joinPapers, keepApart, splitPaper } from '../../lib/library/works/decisions.ts';
import { editFields } from '../../lib/library/actions/edit-fields.ts';
import { keepRecord } from '../../lib/library/actions/keep-records.ts';
import type { Writer } from '../../lib/library/actions/operations.ts';
import type { LibraryProtocol } from '../../lib/wire/library.ts';
import { librarySchemas } from '../../lib/wire/schemas.ts';
import type { Handlers } from '../../lib/wire/server.ts';
import type { Keeper } from './keeper.ts';

type Deciding = 'split' | 'same' | 'notSame' | 'editFields' | 'addByHand';

/** `origin`: whose history these actions belong to. */
export function worksHandlers(keeper: Keeper, origin: string): Handlers<Pick<LibraryProtocol, Deciding>> {
  const act = <T>(operation: string, kind: string, work: (writer: Writer) => Promise<T>): Promise<T> =>
    keeper.act({ id: operation, kind, origin }, work);
  return {
    split: {
      schema: librarySchemas.split,
      handle: ({ operation, paper, records }) =>
        act(operation, 'split', async (writer) => ({ papers: await splitPaper(writer, paper, records) })),
    },
    same: {
      schema: librarySchemas.same,
      handle: ({ operation, papers }) =>
        act(operation, 'same', async (writer) => ({ papers: await joinPapers(writer, papers) })),
    },
    notSame: {
      schema: librarySchemas.notSame,
      handle: ({ operation, papers }) =>
        act(operation, 'not-same', async (writer) => ({ papers: await keepApart(writer, papers) })),
    },
    editFields: {
      schema: librarySchemas.editFields,
      handle: ({ operation, paper, set, clear, reset }) =>
        act(operation, 'edit', async (writer) => ({
          papers: [await editFields(writer, paper, { set, clear, reset })],
        })),
    },
    addByHand: {
      schema: librarySchemas.addByHand,
      handle: ({ operation, record }) =>
        act(operation, 'add', async (writer) => {
          const { paper, outcome } = await keepRecord(
            writer,
            { record, source: { kind: 'reader' } },
            'saved',
          );
          return { papers: [paper], isNew: outcome === 'added' };
        }),
    },
  };
}
