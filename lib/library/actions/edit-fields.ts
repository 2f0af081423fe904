/** The reader's own hand on a paper's bibliography: kept against whatever pages say later, and taken back field by field. */
import type { BibliographicField, PaperRow } from '../../paper/rows.ts';
import { writeKeys } from '../works/belongings.ts';
import type { Writer } from './operations.ts';
import { derived, existingPaper } from '../works/papers.ts';

export interface FieldEdits {
  /** The reader's values. */
  set?: PaperRow['edits'];
  /** Fields that are to be empty, whatever sources say. A title cannot be. */
  clear?: readonly BibliographicField[];
  /** Fields that go back to what the sources say. */
  reset?: readonly BibliographicField[];
}

/** Edits fields of a paper; answers its id. */
export async function editFields(
  writer: Writer,
  id: string,
  { set = {}, clear = [], reset = [] }: FieldEdits,
): Promise<string> {
  const paper = await existingPaper(writer, id);
  const edits = { ...paper.edits, ...set };
  for (const field of [...clear, ...reset]) delete edits[field];
  const untouched = (paper.cleared ?? []).filter(
    (field) => set[field] === undefined && !reset.includes(field),
  );
  const cleared = [...new Set([...untouched, ...clear])].filter((field) => field !== 'title');
  const records = (await writer.db.records.where('paper').equals(paper.id).toArray()).filter(
    (row) => row.deletedAt === undefined,
  );
  const { cleared: _old, ...rest } = paper;
  // What was edited now is edited at this time; what was edited before keeps its own.
  const provenance = { ...paper.provenance };
  for (const field of [...(Object.keys(set) as BibliographicField[]), ...clear]) delete provenance[field];
  const row = derived(
    { ...rest, edits, provenance, ...(cleared.length > 0 && { cleared }) },
    records,
    writer,
  );
  await writer.put('papers', row.id, row);
  const keys = await writer.db.keys.where('paper').equals(row.id).toArray();
  await writeKeys(writer, [{ paper: row, records }], keys);
  return row.id;
}
