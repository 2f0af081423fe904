/**
 * The texts that a paper's abstract is known in. What its records give follows from them and is stored with them alone; a
 * row of its own has only a text that none of them gives: one that a page showed of a kept paper, one that a mark stands on.
 */
import { ROW_VERSION, type AbstractRow, type RecordRow, type RecordSource } from '../../paper/rows.ts';
import { canonicalText, textKey } from '../../text/abstract-text.ts';
import type { LibraryDatabase } from '../database/database.ts';
import type { Writer } from '../actions/operations.ts';

/** A text that a source shows, before it is filed under a paper. */
export type ShownAbstract = Pick<AbstractRow, 'key' | 'text' | 'source' | 'version' | 'at'>;

/** The abstract that a record gives; null where it gives none. */
export function abstractOf({ given, source, at }: RecordRow): ShownAbstract | null {
  if (!given.abstract) return null;
  const { text } = canonicalText(given.abstract);
  return shownAbstract(text, source, at, given.ids.arxivVersion);
}

export function shownAbstract(
  text: string,
  source: RecordSource,
  at: number,
  version?: number,
): ShownAbstract {
  const name = source.kind === 'page' ? source.site : source.kind;
  return { key: textKey(text), text, source: name, at, ...(version ? { version } : {}) };
}

/**
 * Of one text that two sources show, where it is said to be from: the lower version, for the text is no newer than
 * that. Decided by content alone, so that the order in which sources came does not matter.
 */
export function earlierAbstract(a: ShownAbstract, b: ShownAbstract): ShownAbstract {
  const [x, y] = [a.version ?? Infinity, b.version ?? Infinity];
  const at = Math.min(a.at, b.at);
  if (x !== y) return { ...(x < y ? a : b), at };
  return { ...(a.source <= b.source ? a : b), at };
}

/** The row of a text under a paper; the old row as it is when nothing about it changes. */
export function abstractRow(
  paper: string,
  shown: ShownAbstract,
  old: AbstractRow | undefined,
  writer: Writer,
): AbstractRow {
  const alive = old && old.deletedAt === undefined ? old : undefined;
  const { key, text, source, version, at } = alive ? earlierAbstract(alive, shown) : shown;
  if (alive && alive.source === source && alive.version === version) return alive;
  return {
    id: `${key} ${paper}`,
    key,
    paper,
    text,
    source,
    at,
    v: ROW_VERSION,
    updatedAt: writer.stamp(),
    ...(version ? { version } : {}),
  };
}

/** What these records of one paper give as its abstract: one text each, however many give it. */
export function textsGiven(records: readonly RecordRow[]): Map<string, ShownAbstract> {
  const texts = new Map<string, ShownAbstract>();
  for (const record of records) {
    const shown = record.deletedAt === undefined ? abstractOf(record) : null;
    if (!shown) continue;
    const known = texts.get(shown.key);
    texts.set(shown.key, known ? earlierAbstract(known, shown) : shown);
  }
  return texts;
}

/** Every text that a paper is known in, from its records and the rows kept beside them. */
export function textsOf(records: readonly RecordRow[], rows: readonly AbstractRow[]): ShownAbstract[] {
  const texts = textsGiven(records);
  for (const row of rows) {
    if (row.deletedAt !== undefined) continue;
    const known = texts.get(row.key);
    texts.set(row.key, known ? earlierAbstract(known, row) : row);
  }
  return [...texts.values()];
}

/** The same, read from the library. */
export async function textsKept(db: LibraryDatabase, paper: string): Promise<ShownAbstract[]> {
  const [records, rows] = await Promise.all([
    db.records.where('paper').equals(paper).toArray(),
    db.abstracts.where('paper').equals(paper).toArray(),
  ]);
  return textsOf(records, rows);
}

/** Sees to it that a canonical abstract text is there for a paper, once; answers its key. */
export async function fileAbstract(writer: Writer, paper: string, shown: ShownAbstract): Promise<string> {
  const { db } = writer;
  const records = await db.records.where('paper').equals(paper).toArray();
  if (textsGiven(records).has(shown.key)) return shown.key;
  const id = `${shown.key} ${paper}`;
  const old = await db.abstracts.get(id);
  const row = abstractRow(paper, shown, old, writer);
  if (row !== old) await writer.put('abstracts', id, row);
  return shown.key;
}
