import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../../lib/formats/bibtex/read.ts';
import { EXPORT_FORMATS, exportPapers } from '../../../../lib/library/export/export.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { writtenInPages } from '../../../../lib/library/export/written-in-pages.ts';
import { barePaper, type InterchangePaper } from '../../../../lib/formats/interchange.ts';
import { emptyStore } from '../fixtures.ts';
import { bring, file } from '../import/support.ts';

/** More papers than are read at a time. */
const MANY = 1_203;

async function filled(): Promise<Store> {
  const store = emptyStore();
  const entries = Array.from(
    { length: MANY },
    (_, at) => `@article{k${at}, title={Paper number ${at} of many about subject ${at * 7919}}, year=2020}`,
  );
  await bring(store, file('many.bib', entries.join('\n')));
  return store;
}

describe('an export', () => {
  it('in every format holds every paper once, however many pages they are read in, and knows how far it is', async () => {
    const store = await filled();
    for (const format of EXPORT_FORMATS) {
      const { chunks, papers, done } = await exportPapers(store, format, 'Offprint test');
      expect([papers, done()]).toEqual([MANY, 0]);
      const shown = new Map<string, number>();
      let last = 0;
      const parts: (string | Uint8Array)[] = [];
      for await (const chunk of chunks) {
        parts.push(chunk);
        expect(done()).toBeGreaterThanOrEqual(last);
        last = done();
      }
      expect(done()).toBe(1);
      if (format === 'w3c') continue;
      const text = parts
        .map((part) => (typeof part === 'string' ? part : new TextDecoder().decode(part)))
        .join('');
      for (const [, number] of text.matchAll(/Paper number (\d+) of many about/g))
        shown.set(number ?? '', (shown.get(number ?? '') ?? 0) + 1);
      expect(shown.size, format).toBe(MANY);
    }
  });

  it('of BibTeX gives every paper a key of its own across pages', async () => {
    const { chunks } = await exportPapers(await filled(), 'bibtex', 'Offprint test');
    let text = '';
    for await (const chunk of chunks) text += chunk;
    const keys = readBibtex(text).papers.map(({ key }) => key);
    expect(new Set(keys).size).toBe(MANY);
  });
});

describe('a writer that is fed in pages', () => {
  const paper = (title: string): InterchangePaper => barePaper({ title, authors: [], ids: {} });
  async function* pages(...all: string[][]): AsyncGenerator<InterchangePaper[]> {
    for (const titles of all) yield titles.map(paper);
  }
  const collect = async (chunks: AsyncIterable<string>): Promise<string> => {
    let text = '';
    for await (const chunk of chunks) text += chunk;
    return text;
  };

  it('gives a head, several chunks a paper and a foot, whatever the pages', async () => {
    function* write(papers: Iterable<InterchangePaper>): Generator<string> {
      yield '<';
      for (const { bibliography } of papers) {
        yield bibliography.title;
        yield '.';
      }
      yield '>';
    }
    expect(await collect(writtenInPages(write, pages(['a', 'b'], [], ['c'])))).toBe('<a.b.c.>');
    expect(await collect(writtenInPages(write, pages()))).toBe('<>');
  });

  it('is refused when it reads ahead', async () => {
    function* write(papers: Iterable<InterchangePaper>): Generator<string> {
      yield [...papers].map(({ bibliography }) => bibliography.title).join('');
    }
    await expect(collect(writtenInPages(write, pages(['a'], ['b'])))).rejects.toThrow(/asked for a paper/);
  });
});
