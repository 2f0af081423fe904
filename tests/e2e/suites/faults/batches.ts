/** Papers that are saved batch after batch, every fourth taken away again, until the browser is killed; and what must be left. */
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { numberedPaper } from '../../../support/numbered-papers.ts';
import type { Tally } from '../../harness/scorecard.ts';

/** Papers of one action. */
export const BATCH = 5;

/** What was last acknowledged of each batch. */
export type Acked = ReadonlyMap<number, 'saved' | 'removed'>;

export interface Batch {
  batch: number;
  records: Bibliography[];
}

export function batchesFrom(first: number, count: number): Batch[] {
  return Array.from({ length: count }, (_, at) => ({
    batch: first + at,
    records: Array.from({ length: BATCH }, (_each, paper) => numberedPaper((first + at) * BATCH + paper)),
  }));
}

/** Each batch is there whole or not at all, and is what was said of it. `papers`: all that the reopened library has. */
export function auditBatches(
  batches: readonly Batch[],
  papers: readonly { arxiv: string; isDeleted: boolean }[],
  acked: Acked,
  tally: Tally,
): void {
  const byId = new Map(papers.map((row) => [row.arxiv, row]));
  for (const { batch, records } of batches) {
    const rows = records.flatMap(({ ids }) => byId.get(ids.arxiv ?? '') ?? []);
    const gone = rows.filter(({ isDeleted }) => isDeleted).length;
    if (rows.length !== 0 && rows.length !== BATCH)
      tally.failures.push(`batch ${batch}: ${rows.length} of ${BATCH} are there`);
    if (gone !== 0 && gone !== BATCH) tally.failures.push(`batch ${batch}: ${gone} of ${BATCH} are removed`);
    const said = acked.get(batch);
    if (said && rows.length !== BATCH) tally.failures.push(`batch ${batch}: said to be saved, is not there`);
    if (said === 'removed' && gone !== BATCH)
      tally.failures.push(`batch ${batch}: said to be removed, is there`);
  }
}
