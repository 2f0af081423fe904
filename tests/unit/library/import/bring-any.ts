/**
 * Any content brought all the way into a library, and what must hold of every file: refused in words with the library as
 * it was, or read = added + merged + rejected, each rejection with its reason, and grown by what was added.
 */
import { expect } from 'vitest';
import { FormatError } from '../../../../lib/formats/interchange.ts';
import { keep } from '../../../../lib/library/keep.ts';
import { operate } from '../../../../lib/library/operations.ts';
import type { Store } from '../../../../lib/library/store.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';
import { bring, contents, file, libraryText } from './support.ts';

/** One case, ms on a busy machine: two seconds on a quiet one. */
const LONGEST = 30_000;

export interface Outcome {
  refused?: string;
  read: number;
  added: number;
  merged: number;
  rejected: number;
  reasons: string[];
}

/** Brings content into a store and checks what must hold of every file. */
export async function bringAny(
  store: Store,
  content: BlobPart,
  name = 'a.json',
): Promise<Outcome & { store: Store }> {
  await store.use((db) => db.papers.count());
  const before = contents(await libraryText(store));
  const papersBefore = await store.db.papers.count();
  const from = performance.now();
  let outcome: Outcome;
  try {
    const { row, applied } = await bring(store, file(name, content));
    const { read, added, merged, rejected, left } = applied;
    expect(read).toBe(added + merged + rejected + left);
    expect(Math.min(rejected, 1_000)).toBe(row.rejected.length);
    for (const one of row.rejected) expect(one.reason.length).toBeGreaterThan(3);
    expect(await store.db.papers.filter((one) => one.deletedAt === undefined).count()).toBe(
      papersBefore + added,
    );
    outcome = { read, added, merged, rejected, reasons: row.rejected.map(({ reason }) => reason) };
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    if (!(cause instanceof FormatError)) throw error;
    expect(cause.message.length).toBeGreaterThan(3);
    expect(contents(await libraryText(store))).toEqual(before);
    outcome = { refused: cause.message, read: 0, added: 0, merged: 0, rejected: 0, reasons: [] };
    expect([await store.db.staged.count(), await store.db.imports.count()]).toEqual([0, 0]);
  }
  expect(performance.now() - from).toBeLessThan(LONGEST);
  return { ...outcome, store };
}
export const bringNew = (content: BlobPart, name?: string) => bringAny(emptyStore(), content, name);

export async function kept(...ids: string[]): Promise<Store> {
  const store = emptyStore();
  for (const id of ids)
    await operate(store, request(`keep-${id}`), (writer) => keep(writer, sighting(id), onArxiv, 'saved'));
  return store;
}
export type Tables = Record<string, Record<string, unknown>[]>;
export async function libraryWith(change_: (tables: Tables) => void, ...ids: string[]): Promise<string> {
  const document = JSON.parse(
    await libraryText(await kept(...(ids.length ? ids : ['2401.00001']))),
  ) as Tables;
  change_(document);
  return JSON.stringify(document);
}
export const csl = (...items: object[]): string =>
  JSON.stringify(items.map((item, at) => ({ type: 'article', title: `A title of its own, ${at}`, ...item })));
export const bib = (...fields: string[]): string =>
  fields.map((each, at) => `@article{k${at}, ${each}}`).join('\n');

/** No file reaches a prototype. */
export function expectNoPrototypeReached(): void {
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
}
