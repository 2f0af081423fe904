/** Papers of any format into the library: each entry is a record that its file gives, with what the reader did there. */
import { keyCitedBy } from '../../formats/citation-key.ts';
import type { InterchangePaper } from '../../formats/interchange.ts';
import type { Bibliography } from '../../paper/bibliography.ts';
import type { MarkRow, RecordSource } from '../../paper/rows.ts';
import type { ReaderFields } from '../../works/combine.ts';
import { shownAbstract, abstractRow, textsKept } from '../texts/abstracts.ts';
import { keepMany, type KeepItem } from '../actions/keep-records.ts';
import { keysForMany } from '../database/key-set.ts';
import type { Writer } from '../actions/operations.ts';
import type { ApplyTo } from './apply.ts';
import { Collections } from './collections.ts';
import { bringMarks } from './marks.ts';
import { eachEntries } from './parts.ts';
import { PART, type ImportRow } from './staged.ts';

export const applyPapers: ApplyTo = async (writer, row, { except, progress }) => {
  const collections = await Collections.of(writer);
  const held = await keysForMany(writer.db, row.counts.read);
  const source: RecordSource = { kind: 'import', format: row.format, file: row.name };
  const made = { added: 0, merged: 0, left: 0 };
  let done = 0;
  await eachEntries(writer.db, row, async (all, part) => {
    const entries = all.filter((_entry, at) => !except.has(part * PART + at));
    made.left += all.length - entries.length;
    await collections.ensure(entries.flatMap(({ paper }) => paper.collections));
    const items = entries.map(({ paper }): KeepItem => ({
      record: citedAs(paper, row.format),
      source,
      reader: readerFields(paper, collections, row),
    }));
    const kept = await keepMany(writer, items, 'saved', undefined, held);
    for (const { outcome } of kept) made[outcome === 'added' ? 'added' : 'merged']++;
    const marks = entries.flatMap(({ paper }, at) =>
      paper.marks.map((mark) => ({ ...mark, paper: kept[at]?.paper ?? mark.paper })),
    );
    await bringMarks(writer, marks);
    await fileMarkedTexts(writer, marks, source);
    done += all.length;
    await writer.spill();
    progress(done / Math.max(1, row.counts.read));
  });
  return made;
};

function citedAs(paper: InterchangePaper, format: string): Bibliography {
  const citationKey = keyCitedBy(paper, format);
  return citationKey ? { ...paper.bibliography, citationKey } : paper.bibliography;
}

/** What the file's owner did with a paper there. */
function readerFields(paper: InterchangePaper, collections: Collections, { at }: ImportRow): ReaderFields {
  const ids = paper.collections.flatMap((path) => collections.at(path) ?? []);
  return {
    state: paper.state,
    star: paper.star,
    tags: paper.tags,
    collections: [...new Set(ids)],
    note: paper.note,
    dates: { saved: paper.saved ?? at, ...(paper.read !== undefined && { read: paper.read }) },
    edits: {},
  };
}

/** The texts that marks stand on, kept with their papers where no record gives them. */
async function fileMarkedTexts(
  writer: Writer,
  marks: readonly MarkRow[],
  source: RecordSource,
): Promise<void> {
  const rows = new Map<string, object>();
  for (const { target, paper, snapshot, at } of marks) {
    if (target.kind !== 'abstract') continue;
    const id = `${target.key} ${paper}`;
    if (rows.has(id)) continue;
    if ((await textsKept(writer.db, paper)).some(({ key }) => key === target.key)) continue;
    const shown = { ...shownAbstract(snapshot, source, at), key: target.key };
    rows.set(id, abstractRow(paper, shown, undefined, writer));
  }
  await writer.putAll('abstracts', rows);
}
