/** What our own pages are answered when papers are put in order: stars, tags, collections, reading dates. */
import { change } from '../../lib/library/actions/change.ts';
import {
  addCollection,
  deleteCollection,
  filePapers,
  moveCollection,
  renameCollection,
} from '../../lib/library/actions/collections.ts';
import type { Writer } from '../../lib/library/actions/operations.ts';
import { deleteSearch, renameSearch, saveSearch } from '../../lib/library/actions/searches.ts';
import { colourTag, deleteTag, renameTag, tagPapers } from '../../lib/library/actions/tags.ts';
import type { LibraryProtocol } from '../../lib/wire/library.ts';
import { librarySchemas } from '../../lib/wire/schemas.ts';
import type { Handlers } from '../../lib/wire/server.ts';
import type { Keeper } from './keeper.ts';

type Organising =
  | 'setStar'
  | 'setRead'
  | 'tagPapers'
  | 'renameTag'
  | 'colourTag'
  | 'deleteTag'
  | 'addCollection'
  | 'renameCollection'
  | 'moveCollection'
  | 'deleteCollection'
  | 'filePapers'
  | 'saveSearch'
  | 'renameSearch'
  | 'deleteSearch';

/** `origin`: whose history these actions belong to. */
export function organiseHandlers(
  keeper: Keeper,
  origin: string,
): Handlers<Pick<LibraryProtocol, Organising>> {
  const act = <T>(operation: string, kind: string, work: (writer: Writer) => Promise<T>): Promise<T> =>
    keeper.act({ id: operation, kind, origin }, work);
  return {
    setStar: {
      schema: librarySchemas.setStar,
      handle: ({ operation, papers, star }) =>
        act(operation, 'star', async (writer) => {
          await change(writer, papers, { star });
          return { papers };
        }),
    },
    setRead: {
      schema: librarySchemas.setRead,
      handle: ({ operation, papers, read }) =>
        act(operation, 'read', async (writer) => {
          await change(writer, papers, ({ dates: { saved } }) => ({
            dates: read === null ? { saved } : { saved, read },
          }));
          return { papers };
        }),
    },
    tagPapers: {
      schema: librarySchemas.tagPapers,
      handle: ({ operation, papers, add, remove }) =>
        act(operation, 'tag', async (writer) => {
          await tagPapers(writer, papers, { add, remove });
          return { papers };
        }),
    },
    renameTag: {
      schema: librarySchemas.renameTag,
      handle: ({ operation, from, to }) =>
        act(operation, 'rename-tag', async (writer) => ({ papers: await renameTag(writer, from, to) })),
    },
    colourTag: {
      schema: librarySchemas.colourTag,
      handle: ({ operation, name, colour }) =>
        act(operation, 'colour-tag', async (writer) => {
          await colourTag(writer, name, colour);
          return null;
        }),
    },
    deleteTag: {
      schema: librarySchemas.deleteTag,
      handle: ({ operation, name }) =>
        act(operation, 'delete-tag', async (writer) => ({ papers: await deleteTag(writer, name) })),
    },
    addCollection: {
      schema: librarySchemas.addCollection,
      handle: ({ operation, name, parent, papers = [] }) =>
        act(operation, 'add-collection', async (writer) => {
          const id = await addCollection(writer, name, parent);
          await filePapers(writer, papers, id, true);
          return { id };
        }),
    },
    renameCollection: {
      schema: librarySchemas.renameCollection,
      handle: ({ operation, id, name }) =>
        act(operation, 'rename-collection', async (writer) => {
          await renameCollection(writer, id, name);
          return null;
        }),
    },
    moveCollection: {
      schema: librarySchemas.moveCollection,
      handle: ({ operation, id, parent }) =>
        act(operation, 'move-collection', async (writer) => {
          await moveCollection(writer, id, parent);
          return null;
        }),
    },
    deleteCollection: {
      schema: librarySchemas.deleteCollection,
      handle: ({ operation, id }) =>
        act(operation, 'delete-collection', async (writer) => ({
          papers: await deleteCollection(writer, id),
        })),
    },
    filePapers: {
      schema: librarySchemas.filePapers,
      handle: ({ operation, papers, collection, isIn }) =>
        act(operation, 'collection', async (writer) => {
          await filePapers(writer, papers, collection, isIn);
          return { papers };
        }),
    },
    saveSearch: {
      schema: librarySchemas.saveSearch,
      handle: ({ operation, name, ...question }) =>
        act(operation, 'save-search', async (writer) => ({ id: await saveSearch(writer, name, question) })),
    },
    renameSearch: {
      schema: librarySchemas.renameSearch,
      handle: ({ operation, id, name }) =>
        act(operation, 'rename-search', async (writer) => {
          await renameSearch(writer, id, name);
          return null;
        }),
    },
    deleteSearch: {
      schema: librarySchemas.deleteSearch,
      handle: ({ operation, id }) =>
        act(operation, 'delete-search', async (writer) => {
          await deleteSearch(writer, id);
          return null;
        }),
    },
  };
}
