/** Marks of a file, joined to those that are there: none is lost, none is doubled. */
import type { MarkRow } from '../../paper/rows.ts';
import type { Writer } from '../actions/operations.ts';

/**
 * Puts marks on the papers that they are on now (`paper` of each). A mark that is there already takes the file's colour
 * and note only where the file's is the later change; one that was deleted here comes back.
 */
export async function bringMarks(writer: Writer, marks: readonly MarkRow[]): Promise<void> {
  const alive = marks.filter(({ deletedAt }) => deletedAt === undefined);
  const held = await writer.db.marks.bulkGet(alive.map(({ id }) => id));
  const put = new Map<string, MarkRow>();
  alive.forEach((mark, index) => {
    const known = put.get(mark.id) ?? held[index];
    if (!known) {
      writer.witness(mark.updatedAt);
      put.set(mark.id, mark);
    } else if (known.deletedAt !== undefined) {
      put.set(mark.id, { ...mark, updatedAt: writer.stamp() });
    } else if (
      mark.updatedAt > known.updatedAt &&
      (mark.note !== known.note || mark.colour !== known.colour)
    ) {
      put.set(mark.id, { ...known, colour: mark.colour, note: mark.note, updatedAt: writer.stamp() });
    }
  });
  await writer.putAll('marks', put);
}
