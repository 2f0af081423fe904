/**
 * Fills in what a kept paper lacks from a page that shows it: as one more record, so that every field keeps its
 * source, and nothing the reader wrote and nothing another source said is ever overwritten.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import type { RecordSource } from '../../paper/rows.ts';
import { findPapers } from '../works/find-papers.ts';
import { keepRecord } from './keep-records.ts';
import type { Writer } from './operations.ts';
import { livingPaper } from '../database/living.ts';
import { LibraryError } from '../database/store.ts';

/**
 * Adds what a page says to a paper that is kept, and to that paper only. False, with nothing changed, when the paper
 * is gone or the page speaks of another one; throws `invalid` when that shows only on filing.
 */
export async function complete(
  writer: Writer,
  id: string,
  given: Bibliography,
  source: RecordSource,
): Promise<boolean> {
  const paper = await livingPaper(writer.db, id);
  const [spoken] = await findPapers(writer.db, [given]);
  if (!paper || spoken?.id !== paper.id) return false;
  const kept = await keepRecord(writer, { record: given, source }, paper.state);
  // Of a page with this paper's identifier and another work's title and names, nothing is kept at all.
  if (kept.paper !== paper.id) throw new LibraryError('invalid', 'The page shows another paper.');
  return true;
}
