/**
 * The versions of an abstract that a paper is known in, and what became of each mark in one of them. A version that a page
 * shows of a marked paper is filed without being asked for: outside the log of operations, since it is nothing the reader did.
 */
import { anchor } from '../../anchor/anchor.ts';
import { ROW_VERSION, type MarkRow } from '../../paper/rows.ts';
import { textKey } from '../../text/canonical-text.ts';
import { textsKept, type ShownAbstract as KnownAbstract } from './abstracts.ts';
import { tick } from '../database/clock.ts';
import type { LibraryDatabase } from '../database/database.ts';
import type { Store } from '../database/store.ts';

/** A page that shows another text at each visit must not fill the library. */
const MOST_PER_PAPER = 20;

/** The abstracts of a paper, the oldest version first; where versions are not known, in the order in which they came. */
export async function abstractsOf(db: LibraryDatabase, paper: string): Promise<KnownAbstract[]> {
  const texts = await textsKept(db, paper);
  return texts.toSorted((one, other) => (one.version ?? 0) - (other.version ?? 0) || one.at - other.at);
}

/** The abstract that the authors wrote last, as far as is known. */
export function latestOf(abstracts: readonly KnownAbstract[]): KnownAbstract | undefined {
  return abstracts.at(-1);
}

/** A text that a page shows as the abstract of a kept paper. */
export interface ShownAbstract {
  paper: string;
  /** Canonical. */
  text: string;
  /** The site that shows it. */
  source: string;
  version?: number | undefined;
}

/** Files abstracts that the library does not have yet; answers the papers to which one was added. */
export async function fileShown(
  store: Store,
  shown: readonly ShownAbstract[],
  now: number = Date.now(),
): Promise<string[]> {
  return store.use((db) =>
    db.transaction('rw', db.abstracts, db.records, db.papers, db.meta, async () => {
      const added: string[] = [];
      for (const { paper, text, source, version } of shown) {
        const key = textKey(text);
        const id = `${key} ${paper}`;
        const kept = await db.papers.get(paper);
        if (text === '' || !kept || kept.deletedAt !== undefined) continue;
        const known = await textsKept(db, paper);
        if (known.length >= MOST_PER_PAPER || known.some((one) => one.key === key)) continue;
        // A tombstone belongs to the action that buried it.
        if (await db.abstracts.get(id)) continue;
        const device = (await db.meta.get('device'))?.value;
        const clock = (await db.meta.get('clock'))?.value as string | undefined;
        const updatedAt = tick(clock, now, typeof device === 'string' ? device : '00000000');
        await db.meta.put({ name: 'clock', value: updatedAt });
        const row = { id, key, paper, text, source, at: now, v: ROW_VERSION, updatedAt };
        await db.abstracts.add(version ? { ...row, version } : row);
        added.push(paper);
      }
      return added;
    }),
  );
}

/** What became of a mark in a text: its words stand where they stood, stand elsewhere or a little changed, or are gone. */
export type Fate = { kind: 'stayed' | 'moved'; start: number; end: number } | { kind: 'orphan' };

export function fateOf(mark: MarkRow, text: string): Fate {
  const found = anchor(mark, text);
  if ('orphan' in found) return { kind: 'orphan' };
  const { start, end } = found;
  const isSame = start === mark.position.start && text.slice(start, end) === mark.quote.exact;
  return { kind: isSame ? 'stayed' : 'moved', start, end };
}
