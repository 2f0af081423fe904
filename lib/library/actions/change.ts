/**
 * Changing and deleting papers that are kept, one or all of them at once. Each function does its part of one operation
 * (`Writer`), so that an action on a whole library is undone in one step.
 */
import type { PaperRow } from '../../paper/rows.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { Hanging } from './hanging.ts';
import type { Writer } from './operations.ts';
import { livingPaper } from '../database/living.ts';
import { LibraryError } from '../database/store.ts';

/** The fields of a paper that are the reader's own. */
export type OwnFields = Partial<Pick<PaperRow, 'state' | 'star' | 'tags' | 'note' | 'collections' | 'dates'>>;

/** Papers that are read from the database at a time. */
const PAGE = 500;

/**
 * Changes fields that are the reader's own on papers that exist; `fields` may be worked out for each paper, null
 * leaving one as it is. Throws "not-found" when one of several ids has no paper.
 */
export async function change(
  writer: Writer,
  ids: readonly string[],
  fields: OwnFields | ((paper: PaperRow) => OwnFields | null),
): Promise<void> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const patches = new Map<string, Partial<PaperRow>>();
    const papers = await existingPapers(writer.db, ids.slice(at, at + PAGE));
    for (const paper of papers) {
      const own = typeof fields === 'function' ? fields(paper) : fields;
      if (own) patches.set(paper.id, { ...own, updatedAt: writer.stamp() });
    }
    await writer.patch('papers', patches, byId(papers));
    await writer.spill();
    writer.course.reach((at + PAGE) / ids.length);
  }
}

/** Deletes papers with all that hangs on them: tombstones for rows, keys freed. */
export async function remove(writer: Writer, papers: readonly string[]): Promise<void> {
  const { db } = writer;
  const ids = [...new Set(papers)];
  const buried = () => ({ deletedAt: writer.at, updatedAt: writer.stamp() });
  const hanging = await Hanging.on(db, ids.length);
  for (let at = 0; at < ids.length; at += PAGE) {
    const existing = await existingPapers(db, ids.slice(at, at + PAGE));
    const page = [...new Set(existing.map(({ id }) => id))];
    await writer.patch('papers', new Map(page.map((id) => [id, buried()])), byId(existing));
    const keys = await hanging.rows('keys', page);
    await writer.removeAll(
      'keys',
      keys.map(({ id }) => id),
      byId(keys),
    );
    for (const table of ['records', 'abstracts', 'marks'] as const) {
      const alive = (await hanging.rows(table, page)).filter((row) => row.deletedAt === undefined);
      // A record that is gone is no candidate for the same work any more.
      const lost = table === 'records' ? { keys: undefined } : {};
      await writer.patch(table, new Map(alive.map((row) => [row.id, { ...lost, ...buried() }])), byId(alive));
    }
    await writer.spill();
    writer.course.reach((at + PAGE) / ids.length);
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** The papers of these ids, or those that they turned out to be. */
async function existingPapers(db: LibraryDatabase, ids: readonly string[]): Promise<PaperRow[]> {
  const rows = await db.papers.bulkGet([...ids]);
  return Promise.all(
    rows.map(async (row, index) => {
      const paper = row?.deletedAt === undefined ? row : await livingPaper(db, ids[index] as string);
      if (!paper) throw new LibraryError('not-found', 'This paper is no longer in the library.');
      return paper;
    }),
  );
}
