/** Which papers an action touched, as whoever follows the library reads it: the search index, the look for duplicates. */
import type { TouchedRow } from '../database/database.ts';

/** Papers touched by one action that are too many for a row each, and how many of them stand in one row. */
const MANY_TOUCHED = 500;
const TOUCHED_TOGETHER = 5_000;

/** How the name of a row begins that stands for many papers: no paper's id holds a space. */
export const MANY = 'many ';

export function touchedRows(papers: readonly string[], sequence: number): TouchedRow[] {
  if (papers.length <= MANY_TOUCHED) return papers.map((paper) => ({ paper, sequence }));
  return Array.from({ length: Math.ceil(papers.length / TOUCHED_TOGETHER) }, (_, at) => ({
    paper: `${MANY}${sequence} ${at}`,
    sequence,
    papers: papers.slice(at * TOUCHED_TOGETHER, (at + 1) * TOUCHED_TOGETHER),
  }));
}
