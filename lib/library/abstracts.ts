/** The abstracts of papers: one row for each text, which goes with the paper that has it. */
import { ROW_VERSION, type AbstractRow, type RecordRow, type RecordSource } from '../paper/rows.ts';
import { canonicalText, textKey } from '../text/abstract-text.ts';
import type { Writer } from './operations.ts';

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

/** Keeps a canonical abstract text once per paper; answers its key. */
export async function fileAbstract(writer: Writer, paper: string, shown: ShownAbstract): Promise<string> {
  const id = `${shown.key} ${paper}`;
  const old = await writer.db.abstracts.get(id);
  const row = abstractRow(paper, shown, old, writer);
  if (row !== old) await writer.put('abstracts', id, row);
  return shown.key;
}
