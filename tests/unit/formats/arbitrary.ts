/** Random papers for the round-trip properties: every field, awkward characters, nothing a source could not give. */
import { WORK_TYPES, type Details } from '../../../lib/paper/details.ts';
import fc from 'fast-check';
import type { Author, Bibliography } from '../../../lib/paper/bibliography.ts';
import { MARK_COLOURS } from '../../../lib/paper/rows.ts';
import type { MarkRow } from '../../../lib/paper/rows.ts';
import type { InterchangePaper } from '../../../lib/formats/interchange.ts';
import { authorOfParts } from '../../../lib/formats/person-name.ts';

/** How many cases a property runs: 100 while one works, 500 in CI, 10,000 at night (OFFPRINT_NIGHTLY=1). */
export const CASES = Number(
  process.env.OFFPRINT_CASES ?? (process.env.OFFPRINT_NIGHTLY ? 10_000 : process.env.CI ? 500 : 100),
);

/** Printed, so that a failure can be run again: OFFPRINT_SEED. */
export const SEED = Number(process.env.OFFPRINT_SEED ?? Math.floor(Math.random() * 2 ** 31));

export const settings = {
  numRuns: CASES,
  seed: SEED,
  interruptAfterTimeLimit: CASES > 1_000 ? 600_000 : 25_000,
};

const WORDS = [
  ...'Attention Learning the of GAN BERT-Large ImageNet 3D α-stable naïve Erdős 深層学習 модель 100% R&D C# a_b {x} \\frac x^2 ~1'.split(
    ' ',
  ),
  ...'$x^2$ $\\alpha$-decay $5 and$ `code` ``quoted" it\'s -- --- – — “so” =SUM(A1) +1 -x @home \\input{/etc/passwd} \\write18{ls}'.split(
    ' ',
  ),
  ...'<i>coli</i> CO<sub>2</sub> <img <script> {{7*7}} [[link]] ](javascript:x) --- : # # | ; , . ! & &amp; %20 \\ } { $ @article{a, TY\u00a0- N1 l’été É 𝜇 👩‍🔬'.split(
    ' ',
  ),
];

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ minLength: 1, maxLength: 8 }),
);

/** One line: NFC, white space collapsed, no control characters. */
function line(maxWords: number): fc.Arbitrary<string> {
  return fc.array(word, { minLength: 1, maxLength: maxWords }).map((words) => clean(words.join(' ')));
}

export function clean(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      // oxlint-disable-next-line no-control-regex
      .replace(/[\s\u0000-\u001f\u007f-\u009f\ufeff]+/gu, ' ')
      .trim()
      .replace(/^$/, 'x')
  );
}

const title = line(12).map((text) => text.replace(/[.\s]+$/, '') || 'x');

const namePart = fc.constantFrom(
  ...'Ashish Noam J. Jean-Paul Łukasz Özgür Nguyễn O’Brien İlker 李 Müller Vaswani Garcia Núñez X.Y.'.split(
    ' ',
  ),
);
const family = fc.oneof(namePart, fc.constantFrom('van der Berg', 'de la Cruz', 'Le Cun', 'Smith Jones'));
const author: fc.Arbitrary<Author> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(namePart, family).map(([given, last]) => authorOfParts({ given, family: last })),
  },
  fc.tuple(namePart, family).map(([given, last]) => authorOfParts({ given, family: last, suffix: 'Jr.' })),
  fc
    .constantFrom(
      'OpenAI',
      'ATLAS Collaboration',
      'Smith, J.',
      'Team A and B',
      'Ashish Vaswani',
      '李飞飞',
      'R&D {Lab}',
    )
    .map((name) => ({ name })),
  fc.constantFrom('Google Brain', 'The Foo & Bar Group').map((name) => ({ name, family: name })),
);

const date = fc
  .record({
    year: fc.integer({ min: 1900, max: 2030 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    parts: fc.constantFrom(0, 1, 2, 3),
  })
  .map(({ year, month, day, parts }) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    if (parts === 0) return {};
    if (parts === 1) return { year };
    return { year, date: parts === 2 ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}` };
  });

const arxivId = fc
  .record({
    id: fc.constantFrom('1706.03762', '2401.01234', 'math/0502036', 'hep-th/9901001'),
    arxivVersion: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  })
  .map(({ id, arxivVersion }) => ({ arxiv: id, ...(arxivVersion && { arxivVersion }) }));

const identifiers = fc
  .tuple(
    fc.option(arxivId, { nil: {} }),
    fc.record(
      {
        doi: fc.constantFrom(
          '10.1145/3292500.3330701',
          '10.1000/xyz_(12)3',
          '10.1002/(sici)1097-0258(19980815)17:15<1661::aid>3.0.co;2-2',
        ),
        openreview: fc.constant('rJl-b3RcF7'),
        acl: fc.constantFrom('2020.acl-main.1', 'P19-1001'),
        pmid: fc.constant('12345678'),
        pmcid: fc.constant('PMC1234567'),
        semanticScholar: fc.constant('CorpusId:123'),
        dblp: fc.constant('conf/nips/VaswaniSPUJGKP17'),
        isbn: fc.constantFrom('9780262035613', '0-262-03561-8'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([arxiv, rest]) => ({ ...arxiv, ...rest }));

const address = fc.constantFrom(
  'https://example.org/a_b?c=d&e=%20f#g~h',
  'http://example.org/paper(1).html',
  'https://example.org/%7Bx%7D',
);

const details: fc.Arbitrary<Details> = fc.record(
  {
    type: fc.constantFrom(...WORK_TYPES),
    volume: fc.constantFrom('12', 'III/41c'),
    issue: fc.constantFrom('3', '1-2'),
    pages: fc.constantFrom('125-143', '42', 'e1009', 'S1-S10'),
    publisher: fc.oneof({ weight: 3, arbitrary: line(3) }, fc.constant('arXiv')),
    place: line(2),
    edition: fc.constantFrom('2', 'Second'),
    series: line(4),
    issn: fc.constant('1234-5678'),
    language: fc.constant('en'),
    editors: fc.array(author, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['type'] },
);

const bibliography: fc.Arbitrary<Bibliography> = fc
  .tuple(
    title,
    fc.array(author, { maxLength: 6 }),
    date,
    identifiers,
    fc.record(
      {
        abstract: line(60),
        details,
        venue: fc.oneof({ weight: 3, arbitrary: line(5) }, fc.constantFrom('CoRR', 'arXiv', 'bioRxiv')),
        comments: line(10),
        journalRef: line(6),
        subjects: fc.uniqueArray(
          fc.constantFrom('Machine Learning (cs.LG)', 'Computation; and {Language}', 'stat.ML'),
          { minLength: 1 },
        ),
        url: address,
        authorsTruncated: fc.constant(true as const),
        withdrawn: fc.constant(true as const),
        links: fc.uniqueArray(
          fc.record({ kind: fc.constantFrom('pdf' as const, 'code' as const), url: address }),
          { minLength: 1, maxLength: 2, selector: (link) => link.kind },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([text, authors, dates, ids, rest]) => ({ title: text, authors, ...dates, ids, ...rest }));

const note = fc
  .array(
    fc.oneof(
      line(8),
      fc.constantFrom(
        '',
        'TY  - JOUR',
        '@article{a, title={x}}',
        'ER  - ',
        '- item',
        '# Heading',
        '```',
        'x = 1',
      ),
    ),
    { maxLength: 5 },
  )
  .map((lines) => lines.join('\n').trim());

export const CLOCK = '1700000000000-0000-0badcafe';

export const mark: fc.Arbitrary<MarkRow> = fc
  .record({
    id: fc.uuid(),
    text: line(20),
    colour: fc.constantFrom(...MARK_COLOURS),
    note,
    at: fc.integer({ min: 0, max: 2e12 }),
    kind: fc.constantFrom(0, 1, 2),
  })
  .map(({ id, text, colour, note: said, at, kind }) => {
    const start = Math.min(3, text.length - 1);
    const end = Math.min(start + 9, text.length);
    return {
      id,
      paper: 'paper-1',
      target:
        kind === 0
          ? { kind: 'title' }
          : kind === 1
            ? { kind: 'abstract', key: '1:9f86d081884c7d65' }
            : { kind: 'body', block: 'S1.p2', text, version: 2 },
      quote: {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end).toWellFormed(),
        prefix: text.slice(0, start).toWellFormed(),
        suffix: text.slice(end, end + 32).toWellFormed(),
      },
      position: { type: 'TextPositionSelector', start, end },
      snapshot: text,
      colour,
      note: said,
      at,
      v: 1,
      updatedAt: CLOCK,
    };
  });

const tag = fc.oneof(
  line(2).map((text) => text.slice(0, 100).trim().toWellFormed() || 'x'),
  fc.constantFrom('machine learning', '=cmd', 'a,b', '-x'),
);

export const paper: fc.Arbitrary<InterchangePaper> = fc.record(
  {
    bibliography,
    tags: fc.uniqueArray(tag, { maxLength: 4 }),
    collections: fc.uniqueArray(fc.constantFrom(['Vision'], ['Vision', 'Depth'], ['To read']), {
      maxLength: 2,
      selector: (path) => path.join(),
    }),
    state: fc.constantFrom('saved' as const, 'later' as const),
    star: fc.boolean(),
    note,
    marks: fc.array(mark, { maxLength: 2 }),
    saved: fc.integer({ min: 1, max: 2e12 }),
    read: fc.integer({ min: 1, max: 2e12 }),
  },
  { requiredKeys: ['bibliography', 'tags', 'collections', 'state', 'star', 'note', 'marks'] },
);

export const papers = fc.array(paper, { maxLength: 4 });

/** A paper without marks, whose note therefore comes back as it went. */
export const unmarked = papers.map((list) => list.map((one) => ({ ...one, marks: [] })));
