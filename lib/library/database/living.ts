/** The paper that an id leads to now: of papers that were merged, the one that they are. */
import type { PaperRow } from '../../paper/rows.ts';
import type { LibraryDatabase } from './database.ts';

/** Papers that were merged one after the other: a longer way is a ring, and leads nowhere. */
const LONGEST_WAY = 20;

/** The paper of this id, or the one that it turned out to be; undefined when it is gone. */
export async function livingPaper(db: LibraryDatabase, id: string): Promise<PaperRow | undefined> {
  let paper = await db.papers.get(id);
  for (let step = 0; paper?.mergedInto !== undefined && step < LONGEST_WAY; step++)
    paper = await db.papers.get(paper.mergedInto);
  return paper && paper.deletedAt === undefined ? paper : undefined;
}
