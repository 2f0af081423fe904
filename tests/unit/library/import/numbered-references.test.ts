/** Bad BibTeX, RIS and CSV, number by number: B1 to B15, and the count that must come out of every file of any kind. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { detectFormat, formatOf } from '../../../../lib/formats/formats.ts';
import { exportPapers } from '../../../../lib/library/export/export.ts';
import { emptyStore } from '../fixtures.ts';
import { bib, bringAny, bringNew, expectNoPrototypeReached, kept, type Outcome } from './bring-any.ts';
import { file, libraryText, staged } from './support.ts';

afterEach(expectNoPrototypeReached);

describe('B: BibTeX, RIS and CSV', () => {
  const cases: [string, string, string, Partial<Outcome>, (string | object)[]][] = [
    [
      'B1: an entry without a key',
      'a.bib',
      '@article{author={Ada Lovelace}, title={Notes on the engine}}\n@book{,title={Second}}',
      { added: 2, rejected: 0 },
      [{ title: 'Notes on the engine', authors: [{ name: 'Ada Lovelace' }] }, 'Second'],
    ],
    [
      'B2: an unbalanced brace loses no later entry',
      'a.bib',
      '@article{a,title={One {thing},\nyear={2020}}\n@article{b,title={Another thing}}\n@article{c,title={A third} thing}}\n@article{d,title={A fourth thing}}',
      { added: 4, rejected: 0 },
      [/^One thing/, 'Another thing', /^A third/, 'A fourth thing'],
    ],
    [
      'B3: an escaped brace in a text',
      'a.bib',
      '@article{a,title={The set \\{x\\} and \\} more \\{}}\n@article{b,title={Good}}',
      { added: 2, rejected: 0 },
      ['The set {x} and } more {', 'Good'],
    ],
    [
      'B4: comments with and without braces, and # lines',
      'a.bib',
      '@comment{ @article{no, title={No}} }\n@comment jabref\n# a line\n#@article{no, title={No}}\n%@article{no, title={No}}\n@Comment{\n@article{no, title={No}}\n}\n@article{b, title={B is here}}',
      { added: 1, rejected: 0 },
      ['B is here'],
    ],
    [
      'B5: strings, a string of itself, and one that doubles forty times',
      'a.bib',
      `@string{s = s # s}\n@string{m0="xxxxxxxxxx"}\n${Array.from({ length: 40 }, (_, at) => `@string{m${at + 1}=m${at} # m${at}}`).join('\n')}\n@article{a,title=m40}\n@article{b,title="Good" # " and fine"}\n@article{c,title=s # "Self"}`,
      { added: 2, rejected: 1 },
      ['Good and fine', /Self$/],
    ],
    [
      'B6: commands that would run are text',
      'a.bib',
      '@preamble{"\\def\\x{1}"}\n@article{a,title={\\input{/etc/passwd} and \\write18{ls} as words}}',
      { added: 1, rejected: 0 },
      ['\\input{/etc/passwd} and \\write18{ls} as words'],
    ],
    [
      'B7: keys of any kind, and twice',
      'a.bib',
      `@article{Ünï:code, title={First matter}}\n@article{${'k'.repeat(10_000)}, title={Second matter}}\n@article{x, title={Third matter}}\n@article{x, title={Fourth matter}}\n@article{one, two, title={Fifth matter}}`,
      { added: 5, rejected: 0 },
      ['First matter', 'Second matter', 'Third matter', 'Fourth matter', 'Fifth matter'],
    ],
    [
      'B8: months, a year in press, a quote in braces',
      'a.bib',
      '@article{a,title={A {"quoted"} thing},month=mar,year={in press}}\n@article{b,title="Another {"}thing{"}",month=sep # "~5",year=2020}',
      { added: 2, rejected: 0, told: ['"in press" is not a year'] },
      [{ title: 'A "quoted" thing' }, { title: 'Another "thing"', year: 2020, date: '2020-09-05' }],
    ],
    [
      'B9: a thousand authors and others, groups, four commas',
      'a.bib',
      `@article{a,title={Many},author={${'A. Person and '.repeat(1_000)}others}}\n@article{b,title={Group},author={{{The Group}} and a, b, c, d, e}}`,
      { added: 2, rejected: 0 },
      [
        { title: 'Many', authors: { length: 1_000 }, authorsTruncated: true },
        { title: 'Group', authors: [{ name: 'The Group' }, { family: 'a', given: 'b, c, d, e' }] },
      ],
    ],
    [
      'B10: accents of TeX and formulas',
      'a.bib',
      '@article{a,title={M{\\"o}bius \\\'{e}t\\\'e Stra\\ss e \\"{\\i} $x<y$}}',
      { added: 1, rejected: 0 },
      ['Möbius été Straße ï $x<y$'],
    ],
    [
      'B11: ten thousand braces',
      'a.bib',
      `@article{a,title=${'{'.repeat(10_000)}T${'}'.repeat(10_000)}}\n@article{b,title={Good}}`,
      { added: 2, rejected: 0 },
      ['T', 'Good'],
    ],
    [
      'B12: a hundred thousand spaces before the end',
      'a.bib',
      `@article{a,title={A good title}${' '.repeat(100_000)}}\n@article{b,title={Another good title}${'\n'.repeat(100_000)}}`,
      { added: 2, rejected: 0 },
      ['A good title', 'Another good title'],
    ],
    [
      'B13: a stray line inside an entry',
      'a.bib',
      '@article{a,\n title={A is here}\n what is this\n doi={10.1000/x}\n}\n@article{b,title={B is here}}',
      { added: 2, rejected: 0 },
      [{ title: 'A is here', ids: { doi: '10.1000/x' } }, 'B is here'],
    ],
    [
      'B14: RIS without ER, and with one inside an abstract',
      'a.ris',
      'TY  - JOUR\nTI  - A first thing\nAB  - It ends\nER  - and goes on\nPY  - 2020\nTY  - JOUR\nTI  - A second thing\n',
      { added: 2, rejected: 0 },
      [{ title: 'A first thing', abstract: 'It ends ER - and goes on', year: 2020 }, 'A second thing'],
    ],
    [
      'B15: ragged rows and a quote that never closes',
      'a.csv',
      'title,year,doi\nA first thing\nA second thing,2020,10.1000/b,more,more\n"A third thing,2021\nA fourth thing,2022\n',
      { added: 3, rejected: 1, reasons: ['a quotation mark is opened and never closed'] },
      [
        'A first thing',
        { title: 'A second thing', ids: { doi: '10.1000/b' } },
        { title: 'A fourth thing', year: 2022 },
      ],
    ],
    [
      'B15: semicolons',
      'a.csv',
      'title;year\nA first, and more;2020\n',
      { added: 1, rejected: 0 },
      [{ title: 'A first, and more', year: 2020 }],
    ],
    [
      'B15: tabs',
      'a.csv',
      'title\tyear\nA first; thing\t2020\n',
      { added: 1, rejected: 0 },
      [{ title: 'A first; thing', year: 2020 }],
    ],
    [
      'B15: a row of a hundred thousand columns',
      'a.csv',
      `title,year\nA first thing,2020${',x'.repeat(100_000)}\nA second thing,2021\n`,
      { added: 1, rejected: 1, reasons: ['it has more than 1000 columns'] },
      ['A second thing'],
    ],
  ];
  it.each(cases)('%s', async (_what, name, content, counts, expected) => {
    const { store, ...outcome } = await bringNew(content, name);
    expect(outcome).toMatchObject(counts);
    const papers = (await store.db.papers.toArray()).map(({ bibliography }) => bibliography);
    for (const one of expected) {
      const about = typeof one === 'string' || one instanceof RegExp ? { title: one } : one;
      const { title } = about as { title: string | RegExp };
      const paper = papers.find((each) =>
        title instanceof RegExp ? title.test(each.title) : each.title === title,
      );
      expect(paper, `${String(title)} in ${papers.map((each) => each.title).join(' | ')}`).toBeDefined();
      expect(paper).toMatchObject({ ...about, title: paper!.title });
    }
    expect(papers).toHaveLength(expected.length);
    // What came in is a library that goes out and comes in again.
    expect(await bringNew(await libraryText(store))).toMatchObject({ added: outcome.added, rejected: 0 });
  });

  it('B5: what a doubling macro would fill is cut, and said', async () => {
    const doubling = Array.from({ length: 40 }, (_, at) => `@string{m${at + 1}=m${at} # m${at}}`).join('\n');
    const text = `@string{m0="xxxxxxxxxx"}\n${doubling}\n@article{a,title={Fine},abstract=m40}`;
    const { rejected, reasons, told } = await bringNew(text, 'a.bib');
    expect(rejected).toBe(1);
    expect(reasons[0]).toMatch(/its abstract has \d+ characters; 20000 is the limit/);
    expect(told.join()).toMatch(/expand to more than 200000 characters/);
  });

  it('B7: of whatever keys a file has, the keys that go out are ASCII, short and each one’s own', async () => {
    const text = `@article{Ünï:code, title={First matter}}\n@article{${'k'.repeat(10_000)}, title={Second matter}}\n@article{x, title={Third matter}}\n@article{x, title={Fourth matter}}`;
    const { store } = await bringNew(text, 'a.bib');
    const { chunks } = await exportPapers(store, 'bibtex', 'Offprint test');
    let out = '';
    for await (const chunk of chunks) out += chunk;
    const keys = [...out.matchAll(/^@\w+\{(.*),$/gm)].map((match) => match[1] ?? '');
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9:_-]{1,200}$/);
  });

  it('B10: a file in Latin-1', async () => {
    const bytes = new Uint8Array([...bib('title={Über die Brücke}')].map((c) => c.charCodeAt(0)));
    const { store } = await bringNew(bytes, 'a.bib');
    expect((await store.db.papers.toArray())[0]?.bibliography.title).toBe('Über die Brücke');
  });

  it('B11: a megabyte without an entry is refused', async () => {
    expect((await bringNew('x '.repeat(500_000), 'a.bib')).refused).toBeDefined();
  });

  it('B15: a heading of a hundred thousand columns is refused', async () => {
    expect((await bringNew(`title${','.repeat(100_000)}\nx\n`, 'a.csv')).refused).toMatch(/1000 columns/);
  });

  it('of 2,144 mixed entries as many are loaded or reported', async () => {
    const entries = Array.from({ length: 2_144 }, (_, at) => {
      const title = `Matter ${at} of ${at * 7919}`;
      return [
        `@article{k${at}, title={${title}}, year=2020}`,
        `@misc{k${at},\n title={${title}\n}`,
        `@inproceedings{, title={${title}}, author={A and}}`,
        `@book{k${at}, author={Nobody}}`,
        `@article{k${at}, title = "${title}" # " more"`,
        `@ARTICLE(k${at}, title={${title}})`,
        `@article{k${at}, title={${'x'.repeat(1_500)}}}`,
        `@article{title={${title}}, author={{Group}}}`,
      ][at % 8];
    });
    const { read, added, merged, rejected, reasons } = await bringNew(entries.join('\n\n'), 'a.bib');
    expect([read, added + merged + rejected]).toEqual([2_144, 2_144]);
    // One in eight is too long; what has no title goes by its key.
    expect([merged, rejected, reasons.length]).toEqual([0, 268, 268]);
  }, 60_000);

  it('of 2,144 mixed entries of RIS, of a table and of CSL-JSON as many are loaded or reported', async () => {
    const entry = (at: number): [string, string] => [
      at % 9 === 0 ? '' : `Matter ${at} of ${at * 7919}`,
      `${1900 + (at % 130)}`,
    ];
    const all = Array.from({ length: 2_144 }, (_, at) => entry(at));
    const ris = all.map(
      ([title, year], at) => `TY  - JOUR\nTI  - ${title}\nPY  - ${year}\n${at % 5 ? 'ER  - \n' : ''}`,
    );
    const rows = all.map(([title, year]) => `"${title}",${year}`);
    const items = all.map(([title, year]) => ({ type: 'book', title, issued: { raw: year } }));
    for (const [name, content] of [
      ['a.ris', ris.join('')],
      ['a.csv', `title,year\n${rows.join('\n')}\n`],
      ['a.json', JSON.stringify(items)],
    ] as const) {
      const { papers, rejected } = formatOf(detectFormat(content))!.read!(content);
      expect([name, papers.length, rejected.length]).toEqual([name, 2_144 - 239, 239]);
    }
  });
});

describe('read = added + merged + rejected', () => {
  const title = fc.oneof(
    fc.constantFrom('', 'One thing', 'Another matter', 'A third subject altogether', 'x'.repeat(1_100)),
    fc.string({ maxLength: 12 }),
  );
  const entry = fc.record({
    title,
    doi: fc.constantFrom('', '10.1000/a', '10.1000/b', 'none'),
    year: fc.constantFrom('', '2020', 'soon'),
  });
  const plain = (text: string): string => text.replace(/[{}\\@%"#,;\r\n]/g, ' ');

  it('whatever entries a file of any kind holds, into whatever library', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('bib', 'ris', 'csv', 'json'),
        fc.boolean(),
        async (entries, kind, isRich) => {
          const store = isRich ? await kept('2401.00001') : emptyStore();
          const content = {
            bib: () =>
              entries
                .map(
                  (one, at) =>
                    `@article{k${at}, title={${plain(one.title)}}, doi={${one.doi}}, year={${one.year}}}`,
                )
                .join('\n'),
            ris: () =>
              entries
                .map(
                  (one) =>
                    `TY  - JOUR\nTI  - ${plain(one.title)}\nDO  - ${one.doi}\nPY  - ${one.year}\nER  - \n`,
                )
                .join(''),
            csv: () =>
              `title,doi,year\n${entries.map((one) => `"${plain(one.title)}",${one.doi},${one.year}`).join('\n')}`,
            json: () =>
              JSON.stringify(
                entries.map((one) => ({
                  type: 'article',
                  title: one.title,
                  DOI: one.doi,
                  issued: { literal: one.year },
                })),
              ),
          }[kind]();
          const { refused, read } = await bringAny(store, content, `a.${kind}`);
          // Rows of a table without a single word are no rows.
          if (refused === undefined && kind !== 'csv') expect(read).toBe(entries.length);
        },
      ),
      { numRuns: process.env.CI ? 100 : 30 },
    );
  }, 120_000);

  it('is staged as it is counted, and nothing of a refused file stays', async () => {
    const store = emptyStore();
    const row = await staged(store, file('a.bib', bib('title={One}', 'author={X}', 'title={Two}')));
    const { read, new: fresh, merged, rejected } = row.counts;
    expect([read, fresh + merged + rejected]).toEqual([3, 3]);
  });
});
