/** Papers beside a paper: the other appearances of its text, and those that may be the same. Reads only. */
import type { PaperRow } from '../../paper/rows.ts';
import { keysFor } from '../../works/candidates.ts';
import { combineReaderFields } from '../../works/combine.ts';
import { decide } from '../../works/decide.ts';
import { derivePaper } from '../../works/merge.ts';
import { pairId } from '../../works/split.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { livingPaper } from '../database/living.ts';
import { RecordShelf } from './shelf.ts';

export interface Neighbour {
  paper: PaperRow;
  /** "related": another appearance of one text (a conference paper and its journal article). "alike": perhaps the same. */
  kind: 'related' | 'alike';
  /** 0..1, how likely it is the same work. */
  p: number;
  /** One sentence for the reader. */
  why: string;
}

/** Less likely than this, a paper is not offered as perhaps the same. */
const ALIKE = 0.3;

/** The neighbours of a paper, the likeliest first. `shelf`: what was read already. */
export async function neighboursOf(
  db: LibraryDatabase,
  id: string,
  shelf = new RecordShelf(db),
): Promise<Neighbour[]> {
  const own = await shelf.byPapers([id]);
  const candidates = await shelf.byKeys(own.map(({ given }) => keysFor(given)));
  const decisions = await shelf.decisions(own.map((record) => record.id));
  const parted = new Set(decisions.filter(({ same }) => !same).map((decision) => decision.id));
  const best = new Map<string, Omit<Neighbour, 'paper'>>();
  own.forEach((record, index) => {
    for (const other of candidates[index] ?? []) {
      if (other.paper === id || parted.has(pairId(record.id, other.id))) continue;
      const { same, relation, p, why } = decide(record.given, other.given);
      const kind = relation === 'related' ? 'related' : 'alike';
      if (kind === 'alike' && !same && p < ALIKE) continue;
      const known = best.get(other.paper);
      // What one pair of records says of two appearances holds for their papers, however alike other pairs are.
      if (known && (known.kind === kind ? known.p >= p : known.kind === 'related')) continue;
      best.set(other.paper, { kind, p, why });
    }
  });
  if (best.size === 0) return [];
  const rows = await db.papers.bulkGet([...best.keys()]);
  return rows
    .flatMap((paper): Neighbour[] => {
      const found = paper && best.get(paper.id);
      return found && paper.deletedAt === undefined ? [{ ...found, paper }] : [];
    })
    .toSorted((a, b) => b.p - a.p || (a.paper.id < b.paper.id ? -1 : 1));
}

/** What one paper of these would be: nothing is written. Null when one of them is gone. */
export async function joinedPreview(db: LibraryDatabase, ids: readonly string[]): Promise<PaperRow | null> {
  const papers = await Promise.all(ids.map((id) => livingPaper(db, id)));
  const [first, ...others] = papers
    .filter((paper) => paper !== undefined)
    .toSorted((a, b) => a.dates.saved - b.dates.saved || (a.id < b.id ? -1 : 1));
  if (!first || others.length + 1 < ids.length) return null;
  const records = await db.records
    .where('paper')
    .anyOf([first, ...others].map(({ id }) => id))
    .toArray();
  const fields = combineReaderFields([first, ...others]);
  const alive = records.filter((row) => row.deletedAt === undefined);
  return { ...first, ...fields, ...derivePaper(alive, fields.edits, Date.now(), fields.cleared) };
}
