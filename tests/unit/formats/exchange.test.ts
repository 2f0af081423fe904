import { describe, expect, it } from 'vitest';
import { LeftOut } from '../../../lib/formats/carries.ts';
import { citationText, linkText } from '../../../lib/formats/copy-text.ts';
import { readCsl } from '../../../lib/formats/csl/read.ts';
import { writeCsl } from '../../../lib/formats/csl/write.ts';
import { readCsv } from '../../../lib/formats/csv/read.ts';
import { readCell, writeCell } from '../../../lib/formats/csv/table.ts';
import { fileNameOf, FileNames } from '../../../lib/formats/file-name.ts';
import { barePaper, FormatError } from '../../../lib/formats/interchange.ts';
import type { InterchangePaper } from '../../../lib/formats/interchange.ts';
import { markdownLink, markdownText, safeNote } from '../../../lib/formats/markdown/escape.ts';
import { writeMarkdown, writeMarkdownFiles } from '../../../lib/formats/markdown/write.ts';
import { readRis } from '../../../lib/formats/ris/read.ts';
import { writeRis } from '../../../lib/formats/ris/write.ts';

const paper = (
  more: Partial<InterchangePaper['bibliography']> = {},
  rest: Partial<InterchangePaper> = {},
): InterchangePaper => ({
  ...barePaper({ title: 'A paper', authors: [], ids: {}, ...more }),
  ...rest,
});

describe('RIS in', () => {
  it('reads what reference managers and publishers write', () => {
    const text =
      'TY - JOUR\r\nA1  - Vaswani, Ashish\r\nAU  - King, Martin L., Jr.\r\nT1  - Attention\r\nJF  - NeurIPS\r\nY1  - 2017/06/12/\r\nSP  - 1\r\nEP  - 9\r\n' +
      'N2  - First line\r\nsecond line\r\nKW  - a\r\nKW  - b, c\r\nUR  - https://doi.org/10.1000/x\r\nSN  - 1234-5678\r\nSN  - 978-0-262-03561-3 (print)\r\nER  -\r\n';
    expect(readRis(text).papers[0]).toMatchObject({
      bibliography: {
        title: 'Attention',
        authors: [
          { name: 'Ashish Vaswani' },
          { name: 'Martin L. King, Jr.', given: 'Martin L.', family: 'King' },
        ],
        venue: 'NeurIPS',
        year: 2017,
        date: '2017-06-12',
        abstract: 'First line second line',
        ids: { doi: '10.1000/x', isbn: '978-0-262-03561-3' },
        details: { type: 'article-journal', pages: '1-9', issn: '1234-5678' },
      },
      tags: ['a', 'b, c'],
    });
  });

  it('ends an entry without ER at the next one, and not at an ER inside a text', () => {
    const parsed = readRis(
      'TY  - JOUR\nTI  - A\nAB  - It ends\nER  - and goes on\nKW  - k\nTY  - JOUR\nTI  - B\nER  - \n',
    );
    expect(parsed.papers.map((one) => one.bibliography.title)).toEqual(['A', 'B']);
    expect(parsed.papers[0]?.bibliography.abstract).toBe('It ends ER - and goes on');
    expect(parsed.leftOut).toEqual([
      { line: 1, reason: 'the entry has no ER; it ends where the next one begins' },
    ]);
  });

  it('names the line of what it refuses and of lines outside entries', () => {
    const parsed = readRis('hello\nTY  - JOUR\nAU  - X\nER  - \n');
    expect(parsed.rejected).toEqual([{ line: 2, reason: 'it has no title' }]);
    expect(parsed.leftOut).toEqual([{ line: 1, reason: 'the line stands outside every entry' }]);
    expect(() => readRis('nothing of the kind')).toThrow(FormatError);
  });

  it('lets no line of a note become a tag on the way out', () => {
    const text = [...writeRis([paper({}, { note: 'a\nER  - \nTY  - JOUR\nTI  - forged' })])].join('');
    expect(text.match(/^TY  -/gm)).toHaveLength(1);
    expect(text.match(/^ER  -/gm)).toHaveLength(1);
  });
});

describe('CSL-JSON out', () => {
  it('names arXiv as the publisher of its preprints, and of nothing else, and takes it back as it was', () => {
    const onArxiv = { ids: { arxiv: '2401.01234' } };
    const papers = [
      paper(onArxiv),
      paper({ ...onArxiv, details: { publisher: 'arXiv' } }),
      paper({ ...onArxiv, venue: 'NeurIPS' }),
      paper({ ...onArxiv, details: { type: 'thesis' } }),
      paper(),
    ];
    const written = [...writeCsl(papers)].join('');
    const publishers = (JSON.parse(written) as { publisher?: string }[]).map(({ publisher }) => publisher);
    expect(publishers).toEqual(['arXiv', 'arXiv', undefined, undefined, undefined]);
    const back = readCsl(written).papers.map(({ bibliography }) => bibliography.details?.publisher);
    expect(back).toEqual([undefined, 'arXiv', undefined, undefined, undefined]);
  });
});

describe('CSL-JSON in', () => {
  it('reads Zotero’s names, dates, extra lines and rich titles', () => {
    const text = JSON.stringify([
      {
        id: 'http://zotero.org/users/1/items/ABC',
        type: 'article-journal',
        title: 'H<sub>2</sub>O in <i>vivo</i>',
        author: [
          { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
          { literal: 'A Group' },
        ],
        issued: { 'date-parts': [['2017', 6, '12']] },
        note: 'arXiv: 1706.03762 [cs]\nPMID: 12345',
        volume: 12,
      },
    ]);
    expect(readCsl(text).papers[0]).toMatchObject({
      bibliography: {
        title: 'H₂O in vivo',
        authors: [{ name: 'Jan van den Berg', given: 'Jan', family: 'van den Berg' }, { name: 'A Group' }],
        date: '2017-06-12',
        ids: { arxiv: '1706.03762', pmid: '12345' },
        details: { volume: '12', type: 'article-journal' },
      },
    });
  });

  it('refuses items one by one, by their place', () => {
    const parsed = readCsl(
      '[{"type":"book","id":1,"title":"A"},{"type":"book","id":2,"title":{"type":"img","props":{}}},7,{"__proto__":{"title":"x"}}]',
    );
    expect(parsed.papers).toHaveLength(1);
    expect(parsed.rejected).toEqual([
      { field: 'item 2', reason: 'its title is not a text' },
      { field: 'item 3', reason: 'it is not an object' },
      { field: 'item 4', reason: 'it has no title' },
    ]);
  });

  it('takes no address that runs and no title past the limit', () => {
    const parsed = readCsl(
      JSON.stringify([{ title: 't', URL: 'javascript:alert(1)' }, { title: 'x'.repeat(1_001) }]),
    );
    expect(parsed.papers[0]?.bibliography.url).toBeUndefined();
    expect(parsed.leftOut).toEqual([
      { field: 'url', reason: '"javascript:alert(1)" is not an http or https address' },
    ]);
    expect(parsed.rejected[0]?.reason).toMatch(/1001 characters/);
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '  =1', '＝1', '\rx', "'=1", "''=1"])(
    '%j is no formula in a cell, and comes back',
    (text) => {
      const cell = writeCell(text);
      const inner = cell.startsWith('"') ? cell.slice(1, -1) : cell;
      expect(inner.startsWith("'")).toBe(true);
      expect(readCell(inner)).toBe(text);
    },
  );

  it('reads Zotero’s table', () => {
    const text =
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Manual Tags","Date Added"\n"ABC","journalArticle","2017","Vaswani, Ashish; Shazeer, Noam","Attention, please","NeurIPS","10.1000/x","a; b","2024-01-02 03:04:05"\n';
    expect(readCsv(text).papers[0]).toMatchObject({
      key: 'ABC',
      bibliography: {
        title: 'Attention, please',
        authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }],
        year: 2017,
        ids: { doi: '10.1000/x' },
        details: { type: 'article-journal' },
      },
      tags: ['a', 'b'],
    });
  });

  it.each([';', '\t', '|'])('separated by %j is read, with a mark, quotes and line breaks', (mark) => {
    const text = `\ufeffTitle${mark}Year\r\n"A ""b""\r\nc"${mark}2020\r\n`;
    expect(readCsv(text).papers[0]?.bibliography).toMatchObject({ title: 'A "b" c', year: 2020 });
  });

  it('with ragged rows keeps what there is; a quote that never closes costs one line', () => {
    const parsed = readCsv('Title,Year\nA\nB,2020,extra\n"C,2021\nD,2022\n');
    expect(parsed.papers.map((one) => one.bibliography.title)).toEqual(['A', 'B', 'D']);
    expect(parsed.rejected).toEqual([{ line: 4, reason: 'a quotation mark is opened and never closed' }]);
    expect(parsed.leftOut).toEqual([{ line: 3, reason: 'cells beyond the last heading were left out' }]);
  });

  it('of a hundred thousand columns, or without titles, is refused', () => {
    expect(() => readCsv(`Title${','.repeat(100_000)}\nx`)).toThrow(/more than 1000 columns/);
    expect(() => readCsv('Name of dog,Age\nRex,3')).toThrow(/"Title"/);
    expect(() => readCsv('')).toThrow(/empty/);
  });
});

describe('Markdown out', () => {
  it('shows a page’s text as text', () => {
    expect(markdownText('<img onerror=x> [[l]] ](javascript:x) `c` *b* # &amp;')).toBe(
      '\\<img onerror=x\\> \\[\\[l\\]\\] \\](javascript:x) \\`c\\` \\*b\\* # \\&amp;',
    );
    expect(markdownText('# not a heading')).toBe('\\# not a heading');
    expect(markdownText('1. not a list')).toBe('1\\. not a list');
    expect(markdownText('--- $x_1 < y$')).toBe('\\--- $x_1 \\lt  y$');
    expect(markdownLink('t](x', 'javascript:alert(1)')).toBe('t\\](x');
    expect(markdownLink('t', 'https://a.b/(c)>d')).toBe('[t](<https://a.b/(c)%3Ed>)');
    expect(safeNote('<script>x</script> `<b>` [a](javascript:x)')).toBe(
      '\\<script>x\\</script> `<b>` [a](unsafe:javascript:x)',
    );
  });

  it('puts front matter that YAML reads as the same text before each paper', () => {
    const title = '--- key: "v" # [[x]] \u2028';
    const [file] = [
      ...writeMarkdownFiles([
        paper(
          { title, authors: [{ name: "O'Brien: x" }], year: 2020 },
          { tags: ['machine learning', '#a'], star: true },
        ),
      ]),
    ];
    const front = /^---\n([\s\S]*?)\n---\n/.exec(file?.text ?? '')?.[1] ?? '';
    expect(JSON.parse(/^title: (.*)$/m.exec(front)?.[1] ?? '')).toBe(title);
    expect(front).toContain('authors:\n  - "O\'Brien: x"');
    expect(front).toContain('tags:\n  - "machine-learning"\n  - "a"');
    expect(front).toContain('year: 2020');
    expect(front).toContain('starred: true');
  });

  it('in one file has title, abstract, marks and note', () => {
    const text = [
      ...writeMarkdown([paper({ abstract: 'Words.', url: 'https://a.b' }, { note: 'Mine.', tags: ['t'] })]),
    ].join('');
    expect(text).toBe(
      '## [A paper](<https://a.b>)\n\nTags: t\n\n### Abstract\n\nWords.\n\n### Note\n\nMine.\n\n',
    );
  });
});

describe('file names', () => {
  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['CON', 'paper CON'],
    ['com1.txt', 'paper com1.txt'],
    ['a. . .', 'a'],
    ['👩‍🔬', 'paper'],
    ['', 'paper'],
    ['a\u202Egnp.exe', 'agnp.exe'],
    ['A: b/c "d" #e [f]', 'A b c d e f'],
    ['.hidden', 'hidden'],
    ['\ud800x', 'x'],
  ])('%j is %j', (text, name) => {
    expect(fileNameOf(text)).toBe(name);
  });

  it('are short enough in bytes and unique without regard to capitals', () => {
    expect(new TextEncoder().encode(fileNameOf('深'.repeat(300))).length).toBeLessThanOrEqual(180);
    const names = new FileNames();
    expect([names.nameFor('A', 'md'), names.nameFor('a', 'md'), names.nameFor('A', 'md')]).toEqual([
      'A.md',
      'a 2.md',
      'A 3.md',
    ]);
  });
});

describe('for the clipboard', () => {
  it('a paper is a citation or a link', () => {
    const { bibliography } = paper({
      title: 'Cu$_2$O',
      authors: [{ name: 'Jean-Paul van Berg', given: 'Jean-Paul', family: 'van Berg' }, { name: 'A Group' }],
      year: 2020,
      venue: 'J. Phys.',
      ids: { arxiv: '2001.00001' },
    });
    expect(citationText(bibliography)).toBe(
      'van Berg, J.-P., & A Group (2020). Cu₂O. J. Phys. https://arxiv.org/abs/2001.00001',
    );
    expect(linkText(bibliography)).toBe('[Cu$_2$O](<https://arxiv.org/abs/2001.00001>)');
  });
});

describe('what is left out', () => {
  it('is counted by kind', () => {
    const leftOut = new LeftOut('ris');
    leftOut.paper(paper({ comments: 'c' }, { star: true }));
    leftOut.paper(paper({}, { star: true }));
    expect(leftOut.list()).toEqual([
      { field: 'comments', reason: 'the format has no place for it (1 paper)' },
      { field: 'star', reason: 'the format has no place for it (2 papers)' },
    ]);
  });
});
