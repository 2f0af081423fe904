/** What hangs on papers: keys, abstracts and marks, brought to where their records went. */
import { keysOf } from '../paper/identifiers.ts';
import type { AbstractRow, KeyRow, MarkRow, PaperRow, RecordRow } from '../paper/rows.ts';
import { titleKey } from '../paper/title-key.ts';
import { canonicalText } from '../text/abstract-text.ts';
import { abstractOf, abstractRow, earlierAbstract, type ShownAbstract } from './abstracts.ts';
import type { FiledWork } from './filing.ts';
import type { Writer } from './operations.ts';

/**
 * The keys under which a paper is found at once: the identifiers that its records or the reader give. The title of a
 * record that has none is a key too, under which pages speak of it.
 */
function keyRows(paper: PaperRow, records: readonly RecordRow[]): KeyRow[] {
  const given = records.flatMap((record) => {
    const own = keysOf(record.given.ids);
    return own.length > 0 ? own : [titleKey(record.given)];
  });
  const keys = new Set(given);
  const entered = keysOf(paper.edits.ids ?? {}).filter((key) => !keys.has(key));
  const row = (key: string): KeyRow => ({ id: `${key} ${paper.id}`, key, paper: paper.id });
  return [...[...keys].map(row), ...entered.map((key): KeyRow => ({ ...row(key), byReader: true }))];
}

/** Sets the keys of papers to what follows from their records. `old`: the key rows of all papers that are concerned. */
export async function writeKeys(
  writer: Writer,
  papers: readonly Pick<FiledWork, 'paper' | 'records'>[],
  old: readonly KeyRow[],
): Promise<void> {
  const rows = papers.flatMap(({ paper, records }) => keyRows(paper, records));
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const gone: string[] = [];
  for (const { id, byReader } of old) {
    const row = wanted.get(id);
    if (!row) gone.push(id);
    else if (row.byReader === byReader) wanted.delete(id);
  }
  await writer.removeAll('keys', gone);
  await writer.putAll('keys', wanted);
}

/** Brings keys, abstracts and marks to the papers that these works are. Neither reads nor writes papers and records. */
export async function moveBelongings(writer: Writer, works: readonly FiledWork[]): Promise<void> {
  const { db } = writer;
  const before = new Set(
    works.flatMap(({ records, absorbed, paper }) => [
      ...records.map((record) => record.paper),
      ...absorbed.map(({ id }) => id),
      paper.id,
    ]),
  );
  before.delete('');
  const papers = [...before];
  const [keys, abstracts, marks] = await Promise.all([
    db.keys.where('paper').anyOf(papers).toArray(),
    db.abstracts.where('paper').anyOf(papers).toArray(),
    db.marks.where('paper').anyOf(papers).toArray(),
  ]);
  const alive = marks.filter(({ deletedAt }) => deletedAt === undefined);
  const moved = movedMarks(works, alive);
  await Promise.all([
    writeKeys(writer, works, keys),
    moveAbstracts(writer, works, abstracts, alive, moved),
    writer.putAll(
      'marks',
      new Map([...moved].map(([mark, paper]) => [mark.id, { ...mark, paper, updatedAt: writer.stamp() }])),
    ),
  ]);
}

/** Marks of a paper that is one with another go there; of a paper that is two, with the text that they stand on. */
function movedMarks(works: readonly FiledWork[], marks: readonly MarkRow[]): Map<MarkRow, string> {
  const moved = new Map<MarkRow, string>();
  const marksOf = Map.groupBy(marks, ({ paper }) => paper);
  const workOf = new Map(works.map((work) => [work.paper.id, work]));
  for (const { paper, records, absorbed } of works) {
    for (const gone of absorbed) for (const mark of marksOf.get(gone.id) ?? []) moved.set(mark, paper.id);
    const origins = new Set(records.map((record) => record.paper));
    for (const origin of origins) {
      const staying = origin === paper.id ? undefined : workOf.get(origin);
      if (!staying) continue;
      const [there, here] = [textsOf(staying), textsOf({ paper, records })];
      for (const mark of marksOf.get(origin) ?? []) {
        const text = markedText(mark);
        if (text !== null && here.has(text) && !there.has(text)) moved.set(mark, paper.id);
      }
    }
  }
  return moved;
}

const markedText = ({ target, snapshot }: MarkRow): string | null =>
  target.kind === 'abstract' ? target.key : target.kind === 'title' ? `title ${snapshot}` : null;

function textsOf({ paper, records }: Pick<FiledWork, 'paper' | 'records'>): Set<string> {
  const keys = records.flatMap((record) => abstractOf(record)?.key ?? []);
  const titles = [paper.bibliography.title, ...records.map(({ given }) => given.title)];
  return new Set([...keys, ...titles.map((title) => `title ${canonicalText(title).text}`)]);
}

async function moveAbstracts(
  writer: Writer,
  works: readonly FiledWork[],
  old: readonly AbstractRow[],
  marks: readonly MarkRow[],
  moved: ReadonlyMap<MarkRow, string>,
): Promise<void> {
  const rows = new Map(old.map((row) => [row.id, row]));
  const rowsOf = Map.groupBy(old, ({ paper }) => paper);
  const marksOf = Map.groupBy(marks, (mark) => moved.get(mark) ?? mark.paper);
  const changed = new Map<string, AbstractRow>();
  const bury = (row: AbstractRow) => {
    if (row.deletedAt === undefined)
      changed.set(row.id, { ...row, deletedAt: writer.at, updatedAt: writer.stamp() });
  };
  const left = new Set(
    works.flatMap(({ paper, records }) => records.map((one) => one.paper).filter((id) => id !== paper.id)),
  );
  for (const { paper, records, absorbed } of works) {
    const isGrown = absorbed.length === 0 && !left.has(paper.id);
    // A paper that only grew keeps its texts; else they follow anew from its records and from what marks stand on.
    const telling = isGrown ? records.filter((record) => record.paper !== paper.id) : records;
    const texts = new Map<string, ShownAbstract>();
    for (const record of telling) {
      const shown = abstractOf(record);
      const known = shown && texts.get(shown.key);
      if (shown) texts.set(shown.key, known ? earlierAbstract(known, shown) : shown);
    }
    for (const mark of marksOf.get(paper.id) ?? []) {
      const row = mark.target.kind === 'abstract' && rows.get(`${mark.target.key} ${mark.paper}`);
      if (row && !texts.has(row.key)) texts.set(row.key, row);
    }
    for (const shown of texts.values()) {
      const known = rows.get(`${shown.key} ${paper.id}`);
      const row = abstractRow(paper.id, shown, isGrown ? known : undefined, writer);
      if (known && isAsItWas(known, row)) continue;
      changed.set(row.id, row);
    }
    if (!isGrown) for (const row of rowsOf.get(paper.id) ?? []) if (!texts.has(row.key)) bury(row);
    for (const gone of absorbed) for (const row of rowsOf.get(gone.id) ?? []) bury(row);
  }
  await writer.putAll('abstracts', changed);
}

const isAsItWas = (old: AbstractRow, row: AbstractRow): boolean =>
  old.deletedAt === undefined && old.source === row.source && old.version === row.version;
