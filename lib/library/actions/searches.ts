/** Questions that the reader keeps, by name. Each function does its part of one operation. */
import { randomId } from '../../paper/random-id.ts';
import { ROW_VERSION, type SearchRow } from '../../paper/rows.ts';
import type { Writer } from './operations.ts';
import { allSearches } from '../reading/reading.ts';
import { LibraryError } from '../database/store.ts';

export type KeptQuestion = Pick<SearchRow, 'text' | 'filters' | 'sort'>;

/** Keeps a question under a name; one of that name is asked anew. Answers its id. */
export async function saveSearch(writer: Writer, name: string, question: KeptQuestion): Promise<string> {
  const same = (await allSearches(writer.db)).find((row) => row.name === name);
  const id = same?.id ?? randomId();
  const row: SearchRow = { id, name, ...question, at: writer.at, v: ROW_VERSION, updatedAt: writer.stamp() };
  await writer.put('searches', id, row);
  return id;
}

export async function renameSearch(writer: Writer, id: string, name: string): Promise<void> {
  const rows = await allSearches(writer.db);
  if (!rows.some((row) => row.id === id))
    throw new LibraryError('not-found', 'This search is no longer there.');
  if (rows.some((row) => row.name === name && row.id !== id))
    throw new LibraryError('taken', 'There is a search of this name already.');
  await writer.patch('searches', new Map([[id, { name, updatedAt: writer.stamp() }]]));
}

export async function deleteSearch(writer: Writer, id: string): Promise<void> {
  const gone = { deletedAt: writer.at, updatedAt: writer.stamp() };
  if ((await writer.patch('searches', new Map([[id, gone]]))) === 0)
    throw new LibraryError('not-found', 'This search is no longer there.');
}
