/** What a library holds, without ids of rows and times: two libraries with the same contents are the same. */
import { textsOf } from '../../lib/library/texts/abstracts.ts';
import type { LibraryDatabase } from '../../lib/library/database/database.ts';
import type { RecordRow } from '../../lib/paper/rows.ts';

/** The papers, each with its records, keys, abstracts and marks; in an order that follows from what they are. */
export async function libraryContents(db: LibraryDatabase): Promise<unknown[]> {
  const alive = <T extends { deletedAt?: number }>(rows: T[]): T[] =>
    rows.filter((row) => row.deletedAt === undefined);
  const [papers, records, keys, abstracts, marks] = await Promise.all([
    db.papers.toArray().then(alive),
    db.records.toArray().then(alive),
    db.keys.toArray(),
    db.abstracts.toArray().then(alive),
    db.marks.toArray().then(alive),
  ]);
  const said = (row: RecordRow | undefined) => (row ? stable([row.source, row.given]) : 'none');
  const recordOf = new Map(records.map((row) => [row.id, row]));
  const of = <T extends { paper: string }>(rows: T[], paper: string): T[] =>
    rows.filter((row) => row.paper === paper);
  const contents = papers.map(({ id, bibliography, provenance, currentAbstract, sites, ...reader }) => ({
    bibliography,
    provenance: Object.entries(provenance)
      .map(([field, { from }]) => `${field} from ${said(recordOf.get(from))}`)
      .sort(),
    currentAbstract: currentAbstract ?? null,
    sites,
    reader: [reader.state, reader.star, reader.tags.toSorted(), reader.note, reader.edits],
    records: of(records, id).map(said).sort(),
    keys: of(keys, id)
      .map(({ key }) => key)
      .sort(),
    abstracts: textsOf(of(records, id), of(abstracts, id))
      .map(({ key, text, source, version }) => stable({ key, text, source, version }))
      .sort(),
    marks: of(marks, id)
      .map(({ target, quote, colour, note }) => stable({ target, quote, colour, note }))
      .sort(),
  }));
  return contents.toSorted((a, b) => (stable(a) < stable(b) ? -1 : 1));
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
