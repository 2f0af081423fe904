/**
 * Any content brought all the way into a library, and what must hold of every file: refused in words with the library as
 * it was, or read = added + merged + rejected, each rejection with its reason, and grown by what was added.
 */
import { expect } from 'vitest';
import { FormatError } from '../../../../lib/formats/interchange.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';
import { bring, contents, file, libraryText } from './support.ts';

/** A small case, ms that this thread ran. */
const LONGEST = 2_000;
/** Longer contents are no small cases. */
const SMALL = 100_000;

export interface Outcome {
  refused?: string;
  read: number;
  added: number;
  merged: number;
  rejected: number;
  reasons: string[];
  /** What is said of the file as a whole, and of what was left behind of papers that were taken. */
  told: string[];
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
  const from = process.threadCpuUsage();
  let outcome: Outcome;
  try {
    const { row, applied } = await bring(store, file(name, content));
    const { read, added, merged, rejected, left } = applied;
    expect(read).toBe(added + merged + rejected + left);
    expect(Math.min(rejected, 1_000)).toBe(row.rejected.length);
    for (const one of [...row.rejected, ...row.leftOut]) expect(one.reason.length).toBeGreaterThan(3);
    // A rejection says where: its line, or its place where the format has none.
    for (const { line, field, reason } of row.rejected) expect(line ?? field, reason).toBeDefined();
    expect(await store.db.papers.filter((one) => one.deletedAt === undefined).count()).toBe(
      papersBefore + added,
    );
    const told = [...row.warnings, ...row.leftOut.map(({ reason }) => reason)];
    outcome = { read, added, merged, rejected, reasons: row.rejected.map(({ reason }) => reason), told };
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    if (!(cause instanceof FormatError)) throw error;
    expect(cause.message.length).toBeGreaterThan(3);
    expect(contents(await libraryText(store))).toEqual(before);
    outcome = { refused: cause.message, read: 0, added: 0, merged: 0, rejected: 0, reasons: [], told: [] };
    expect([await store.db.staged.count(), await store.db.imports.count()]).toEqual([0, 0]);
  }
  const { user, system } = process.threadCpuUsage(from);
  if (sizeOf(content) < SMALL) expect((user + system) / 1_000).toBeLessThan(LONGEST);
  return { ...outcome, store };
}

function sizeOf(content: BlobPart): number {
  if (typeof content === 'string') return content.length;
  return content instanceof Blob ? content.size : content.byteLength;
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
