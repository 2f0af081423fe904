/**
 * Fills in what a kept paper lacks from a page that shows it: as one more record, so that every field keeps its
 * source, and nothing the reader wrote and nothing another source said is ever overwritten.
 */
import type { Bibliography } from '../paper/bibliography.ts';
import { sightingKey } from '../paper/title-key.ts';
import type { RecordSource } from '../paper/rows.ts';
import { keep } from './keep.ts';
import type { Writer } from './operations.ts';
import { filingKeys, findPaper } from './recognise.ts';

/**
 * Adds what a page says to a paper that is kept, and to that paper only. False, with nothing changed, when the paper
 * is gone or the page speaks of another one.
 */
export async function complete(
  writer: Writer,
  id: string,
  given: Bibliography,
  source: RecordSource,
): Promise<boolean> {
  const paper = await writer.db.papers.get(id);
  if (!paper || paper.deletedAt !== undefined) return false;
  const sighting = { key: sightingKey(given), record: given };
  if ((await findPaper(writer.db, filingKeys(sighting)))?.id !== id) return false;
  await keep(writer, sighting, source, paper.state);
  return true;
}
