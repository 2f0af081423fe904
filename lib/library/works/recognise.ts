/** What the library knows of papers that a page shows: states, marks and where they were met. Reads only. */
import type { MarkRow, MetRow, PaperRow } from '../../paper/rows.ts';
import type { GreetedSighting, KnownState, MarkView } from '../../paper/sightings.ts';
import { timeOf } from '../database/clock.ts';
import { isoDay, today } from '../reading/days.ts';
import { rowsNear, rowsOfEach } from '../database/each-of.ts';
import { choosePapers, findCandidates } from './find-papers.ts';
import type { ReadableStore } from '../database/store.ts';

/** What is known of a sighting, and the paper it is of, if that is kept. */
export interface Recognised {
  known: KnownState;
  paper: PaperRow | undefined;
  /** The keys under which it was looked for. */
  under: readonly string[];
}

/** One answer per sighting, in order. `site`: where they are shown now. */
export async function recognise(
  store: ReadableStore,
  sightings: readonly GreetedSighting[],
  site: string,
  now: number = Date.now(),
): Promise<KnownState[]> {
  return (await recognisePapers(store, sightings, site, now)).map(({ known }) => known);
}

/** The same with the papers' rows, for those who want more of them. */
export async function recognisePapers(
  store: ReadableStore,
  sightings: readonly GreetedSighting[],
  site: string,
  now: number = Date.now(),
): Promise<Recognised[]> {
  return store.use(async (db) => {
    // One transaction for all questions: outside of one, each of them would open its own.
    const { papers, candidates, metRows, markRows } = await db.transaction(
      'r',
      [db.keys, db.records, db.papers, db.met, db.marks],
      async () => {
        const records = sightings.map(({ record }) => record);
        const [candidates, met] = await Promise.all([
          findCandidates(db, records),
          rowsNear(
            db.met,
            'key',
            sightings.map(({ key }) => key),
            1,
          ),
        ]);
        const likely = candidates.map((each) => each.papers);
        const [chosen, marked] = await Promise.all([
          choosePapers(db, records, likely),
          rowsOfEach(db.marks, 'paper', [...new Set(likely.flat())]),
        ]);
        const rows = new Map(met.map((row) => [row.key, row]));
        return { papers: chosen, candidates, metRows: rows, markRows: marked };
      },
    );
    const marks = Map.groupBy(
      markRows.filter((row) => row.deletedAt === undefined),
      (row) => row.paper,
    );
    return sightings.map((sighting, index) => {
      const paper = papers[index];
      const own = paper ? (marks.get(paper.id) ?? []) : [];
      const known = knownState(sighting.key, paper, metRows.get(sighting.key), own, site, now);
      return { known, paper, under: candidates[index]!.under };
    });
  });
}

function knownState(
  key: string,
  paper: PaperRow | undefined,
  met: MetRow | undefined,
  marks: readonly MarkRow[],
  site: string,
  now: number,
): KnownState {
  const state = paper?.state ?? (met && !isSameVisit(met, now) ? met.state : 'new');
  const known: KnownState = { key, state, marks: marks.map(markView) };
  if (paper) known.paper = paper.id;
  if (met && (met.site !== site || met.first !== today(now)))
    known.met = { site: met.site, day: isoDay(met.first) };
  return known;
}

/** A reload within so many ms is the same visit: what was new is new still. */
const VISIT = 30 * 60_000;

function isSameVisit(met: MetRow, now: number): boolean {
  return met.state === 'seen' && met.first === today(now) && now - timeOf(met.updatedAt) < VISIT;
}

function markView({ id, target, quote, position, colour, note }: MarkRow): MarkView {
  const view: MarkView = { id, target: target.kind, quote, position, colour, note };
  if (target.kind === 'body') view.block = target.block;
  return view;
}

/** The id of the paper that a mark belongs to; undefined for a mark that is not there. */
export async function paperOfMark(store: ReadableStore, mark: string): Promise<string | undefined> {
  return store.use(async (db) => (await db.marks.get(mark))?.paper);
}
