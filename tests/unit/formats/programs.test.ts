/**
 * What other programs write, each in its own manner: files written by hand in the shape that the program gives them, and
 * every field of them in its place. The files in the wild are measured in `tests/bench/formats.ts`.
 */
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../lib/formats/formats.ts';
import type { InterchangePaper, ParsedFile } from '../../../lib/formats/interchange.ts';

const read = (format: string, text: string): ParsedFile => formatOf(format)!.read!(text);
const one = (format: string, text: string): InterchangePaper => {
  const { papers, rejected } = read(format, text);
  expect(rejected).toEqual([]);
  return papers[0] as InterchangePaper;
};

describe('BibTeX', () => {
  it.each([
    ['Zotero', '@article{a, title={T}, publisher={arXiv}, doi={10.48550/arXiv.1706.03762}}'],
    ['biblatex', '@online{a, title={T}, eprint={1706.03762}, eprinttype={arXiv}, eprintclass={cs}}'],
    ['arXiv', '@misc{a, title={T}, eprint={1706.03762}, archivePrefix={arXiv}, primaryClass={cs.CL}}'],
    ['Google Scholar', '@article{a, title={T}, journal={arXiv preprint arXiv:1706.03762}}'],
    ['DBLP', '@article{DBLP:journals/corr/V17, title={T}, journal={CoRR}, volume={abs/1706.03762}}'],
    ['NASA ADS', '@ARTICLE{a, title={T}, journal={arXiv e-prints}, eprint={1706.03762}}'],
  ])('of %s gives an arXiv paper as a preprint with its id', (_program, text) => {
    const { bibliography } = one('bibtex', text);
    expect(bibliography).toMatchObject({ ids: { arxiv: '1706.03762' }, details: { type: 'article' } });
    expect(bibliography.details?.volume).toBeUndefined();
  });

  it('of Zotero gives raised and lowered letters, an accent and a child note', () => {
    const text =
      '@phdthesis{a, type={{PhD} {Thesis}}, title={On {H}$_{\\textrm{2}}${O} and 10$^{\\textrm{3}}$ \\textit{{E}. coli}}, ' +
      'school={ETH Zürich}, author={Doe, Jr., John and {van der Vaart}, A. W.}, year={2020}, annote={Comment: 5 pages}}';
    expect(one('bibtex', text)).toMatchObject({
      bibliography: {
        title: 'On H₂O and 10³ E. coli',
        authors: [{ name: 'John Doe, Jr.' }, { name: 'A. W. van der Vaart', family: 'van der Vaart' }],
        details: { type: 'thesis', publisher: 'ETH Zürich' },
      },
      note: 'Comment: 5 pages',
    });
  });

  it('of Mendeley gives its groups, its owner’s tags and titles without their markup', () => {
    const text =
      '@article{V, title={{The 5\\% line in {\\textless}i{\\textgreater}E. coli{\\textless}/i{\\textgreater} and CO{\\textless}sub{\\textgreater}2{\\textless}/sub{\\textgreater}}}, ' +
      'keywords={attention,transformer}, mendeley-tags={to read}, mendeley-groups={NLP/Transformers,Later}, ' +
      "author={Kaiser, {\\L}ukasz and Garc{\\'{i}}a-L{\\'{o}}pez, Jos{\\'{e}}}, doi={http://dx.doi.org/10.1000/x}, month={jun}, year={2017}}";
    expect(one('bibtex', text)).toMatchObject({
      bibliography: {
        title: 'The 5% line in E. coli and CO₂',
        authors: [{ name: 'Łukasz Kaiser' }, { name: 'José García-López' }],
        date: '2017-06',
        ids: { doi: '10.1000/x' },
      },
      tags: ['attention', 'transformer', 'to read'],
      collections: [['NLP', 'Transformers'], ['Later']],
    });
  });

  it('of JabRef gives comments of each owner, groups, the day it was added, and none of its own settings', () => {
    const text = `% Encoding: UTF-8

@Article{Knuth1984,
  title     = {Literate Programming},
  comment   = {Mine.

Second paragraph with 50\\% more.},
  comment-ada = {Hers.},
  groups    = {Programming, Classics},
  timestamp = {2019-03-04},
}

@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Programming\\;0\\;1\\;\\;\\;\\;;
}

@Comment{
@Article{hidden, title={Hidden}}
}

@Article{b, title={Shown}}
`;
    const { papers, rejected, leftOut } = read('bibtex', text);
    expect(papers.map(({ bibliography }) => bibliography.title)).toEqual(['Literate Programming', 'Shown']);
    expect(papers[0]).toMatchObject({
      note: 'Mine.\n\nSecond paragraph with 50% more.\n\nHers.',
      collections: [['Programming'], ['Classics']],
      saved: Date.UTC(2019, 2, 4),
    });
    expect(rejected).toEqual([]);
    expect(leftOut).toEqual([{ line: 18, reason: 'a @comment with entries in it was skipped' }]);
  });

  it('of DBLP gives people without their numbers, and no day on which a reader saved it', () => {
    const text =
      '@inproceedings{DBLP:conf/x/Wang20, author = {Wei Wang 0001 and\n Ann Lee}, title = {T}, timestamp = {Sat, 23 Jan 2021 01:20:40 +0100}}';
    const paper = one('bibtex', text);
    expect(paper.bibliography.authors.map(({ name }) => name)).toEqual(['Wei Wang', 'Ann Lee']);
    expect(paper.bibliography.ids.dblp).toBe('conf/x/Wang20');
    expect(paper.saved).toBeUndefined();
  });

  it.each([
    ['as it is', '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2'],
    ['in TeX', '10.1002/(SICI)1097-0258(19980815)17:15$<$1661::AID-SIM968$>$3.0.CO;2-2'],
    [
      'as Mendeley has it',
      '10.1002/(SICI)1097-0258(19980815)17:15{\\textless}1661::AID-SIM968{\\textgreater}3.0.CO;2-2',
    ],
    [
      'of an address',
      'https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15\\%3C1661::AID-SIM968\\%3E3.0.CO;2-2',
    ],
  ])('gives a DOI with angle brackets whole, %s', (_how, doi) => {
    const { ids } = one('bibtex', `@article{a, title={T}, doi={${doi}}}`).bibliography;
    expect(ids.doi).toBe('10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2');
  });

  it('of Papers gives the time at which it was added', () => {
    const text =
      '@article{a, title={T}, date-added={2016-08-01T13:23:11GMT}, url={\\url{https://example.org/a_b}}}';
    expect(one('bibtex', text)).toMatchObject({
      bibliography: { url: 'https://example.org/a_b' },
      saved: Date.UTC(2016, 7, 1, 13, 23, 11),
    });
  });

  it('of Semantic Scholar and BibDesk gives the address and the id in it', () => {
    const address = 'https://api.semanticscholar.org/CorpusID:215416146';
    for (const field of ['url', 'Bdsk-Url-1'])
      expect(one('bibtex', `@article{a, title={T}, ${field}={${address}}}`).bibliography).toMatchObject({
        url: address,
        ids: { semanticScholar: 'CorpusId:215416146' },
      });
  });
});

describe('RIS', () => {
  const entry = (...lines: string[]): string => [...lines, 'ER  - ', ''].join('\r\n');

  it('of Zotero gives a conference paper, a title and a note without HTML', () => {
    const text = entry(
      'TY  - CONF',
      'TI  - Sensing CO<sub>2</sub> in <i>E. coli</i>',
      'AU  - van der Berg, Jan',
      'AU  - King, Martin Luther, Jr.',
      'AU  - OpenAI',
      'C3  - Advances in Sensing',
      'DA  - 2017/06/12/',
      'PY  - 2017',
      'L1  - /home/u/x.pdf',
      'L1  - https://example.org/x.pdf',
      'N1  - <p>My note &amp; <b>more</b></p><p>Second</p>',
      'KW  - one',
    );
    expect(one('ris', text)).toMatchObject({
      bibliography: {
        title: 'Sensing CO₂ in E. coli',
        authors: [{ name: 'Jan van der Berg' }, { name: 'Martin Luther King, Jr.' }, { name: 'OpenAI' }],
        venue: 'Advances in Sensing',
        date: '2017-06-12',
        links: [{ kind: 'pdf', url: 'https://example.org/x.pdf' }],
        details: { type: 'paper-conference' },
      },
      note: 'My note & more\nSecond',
      tags: ['one'],
    });
  });

  it('of Scopus gives both of its numbers', () => {
    const text = entry('TY  - CONF', 'TI  - T', 'SN  - 10495258 (ISSN); 9781627480031 (ISBN)');
    expect(one('ris', text).bibliography).toMatchObject({
      ids: { isbn: '9781627480031' },
      details: { issn: '10495258' },
    });
  });

  it('of publishers gives names with their initials behind them, and months in words', () => {
    const text = entry(
      'TY  - JOUR',
      'T1  - T',
      'A1  - Foo B.',
      'A1  - van Loon C.-D.',
      'PY  - 2020',
      'Y1  - May 2020',
    );
    const { authors, date } = one('ris', text).bibliography;
    expect(authors.map(({ family, given }) => [family, given])).toEqual([
      ['Foo', 'B.'],
      ['van Loon', 'C.-D.'],
    ]);
    expect(date).toBe('2020-05');
    const ofEndNote = entry('TY  - JOUR', 'TI  - T', 'PY  - 2020', 'DA  - May 12');
    expect(one('ris', ofEndNote).bibliography).toMatchObject({ year: 2020, date: '2020-05-12' });
    // One of whom is known by a name of one letter.
    const people = entry('TY  - JOUR', 'T1  - T', 'A1  - Weinan E', 'A1  - Jiequn Han');
    expect(one('ris', people).bibliography.authors[0]).toMatchObject({ given: 'Weinan', family: 'E' });
  });
});

describe('CSV', () => {
  const table = (...rows: string[][]): string =>
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

  it('of Zotero gives tags of both kinds, ids of its extra lines and notes without HTML', () => {
    const text = table(
      ['Key', 'Item Type', 'Publication Year', 'Author', 'Title', 'Publication Title', 'Date', 'Extra', 'Notes', 'Manual Tags', 'Automatic Tags'],
      ['A', 'journalArticle', '2015', 'LeCun, Yann; OpenAI; Doe, J.', 'Deep <i>learning</i>', 'Nature', '2015-05-28', 'PMID: 26017442\nRead twice', '<p>Mine</p>', 'mine; two', 'auto'],
      ['B', 'thesis', '1998', 'Doe, J.', 'T', '', '1998', 'arXiv:1706.03762 [cs]', '', '', ''],
    ); // prettier-ignore
    const { papers } = read('csv', text);
    expect(papers[0]).toMatchObject({
      bibliography: {
        title: 'Deep learning',
        authors: [{ name: 'Yann LeCun' }, { name: 'OpenAI' }, { name: 'J. Doe' }],
        ids: { pmid: '26017442' },
        comments: 'Read twice',
        details: { type: 'article-journal' },
      },
      tags: ['mine', 'two', 'auto'],
      note: 'Mine',
    });
    expect(papers[1]?.bibliography).toMatchObject({
      authors: [{ name: 'J. Doe' }],
      ids: { arxiv: '1706.03762' },
      details: { type: 'thesis' },
    });
    expect(papers[1]?.bibliography.comments).toBeUndefined();
  });

  it('of Scopus gives whole names, pages and kinds', () => {
    const text = table(
      ['Authors', 'Author full names', 'Title', 'Year', 'Source title', 'Page start', 'Page end', 'PubMed ID', 'Document Type', 'Source'],
      ['LeCun Y.; Hinton G.', 'LeCun, Yann (55666793600); Hinton, Geoffrey (7006699573)', 'T', '2015', 'Nature', '436', '444', '26017442', 'Conference paper', 'Scopus'],
    ); // prettier-ignore
    expect(one('csv', text).bibliography).toMatchObject({
      authors: [{ name: 'Yann LeCun' }, { name: 'Geoffrey Hinton' }],
      venue: 'Nature',
      ids: { pmid: '26017442' },
      details: { type: 'paper-conference', pages: '436-444' },
    });
  });

  it('of PubMed gives names that end in initials', () => {
    const text = table(
      ['PMID', 'Title', 'Authors', 'Journal/Book', 'Publication Year', 'PMCID', 'DOI'],
      ['26017442', 'T', 'LeCun Y, van der Berg JA, Hinton G.', 'Nature', '2015', 'PMC12345', '10.1038/n1'],
    );
    expect(one('csv', text).bibliography).toMatchObject({
      authors: [
        { name: 'Y. LeCun', family: 'LeCun' },
        { name: 'J. A. van der Berg', family: 'van der Berg' },
        { name: 'G. Hinton' },
      ],
      ids: { pmid: '26017442', pmcid: 'PMC12345', doi: '10.1038/n1' },
    });
  });
});

describe('JSON', () => {
  it('of Better BibTeX gives collections, kinds, publishers and what is attached', () => {
    const items = [
      {
        key: 'K1',
        itemID: 1,
        itemType: 'thesis',
        title: 'T',
        university: 'MIT',
        creators: [{ creatorType: 'author', firstName: 'Jan', lastName: 'van der Berg' }],
        attachments: [{ url: 'https://example.org/a.pdf' }, { path: '/home/u/x.pdf' }],
        notes: [{ note: '<p>One &amp; two</p>' }],
        extra: 'PMID: 123\nSeen twice',
      },
      { key: 'K2', itemID: 2, itemType: 'encyclopediaArticle', title: 'U', encyclopediaTitle: 'Britannica' },
      { key: 'K3', itemType: 'attachment', title: 'x.pdf' },
    ];
    const collections = {
      A: { key: 'A', name: 'Vision', items: [1] },
      B: { key: 'B', parent: 'A', name: 'Depth', items: [1, 'K2'] },
    };
    const { papers, rejected, leftOut } = read('json', JSON.stringify({ config: {}, collections, items }));
    expect(rejected).toEqual([]);
    expect(leftOut).toEqual([{ field: 'items', reason: 'attachments and notes that are no papers (1)' }]);
    expect(papers[0]).toMatchObject({
      bibliography: {
        authors: [{ family: 'van der Berg' }],
        ids: { pmid: '123' },
        comments: 'Seen twice',
        details: { type: 'thesis', publisher: 'MIT' },
        links: [{ kind: 'pdf', url: 'https://example.org/a.pdf' }],
      },
      collections: [['Vision'], ['Vision', 'Depth']],
      note: 'One & two',
    });
    expect(papers[1]).toMatchObject({
      bibliography: { venue: 'Britannica', details: { type: 'entry-encyclopedia' } },
      collections: [['Vision', 'Depth']],
    });
  });

  it('of Zotero’s own interface gives notes to the items they hang on', () => {
    const items = [
      { key: 'N', data: { itemType: 'note', parentItem: 'K', note: '<p>Child</p>' } },
      { key: 'K', data: { key: 'K', itemType: 'book', title: 'T' } },
    ];
    expect(one('json', JSON.stringify(items)).note).toBe('Child');
  });

  it('of Hypothesis’ client gives marks, tags and the title without arXiv’s number', () => {
    const annotation = {
      id: 'x1',
      created: '2023-01-01T00:00:00+00:00',
      uri: 'https://arxiv.org/abs/1706.03762',
      text: 'mine',
      tags: ['one'],
      target: [
        {
          source: 'https://arxiv.org/abs/1706.03762',
          selector: [{ type: 'TextQuoteSelector', exact: 'attention', prefix: 'an ', suffix: '.' }],
        },
      ],
      document: { title: ['[1706.03762] Attention Is All You Need'] },
    };
    const text = JSON.stringify({ client_version: '1.0', annotations: [annotation] });
    expect(one('json', text)).toMatchObject({
      bibliography: { title: 'Attention Is All You Need', ids: { arxiv: '1706.03762' } },
      tags: ['one'],
      marks: [{ quote: { exact: 'attention' }, note: 'mine' }],
    });
  });

  it('of Memex is refused by its name', () => {
    const text = JSON.stringify({ annotations: [{ pageUrl: 'x.org', pageTitle: 'X', body: 'words' }] });
    expect(() => read('json', text)).toThrow(/Memex/);
  });
});
