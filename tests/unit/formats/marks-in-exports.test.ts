/** Marks leave in every format that can carry them: on titles, abstracts and the paper's own text, with colour and note. */
import { describe, expect, it } from 'vitest';
import { describe as describeMark } from '../../../lib/anchor/describe.ts';
import { writeLibraryPapers } from '../../../lib/formats/json/papers.ts';
import { formatOf } from '../../../lib/formats/formats.ts';
import { readAnnotations } from '../../../lib/formats/w3c/read.ts';
import { barePaper, type InterchangePaper } from '../../../lib/formats/interchange.ts';
import type { MarkRow, MarkTarget } from '../../../lib/paper/rows.ts';

const ABSTRACT = 'Walks are slow. We bound them by $O(n)$ & show that the bound is tight.';
const BODY = 'Every walk that returns has forgotten where it began.';

function markOn(target: MarkTarget, text: string, words: string, more: Partial<MarkRow> = {}): MarkRow {
  const start = text.indexOf(words);
  return {
    id: `mark-${words.length}`,
    paper: 'paper',
    target,
    ...describeMark(text, start, start + words.length),
    colour: 'rose',
    note: '',
    at: 1_763_000_000_000,
    v: 1,
    updatedAt: '1763000000000-0000-00000000',
    ...more,
  };
}

const marked: InterchangePaper = {
  ...barePaper({
    title: 'Bounds for walks',
    authors: [{ name: 'Ada Okafor' }],
    abstract: ABSTRACT,
    ids: { arxiv: '2611.10001', arxivVersion: 2 },
  }),
  note: 'Read again.',
  marks: [
    markOn({ kind: 'title' }, 'Bounds for walks', 'walks'),
    markOn({ kind: 'abstract', key: '1:abc' }, ABSTRACT, 'bound them by $O(n)$ & show', {
      note: 'By how much?\nAsk.',
      colour: 'green',
    }),
    markOn({ kind: 'body', block: 'S1.p2.1', text: BODY, version: 2 }, BODY, 'has forgotten where'),
  ],
};

async function written(format: string): Promise<string> {
  const parts: string[] = [];
  const write = formatOf(format)?.write;
  // Offprint's own file is written from rows.
  for await (const part of write ? write([marked]) : writeLibraryPapers([marked], 'a test', 1))
    parts.push(part);
  return parts.join('');
}

describe('marks in exports', () => {
  it.each(['json', 'w3c', 'markdown', 'bibtex', 'ris', 'csl', 'csv'] as const)(
    '%s carries the words, colours and notes of all three',
    async (format) => {
      const text = await written(format);
      // However a format writes a formula or a sign of its own, the plain words before it are there.
      for (const words of ['walks', 'bound them by', 'has forgotten where', 'By how much?', 'green', 'rose'])
        expect(text, words).toContain(words);
    },
  );

  it('W3C annotations bring them back whole', async () => {
    const [paper] = readAnnotations(await written('w3c')).papers;
    const known = ({ id, target, quote, position, snapshot, colour, note }: MarkRow) => ({
      id,
      target,
      quote,
      position,
      snapshot,
      colour,
      note,
    });
    expect(paper?.marks.map(known)).toEqual(marked.marks.map(known));
  });
});
