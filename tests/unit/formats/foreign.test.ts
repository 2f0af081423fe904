import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../lib/formats/decode.ts';
import { detectFormat, formatOf } from '../../../lib/formats/formats.ts';
import { readIdList } from '../../../lib/formats/id-list.ts';
import { readAnnotations } from '../../../lib/formats/w3c/read.ts';

describe('Web Annotations in', () => {
  it('reads Hypothesis: quotes become marks, page notes the paper’s note', () => {
    const rows = [
      {
        id: 'abc',
        created: '2024-01-02T03:04:05Z',
        text: 'why?',
        uri: 'https://arxiv.org/abs/1706.03762',
        document: { title: ['Attention Is All You Need'] },
        target: [
          {
            source: 'https://arxiv.org/abs/1706.03762',
            selector: [{ type: 'TextQuoteSelector', exact: 'words', prefix: 'the ', suffix: ' here' }],
          },
        ],
      },
      {
        id: 'def',
        text: 'page note',
        uri: 'https://arxiv.org/abs/1706.03762',
        target: [{ source: 'https://arxiv.org/abs/1706.03762' }],
      },
      { id: 'ghi', target: [] },
    ];
    const parsed = readAnnotations(JSON.stringify({ rows }));
    expect(parsed.papers).toHaveLength(1);
    expect(parsed.papers[0]).toMatchObject({
      bibliography: { title: 'Attention Is All You Need', ids: { arxiv: '1706.03762' } },
      note: 'page note',
      marks: [
        {
          id: 'abc',
          quote: { exact: 'words' },
          position: { start: 4, end: 9 },
          snapshot: 'the words here',
          note: 'why?',
          colour: 'gold',
        },
      ],
    });
    expect(parsed.rejected).toEqual([{ field: 'annotation 3', reason: 'it does not say what it is about' }]);
  });
});

describe('other programs’ JSON', () => {
  it('of PaperMemory becomes papers with tags, notes, star and dates', () => {
    const text = JSON.stringify({
      __dataVersion: 10_001,
      'Arxiv-1706.03762': {
        id: 'Arxiv-1706.03762',
        title: 'Attention Is All You Need',
        author: 'Ashish Vaswani and Noam Shazeer',
        year: '2017',
        pdfLink: 'https://arxiv.org/pdf/1706.03762.pdf',
        codeLink: 'https://github.com/x/y',
        bibtex: '@inproceedings{v, title={Attention}, booktitle={NeurIPS}, pages={1--2}}',
        note: 'Accepted',
        tags: ['nlp'],
        favorite: true,
        addDate: '2024-01-02T03:04:05.000Z',
        lastOpenDate: 'Tue Jan 02 2024',
        venue: '',
      },
      broken: 7,
    });
    const parsed = formatOf('json')!.read!(text);
    expect(parsed.papers[0]).toMatchObject({
      bibliography: {
        title: 'Attention Is All You Need',
        authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }],
        year: 2017,
        venue: 'NeurIPS',
        ids: { arxiv: '1706.03762' },
        links: [{ kind: 'pdf' }, { kind: 'code' }],
      },
      tags: ['nlp'],
      note: 'Accepted',
      star: true,
      saved: Date.UTC(2024, 0, 2, 3, 4, 5),
    });
    expect(parsed.rejected).toEqual([{ field: 'broken', reason: 'it is not a paper' }]);
  });

  it('of Zotero (Better BibTeX, web API) becomes papers', () => {
    const item = {
      itemType: 'conferencePaper',
      title: 'T',
      creators: [
        { creatorType: 'author', firstName: 'A', lastName: 'B' },
        { creatorType: 'author', name: 'A Group' },
      ],
      date: '2017-06-12',
      tags: [{ tag: 'x, y' }],
      notes: [{ note: '<p>Hello <b>you</b></p>' }],
      proceedingsTitle: 'P',
    };
    for (const text of [
      JSON.stringify({ config: {}, items: [item, { itemType: 'note' }] }),
      JSON.stringify([{ key: 'K', data: item }]),
    ]) {
      expect(formatOf('json')!.read!(text).papers).toEqual([
        expect.objectContaining({
          bibliography: expect.objectContaining({ title: 'T', venue: 'P', date: '2017-06-12' }) as unknown,
          tags: ['x, y'],
          note: 'Hello you',
        }),
      ]);
    }
  });

  it('of no known program is refused by name', () => {
    expect(() => formatOf('json')!.read!('{"a": 1}')).toThrow(/no program Offprint knows/);
    expect(() => formatOf('json')!.read!('[]')).toThrow(/empty list/);
  });
});

describe('PubMed’s own file', () => {
  const NBIB = `
PMID- 33000001
OWN - NLM
DP  - 2021 Mar 5
TI  - Sleep and memory in the developing brain: a longitudinal study of
      schoolchildren.
PG  - 1123-9
LID - 10.1000/j.sleep.2021.03.005 [doi]
LID - S0140-6736(21)00001-1 [pii]
AB  - BACKGROUND: Sleep matters.
      RESULTS: It still does.
FAU - O'Neill, Mary Ann
AU  - O'Neill MA
FAU - Berg, Jan van den
AU  - Berg JV
CN  - Sleep Consortium
LA  - eng
PT  - Journal Article
PT  - Randomized Controlled Trial
JT  - The journal of sleep
TA  - J Sleep
VI  - 12
IP  - 3
IS  - 1234-5678 (Electronic)
OT  - memory
MH  - *Sleep/physiology
PMC - PMC7654321

PMID- 33000002
TI  - A second thing
AU  - Smith JA
DP  - 2020 Spring
`;

  it('becomes papers with whole names, ids, dates and pages', () => {
    const { papers, rejected, leftOut } = formatOf('nbib')!.read!(NBIB);
    expect([rejected, leftOut]).toEqual([[], []]);
    expect(papers[0]).toMatchObject({
      bibliography: {
        title: 'Sleep and memory in the developing brain: a longitudinal study of schoolchildren',
        authors: [
          { name: "Mary Ann O'Neill", given: 'Mary Ann', family: "O'Neill" },
          { name: 'Jan van den Berg' },
          { name: 'Sleep Consortium' },
        ],
        abstract: 'BACKGROUND: Sleep matters. RESULTS: It still does.',
        year: 2021,
        date: '2021-03-05',
        venue: 'The journal of sleep',
        ids: { pmid: '33000001', pmcid: 'PMC7654321', doi: '10.1000/j.sleep.2021.03.005' },
        details: { type: 'article-journal', volume: '12', issue: '3', pages: '1123-1129', issn: '1234-5678' },
      },
      tags: ['memory', 'Sleep/physiology'],
    });
    expect(papers[1]?.bibliography).toMatchObject({
      title: 'A second thing',
      authors: [{ name: 'J. A. Smith' }],
      year: 2020,
    });
  });

  it('names the line of an entry without a title', () => {
    const { papers, rejected } = formatOf('nbib')!.read!('PMID- 1\nAU  - A B\n\nPMID- 2\nTI  - T\n');
    expect(papers).toHaveLength(1);
    expect(rejected).toEqual([{ line: 1, reason: 'it has no title' }]);
  });
});

describe('EndNote’s tagged file', () => {
  const ENW = `%0 Journal Article
%T Attention and its discontents
%A Vaswani, Ashish
%A Noam Shazeer
%A The Attention Group,
%J Journal of Attention
%V 3
%N 2
%P 10-19
%D 2019
%8 May 7
%@ 1234-5678
%R 10.1000/attention
%U https://example.org/a
%X First line
goes on here
%K attention; memory
%Z mine

%0 Conference Paper
%A Ada Lovelace
%T Notes on the engine
%B Proceedings of Engines
%D 1843
`;

  it('becomes papers of their kinds', () => {
    const { papers, rejected, leftOut } = formatOf('enw')!.read!(ENW);
    expect([rejected, leftOut]).toEqual([[], []]);
    expect(papers[0]).toMatchObject({
      bibliography: {
        title: 'Attention and its discontents',
        authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }, { name: 'The Attention Group' }],
        venue: 'Journal of Attention',
        year: 2019,
        date: '2019-05-07',
        abstract: 'First line goes on here',
        url: 'https://example.org/a',
        ids: { doi: '10.1000/attention' },
        details: { type: 'article-journal', volume: '3', issue: '2', pages: '10-19', issn: '1234-5678' },
      },
      tags: ['attention', 'memory'],
      note: 'mine',
    });
    expect(papers[1]?.bibliography).toMatchObject({
      venue: 'Proceedings of Engines',
      year: 1843,
      details: { type: 'paper-conference' },
    });
  });
});

describe('a file of unknown name', () => {
  it.each([
    ['{"x": 1}', 'json'],
    ['\ufeff% comment\n@article{a,\n title={T}}', 'bibtex'],
    ['TY  - JOUR\nTI  - T\nER  - ', 'ris'],
    ['PMID- 12345678\nOWN - NLM\nTI  - T', 'nbib'],
    ['%0 Journal Article\n%T T', 'enw'],
    ['Title;Year\nA;2020', 'csv'],
    ['1706.03762\n2401.01234v2', 'ids'],
  ])('%j is told by its content', (text, format) => {
    expect(detectFormat(text)).toBe(format);
  });

  it('that is no list of papers is refused by what it is', () => {
    expect(() => detectFormat('%PDF-1.7')).toThrow(/PDF/);
    expect(() => detectFormat('PK\u0003\u0004')).toThrow(/zip/);
    expect(() => detectFormat('<?xml version="1.0"?><rdf:RDF>')).toThrow(/XML/);
    expect(() => detectFormat('  ')).toThrow(/empty/);
    expect(() => decodeText(new Uint8Array([0x1f, 0x8b, 8]))).toThrow(/gzip/);
  });

  it('is decoded from UTF-8, UTF-16 and Latin-1', () => {
    const utf16 = new Uint8Array(
      [...'Title;é'].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]),
    );
    expect(decodeText(new TextEncoder().encode('\ufeffé'))).toBe('é');
    expect(decodeText(new Uint8Array([0xff, 0xfe, ...utf16]))).toBe('Title;é');
    expect(decodeText(utf16)).toBe('Title;é');
    expect(decodeText(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]))).toBe('Müller');
  });

  it('of identifiers gives one paper each, once', () => {
    const parsed = readIdList(
      'arXiv:1706.03762v2, https://arxiv.org/abs/2401.01234\n10.1145/3292500.3330701; PMC123456 math/0502036\n1706.03762v2 99999',
    );
    expect(parsed.papers.map((one) => one.bibliography.ids)).toEqual([
      { arxiv: '1706.03762', arxivVersion: 2 },
      { arxiv: '2401.01234' },
      { doi: '10.1145/3292500.3330701' },
      { pmcid: 'PMC123456' },
      { arxiv: 'math/0502036' },
    ]);
    expect(parsed.rejected).toEqual([{ line: 3, reason: '"99999" is not an identifier Offprint knows' }]);
  });
});
