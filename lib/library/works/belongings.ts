/** What hangs on papers: keys, abstracts and marks, brought to where their records went. */
import { keysOf } from '../../paper/identifiers.ts';
import type { AbstractRow, KeyRow, MarkRow, PaperRow, RecordRow } from '../../paper/rows.ts';
import { titleKey } from '../../paper/title-key.ts';
import { canonicalText } from '../../text/abstract-text.ts';
import { abstractOf, abstractRow, textsGiven, type ShownAbstract } from '../texts/abstracts.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { rowsOfEach } from '../database/each-of.ts';
import type { FiledWork } from './filing.ts';
import type { Writer } from '../actions/operations.ts';

/**
 * The keys of identifiers that the reader gave a paper and no record of it gives. Those that records give are among the
 * records' own keys.
 */
function enteredKeys(paper: PaperRow, records: readonly RecordRow[]): KeyRow[] {
  const entered = keysOf(paper.edits.ids ?? {});
  if (entered.length === 0) return [];
  const given = new Set(records.flatMap((record) => keysOf(record.given.ids)));
  return entered
    .filter((key) => !given.has(key))
    .map((key) => ({ id: `${key} ${paper.id}`, key, paper: paper.id, byReader: true }));
}

/** Sets the keys that the reader entered. `old`: the key rows of all papers that are concerned. */
export async function writeKeys(
  writer: Writer,
  papers: readonly Pick<FiledWork, 'paper' | 'records'>[],
  old: readonly KeyRow[],
): Promise<void> {
  const rows = papers.flatMap(({ paper, records }) => enteredKeys(paper, records));
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const gone: string[] = [];
  for (const { id, byReader } of old) {
    if (byReader && wanted.has(id)) wanted.delete(id);
    else if (!wanted.has(id)) gone.push(id);
  }
  await writer.removeAll('keys', gone);
  await writer.putAll('keys', wanted);
}

/** The keys under which pages speak of a paper: its identifiers, and the titles of records that have none. */
export async function keysOfPaper(db: LibraryDatabase, paper: string): Promise<string[]> {
  const [records, entered] = await Promise.all([
    db.records.where('paper').equals(paper).toArray(),
    db.keys.where('paper').equals(paper).toArray(),
  ]);
  const given = records
    .filter(({ deletedAt }) => deletedAt === undefined)
    .flatMap((record) => {
      const own = keysOf(record.given.ids);
      return own.length > 0 ? own : [titleKey(record.given)];
    });
  return [...new Set([...given, ...entered.map(({ key }) => key)])];
}

/** Brings keys, abstracts and marks to the papers that these works are. Neither reads nor writes papers and records. */
export async function moveBelongings(writer: Writer, works: readonly FiledWork[]): Promise<void> {
  const { db } = writer;
  const before = new Set(
    works.flatMap(({ records, absorbed, paper, isNew }) => [
      ...records.map((record) => record.paper),
      ...absorbed.map(({ id }) => id),
      ...(isNew ? [] : [paper.id]),
    ]),
  );
  before.delete('');
  const papers = [...before];
  const [keys, abstracts, marks] = await Promise.all([
    rowsOfEach(db.keys, 'paper', papers),
    rowsOfEach(db.abstracts, 'paper', papers),
    rowsOfEach(db.marks, 'paper', papers),
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

/** Of papers that became one or two: the texts that no record of theirs gives go with the marks that stand on them. */
async function moveAbstracts(
  writer: Writer,
  works: readonly FiledWork[],
  old: readonly AbstractRow[],
  marks: readonly MarkRow[],
  moved: ReadonlyMap<MarkRow, string>,
): Promise<void> {
  const left = new Set(
    works.flatMap(({ paper, records }) => records.map((one) => one.paper).filter((id) => id !== paper.id)),
  );
  // A paper that only grew keeps its texts.
  const remade = works.filter(({ paper, absorbed }) => absorbed.length > 0 || left.has(paper.id));
  if (remade.length === 0) return;
  const rows = new Map(old.map((row) => [row.id, row]));
  const rowsOf = Map.groupBy(old, ({ paper }) => paper);
  const marksOf = Map.groupBy(marks, (mark) => moved.get(mark) ?? mark.paper);
  const said = textsGiven(works.flatMap(({ records }) => records));
  const changed = new Map<string, AbstractRow>();
  for (const { paper, records, absorbed } of remade) {
    const given = textsGiven(records);
    const texts = new Map<string, ShownAbstract>();
    for (const { target, paper: origin } of marksOf.get(paper.id) ?? []) {
      if (target.kind !== 'abstract' || given.has(target.key)) continue;
      const text = rows.get(`${target.key} ${origin}`) ?? said.get(target.key);
      if (text) texts.set(target.key, text);
    }
    for (const shown of texts.values()) {
      const known = rows.get(`${shown.key} ${paper.id}`);
      const row = abstractRow(paper.id, shown, undefined, writer);
      if (!known || !isAsItWas(known, row)) changed.set(row.id, row);
    }
    for (const id of [paper.id, ...absorbed.map((gone) => gone.id)])
      for (const row of rowsOf.get(id) ?? [])
        if (row.deletedAt === undefined && !(id === paper.id && texts.has(row.key)))
          changed.set(row.id, { ...row, deletedAt: writer.at, updatedAt: writer.stamp() });
  }
  await writer.putAll('abstracts', changed);
}

const isAsItWas = (old: AbstractRow, row: AbstractRow): boolean =>
  old.deletedAt === undefined && old.source === row.source && old.version === row.version;
