/**
 * The programme of bad input, number by number: J1 to J21 for JSON (J22 is in import.test.ts), B1 to B15 for BibTeX, RIS
 * and CSV. Every case goes
 * all the way: staged, brought in, counted. Whatever a file holds, it is refused in words with the library as it was,
 * or read = added + merged + rejected, each rejection with its reason, and the library grew by what was added.
 */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { FormatError } from '../../../../lib/formats/interchange.ts';
import { change } from '../../../../lib/library/change.ts';
import { keep } from '../../../../lib/library/keep.ts';
import { operate } from '../../../../lib/library/operations.ts';
import type { Store } from '../../../../lib/library/store.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';
import { bring, contents, file, libraryText, staged } from './support.ts';

/** One case, ms on a busy machine: two seconds on a quiet one. */
const LONGEST = 30_000;

interface Outcome {
  refused?: string;
  read: number;
  added: number;
  merged: number;
  rejected: number;
  reasons: string[];
}

/** Brings content into a store and checks what must hold of every file. */
async function bringAny(
  store: Store,
  content: BlobPart,
  name = 'a.json',
): Promise<Outcome & { store: Store }> {
  await store.use((db) => db.papers.count());
  const before = contents(await libraryText(store));
  const papersBefore = await store.db.papers.count();
  const from = performance.now();
  let outcome: Outcome;
  try {
    const { row, applied } = await bring(store, file(name, content));
    const { read, added, merged, rejected, left } = applied;
    expect(read).toBe(added + merged + rejected + left);
    expect(Math.min(rejected, 1_000)).toBe(row.rejected.length);
    for (const one of row.rejected) expect(one.reason.length).toBeGreaterThan(3);
    expect(await store.db.papers.filter((one) => one.deletedAt === undefined).count()).toBe(
      papersBefore + added,
    );
    outcome = { read, added, merged, rejected, reasons: row.rejected.map(({ reason }) => reason) };
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    if (!(cause instanceof FormatError)) throw error;
    expect(cause.message.length).toBeGreaterThan(3);
    expect(contents(await libraryText(store))).toEqual(before);
    outcome = { refused: cause.message, read: 0, added: 0, merged: 0, rejected: 0, reasons: [] };
    expect([await store.db.staged.count(), await store.db.imports.count()]).toEqual([0, 0]);
  }
  expect(performance.now() - from).toBeLessThan(LONGEST);
  return { ...outcome, store };
}
const bringNew = (content: BlobPart, name?: string) => bringAny(emptyStore(), content, name);

async function kept(...ids: string[]): Promise<Store> {
  const store = emptyStore();
  for (const id of ids)
    await operate(store, request(`keep-${id}`), (writer) => keep(writer, sighting(id), onArxiv, 'saved'));
  return store;
}
type Tables = Record<string, Record<string, unknown>[]>;
async function libraryWith(change_: (tables: Tables) => void, ...ids: string[]): Promise<string> {
  const document = JSON.parse(
    await libraryText(await kept(...(ids.length ? ids : ['2401.00001']))),
  ) as Tables;
  change_(document);
  return JSON.stringify(document);
}
const csl = (...items: object[]): string =>
  JSON.stringify(items.map((item, at) => ({ type: 'article', title: `A title of its own, ${at}`, ...item })));
const bib = (...fields: string[]): string => fields.map((each, at) => `@article{k${at}, ${each}}`).join('\n');

afterEach(() => {
  // No file reaches a prototype.
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe('J: JSON', () => {
  it.each(['', ' ', '\n', '\ufeff'])('J1: an empty file (%j) is refused', async (content) => {
    expect((await bringNew(content)).refused).toMatch(/empty/);
  });

  it.each(['null', '[]', '42', '"x"', 'true', '{}'])('J2: %s is refused', async (content) => {
    expect((await bringNew(content)).refused).toBeDefined();
  });

  it('J3: a good file cut at each hundredth comes in as far as it goes, or is refused', async () => {
    const whole = await libraryText(await kept('2401.00001', '2401.00002', '2401.00003'));
    for (let percent = 0; percent < 100; percent++)
      await bringNew(whole.slice(0, Math.floor((whole.length * percent) / 100)));
    const { added } = await bringNew(whole);
    expect(added).toBe(3);
  }, 120_000);

  it('J4: a byte order mark, UTF-16, Latin-1 and CRLF', async () => {
    const text = csl({ title: 'Über die Brücke' });
    const utf16 = (bigEndian: boolean) => {
      const bytes = new Uint8Array([
        0xfe,
        0xff,
        ...[...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]),
      ]);
      if (!bigEndian)
        for (let at = 0; at < bytes.length; at += 2)
          [bytes[at], bytes[at + 1]] = [bytes[at + 1]!, bytes[at]!];
      return bytes;
    };
    const latin1 = new Uint8Array([...text].map((c) => c.charCodeAt(0)));
    for (const content of [
      `\ufeff${text}`,
      utf16(true),
      utf16(false),
      latin1,
      text.replaceAll(',', ',\r\n'),
    ]) {
      const { added, store } = await bringNew(content);
      expect(added).toBe(1);
      expect((await store.db.papers.toArray())[0]?.bibliography.title).toBe('Über die Brücke');
    }
    const library = (await libraryText(await kept('2401.00001'))).replaceAll('\n', '\r\n');
    expect((await bringNew(`\ufeff${library}`)).added).toBe(1);
  });

  it.each([
    ['a comma too many', '[{"title":"A","type":"book"},]'],
    ['NaN', '[{"title":"A","type":"book","volume":NaN}]'],
    ['two documents', `${csl({})}\n${csl({})}`],
    ['NDJSON', '{"title":"A","type":"book"}\n{"title":"B","type":"book"}\n'],
    ['single quotes', "[{'title':'A'}]"],
  ])('J5: %s is refused with its line, or read as what it says', async (_what, content) => {
    const { refused, read } = await bringNew(content);
    expect(refused ?? read).toBeTruthy();
  });

  it('J6: of a key that stands twice in an object the last holds', async () => {
    const { added, store } = await bringNew('[{"type":"book","title":"First","title":"Second"}]');
    expect(added).toBe(1);
    expect((await store.db.papers.toArray())[0]?.bibliography.title).toBe('Second');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'constructor.prototype'])(
    'J7: %s as key, id, tag and collection is data',
    async (name) => {
      const whole = await libraryWith(({ papers, records, abstracts }) => {
        const old = papers![0]!['id'] as string;
        Object.assign(papers![0]!, { id: name, tags: [name] });
        for (const row of [...records!, ...abstracts!]) row['paper'] = name;
        for (const row of abstracts!) row['id'] = (row['id'] as string).replace(old, name);
      });
      const { added, store } = await bringNew(whole);
      expect(added).toBe(1);
      expect((await store.db.papers.get(name))?.tags).toEqual([name]);
      const item = `[{"type":"book","title":"About ${name}","${name}":{"x":1},"id":"${name}","keyword":"${name}"}]`;
      expect((await bringNew(item)).added).toBe(1);
      expect((await bringNew(`{"papers":[],"${name}":{"x":1}}`)).added).toBe(0);
    },
  );

  it.each([10_000, 200_000])('J8: nesting of %i is refused before it is built', async (depth) => {
    expect((await bringNew('['.repeat(depth))).refused).toMatch(/nested deeper/);
    expect((await bringNew('{"a":'.repeat(depth))).refused).toMatch(/nested deeper/);
    const row = await libraryWith(({ papers }) => {
      papers![0]!['note'] = 'x';
    });
    expect(
      (await bringNew(row.replace('"note":"x"', `"note":${'['.repeat(depth)}${']'.repeat(depth)}`))).added,
    ).toBe(0);
  });

  it('J9: one string of 50 MB, and a million tags', async () => {
    const long = `[{"type":"book","title":"Fine"},{"type":"book","title":"${'x'.repeat(49_900_000)}"}]`;
    const { added, rejected } = await bringNew(long);
    expect([added, rejected]).toEqual([1, 1]);
    expect((await bringNew(`[{"type":"book","title":"${'x'.repeat(50_100_000)}"}]`)).refused).toBeDefined();
    const { store } = await bringNew(
      csl({ keyword: Array.from({ length: 1_000_000 }, (_, at) => `t${at}`).join(';') }),
    );
    expect((await store.db.papers.toArray())[0]?.tags.length).toBeLessThanOrEqual(1_000);
  }, 60_000);

  it.each([
    ['a number', 7],
    ['a list', ['a']],
    ['an object', { a: 1 }],
    ['a VNode', { type: 'img', props: { src: 'x' }, constructor: null, __v: 1 }],
    ['null', null],
    ['true', true],
  ])('J10: a title that is %s costs its own row', async (_what, title) => {
    const { added, rejected, reasons } = await bringNew(csl({ title }, {}));
    expect([added, rejected]).toEqual([1, 1]);
    expect(reasons[0]).toMatch(/title/);
    const whole = await libraryWith(({ papers }) => {
      papers!.push({ ...papers![0], id: 'second', bibliography: { title, authors: [], ids: {} } });
    });
    expect(await bringNew(whole)).toMatchObject({ added: 1, rejected: 1 });
  });

  it('J10: a title or an abstract past the limit costs its own row', async () => {
    const long = csl({ title: 'x'.repeat(2_000) }, { abstract: 'x'.repeat(30_000) }, {});
    expect(await bringNew(long)).toMatchObject({ added: 1, rejected: 2 });
  });

  it.each(['', 'x'.repeat(1_000_000), '\ud800', 'a\u0000b', '\u202ea', 'é', 'e\u0301', 'a b'])(
    'J11: an id that is none (%#) costs its own row',
    async (id) => {
      const whole = await libraryWith(({ papers }) => void papers!.push({ ...papers![0], id }));
      expect(await bringNew(whole)).toMatchObject({ added: 1, rejected: 1 });
    },
  );

  it('J11: the versions of one arXiv id are one paper', async () => {
    const items = csl(
      { title: 'One thing', URL: 'https://arxiv.org/abs/2301.00001v2' },
      { title: 'One thing', URL: 'https://arxiv.org/abs/2301.00001' },
    );
    expect(await bringNew(items)).toMatchObject({ read: 2, added: 1, merged: 1 });
  });

  it.each([[0], [275_761], [-5], ['yesterday'], [2020, 13, 45], [1e308]])(
    'J12: a date of %j leaves the paper without a false one',
    async (...parts) => {
      const { added, store } = await bringNew(csl({ issued: { 'date-parts': [parts] } }));
      expect(added).toBe(1);
      const { year } = (await store.db.papers.toArray())[0]!.bibliography;
      expect(year === undefined || (year >= 1_000 && year <= 2_199)).toBe(true);
    },
  );

  it('J13: a mark of no paper, a ring of collections, two papers of one DOI', async () => {
    const clock = '1700000000000-0000-0badcafe';
    const whole = await libraryWith(({ marks, collections }) => {
      marks!.push({ id: 'm', paper: 'nobody' });
      collections!.push(
        { id: 'a', name: 'A', parent: 'b', v: 1, updatedAt: clock },
        { id: 'b', name: 'B', parent: 'a', v: 1, updatedAt: clock },
      );
    });
    const { added, store } = await bringNew(whole);
    expect([added, await store.db.marks.count()]).toEqual([1, 0]);
    const parents = (await store.db.collections.toArray()).map(({ parent }) => parent);
    expect(parents).toContain(undefined);
    const twice = bib('title={One thing}, doi={10.1000/one}', 'title={One thing}, doi={10.1000/ONE}');
    expect(await bringNew(twice, 'a.bib')).toMatchObject({ added: 1, merged: 1 });
  });

  it.each([99, '1e9', 1.5, null, undefined, -1, '1'])(
    'J14: a library of version %j is refused in words',
    async (version) => {
      const whole = await libraryWith((tables) => void Object.assign(tables, { version }));
      expect((await bringNew(whole)).refused).toMatch(/newer Offprint|which version/);
    },
  );

  it('J15: a count or a checksum that does not fit is said, and what is there comes in', async () => {
    const whole = await libraryText(await kept('2401.00001'));
    for (const [changed, words] of [
      [whole.replace('"papers":1', '"papers":7'), /header counts 7 papers/],
      [whole.replace(/fnv1a32:\w+/, 'fnv1a32:00000000'), /checksum is wrong/],
    ] as const) {
      expect(changed).not.toBe(whole);
      const { row, applied } = await bring(emptyStore(), file('a.json', changed));
      expect(applied.added).toBe(1);
      expect(row.warnings.join()).toMatch(words);
    }
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'chrome-extension://x/y',
    'https://u@h/',
    `https://x.org/${'a'.repeat(100_000)}`,
  ])('J16: no address is kept that is not one of the web (%#)', async (url) => {
    const { added, store } = await bringNew(csl({ URL: url, link: [{ URL: url }] }));
    expect(added).toBe(1);
    const [paper] = await store.db.papers.toArray();
    expect([paper?.bibliography.url, paper?.bibliography.links]).toEqual([undefined, undefined]);
    const whole = await libraryWith(({ papers }) => {
      papers!.push({ ...papers![0], id: 'second', bibliography: { title: 'T', authors: [], ids: {}, url } });
    });
    const { store: other } = await bringNew(whole);
    for (const { bibliography } of await other.db.papers.toArray()) expect(bibliography.url).not.toBe(url);
  });

  it('J17: HTML in every field is text, and comes back as it went', async () => {
    const html = '<img src=x onerror=a()></script><svg onload=a()>{{7*7}}';
    const { added, store } = await bringNew(
      csl({
        abstract: html,
        author: [{ literal: html }],
        'container-title': html,
        keyword: html,
        note: html,
        publisher: html,
      }),
    );
    expect(added).toBe(1);
    const whole = await libraryText(store);
    const { store: again } = await bringNew(whole);
    expect((await again.db.papers.toArray())[0]?.bibliography.venue).toBe(
      (await store.db.papers.toArray())[0]?.bibliography.venue,
    );
  });

  it.each<[string, string, 'taken' | 'refused']>([
    [
      'PaperMemory',
      JSON.stringify({
        'Arxiv-1706.03762': {
          id: 'Arxiv-1706.03762',
          title: 'Attention',
          author: 'A B',
          year: '2017',
          pdfLink: 'https://arxiv.org/pdf/1706.03762.pdf',
          tags: [],
          addDate: '2024-01-02T03:04:05.000Z',
        },
      }),
      'taken',
    ],
    ['Zotero CSL-JSON', csl({ id: 'http://zotero.org/users/1/items/A' }), 'taken'],
    [
      'Hypothesis',
      JSON.stringify({
        rows: [
          {
            id: 'a',
            created: '2024-01-01T00:00:00Z',
            uri: 'https://arxiv.org/abs/1706.03762',
            document: { title: ['Attention'] },
            text: 'n',
            tags: [],
            target: [
              {
                source: 'https://arxiv.org/abs/1706.03762',
                selector: [{ type: 'TextQuoteSelector', exact: 'words' }],
              },
            ],
          },
        ],
      }),
      'taken',
    ],
    ['Memex', JSON.stringify({ annotations: [{ url: 'x', body: 'y' }], bookmarks: [] }), 'refused'],
    ['a package.json', JSON.stringify({ name: 'x', version: '1.0.0', dependencies: {} }), 'refused'],
  ])('J18: an export of %s is taken or refused by name', async (_program, content, expected) => {
    const { refused, added } = await bringNew(content);
    if (expected === 'taken') expect(added).toBe(1);
    else expect(refused).toBeDefined();
  });

  it('J19: the same file twice adds nothing the second time', async () => {
    for (const [content, name] of [
      [await libraryText(await kept('2401.00001', '2401.00002')), 'a.json'],
      [csl({}, {}), 'b.json'],
      [bib('title={One thing}', 'title={Another matter}'), 'c.bib'],
    ] as const) {
      const store = emptyStore();
      expect((await bringAny(store, content, name)).added).toBe(2);
      const before = contents(await libraryText(store));
      expect(await bringAny(store, content, name)).toMatchObject({ read: 2, added: 0, merged: 2 });
      expect(contents(await libraryText(store))).toEqual(before);
    }
  });

  it('J20: a file over a richer library drops no note, tag or star', async () => {
    const store = await kept('2401.00001');
    const poor = await libraryText(store);
    const [paper] = await store.db.papers.toArray();
    await operate(store, request('rich'), (writer) =>
      change(writer, [paper!.id], { note: 'mine', tags: ['t'], star: true, state: 'later' }),
    );
    expect(await bringAny(store, poor)).toMatchObject({ added: 0, merged: 1 });
    expect(await store.db.papers.get(paper!.id)).toMatchObject({ note: 'mine', tags: ['t'], star: true });
  });

  it('J21: a gzip bomb, a zip and a PDF that call themselves JSON are refused by what they are', async () => {
    const bomb = new Uint8Array(gzipSync('0'.repeat(20_000_000)));
    expect((await bringNew(bomb, 'a.json.gz')).refused).toMatch(/unpacks to more than/);
    expect((await bringNew('PK\u0003\u0004\u0014\u0000')).refused).toMatch(/zip/);
    expect((await bringNew('%PDF-1.4\n1 0 obj')).refused).toMatch(/PDF/);
    expect((await bringNew('<!doctype html><p>Not found</p>', 'a.bib')).refused).toMatch(/web page/);
    expect((await bringNew(new Uint8Array(gzipSync('[]'.repeat(500))).slice(0, 20))).refused).toMatch(
      /damaged/,
    );
    const good = new Uint8Array(gzipSync(csl({})));
    expect((await bringNew(good, 'a.json.gz')).added).toBe(1);
  });
});

describe('B: BibTeX, RIS and CSV', () => {
  const cases: [string, string, string, Partial<Outcome>][] = [
    [
      'B1: an entry without a key',
      'a.bib',
      '@article{author={Ada Lovelace}, title={Notes on the engine}}',
      { added: 1 },
    ],
    [
      'B2: an unbalanced brace loses no later entry',
      'a.bib',
      '@article{a,title={One {thing}}\n@article{b,title={Another thing}}\n@article{c,title={A third thing}}',
      { added: 3 },
    ],
    [
      'B3: an escaped brace in a text',
      'a.bib',
      '@article{a,title={The set \\{x\\} and more}}\n@article{b,title={Good}}',
      { added: 2 },
    ],
    [
      'B4: comments with and without braces, and # lines',
      'a.bib',
      '@comment{ @article{no, title={No}} }\n@comment jabref\n# a line\n%@article{no, title={No}}\n@article{b, title={B is here}}',
      { added: 1, rejected: 0 },
    ],
    [
      'B5: strings, a string of itself, and one that doubles forty times',
      'a.bib',
      `@string{s = s # s}\n@string{m0="xxxxxxxxxx"}\n${Array.from({ length: 40 }, (_, at) => `@string{m${at + 1}=m${at} # m${at}}`).join('\n')}\n@article{a,title=m40}\n@article{b,title="Good" # " and fine"}\n@article{c,title=s # "Self"}`,
      { added: 2, rejected: 1 },
    ],
    [
      'B6: commands that would run are text',
      'a.bib',
      '@preamble{"\\def\\x{1}"}\n@article{a,title={\\input{/etc/passwd} and \\write18{ls} as words}}',
      { added: 1 },
    ],
    [
      'B7: keys of any kind, and twice',
      'a.bib',
      `@article{Ünï:code, title={First matter}}\n@article{${'k'.repeat(10_000)}, title={Second matter}}\n@article{x, title={Third matter}}\n@article{x, title={Fourth matter}}\n@article{one, two, title={Fifth matter}}`,
      { added: 5 },
    ],
    [
      'B8: months, a year in press, a quote in braces',
      'a.bib',
      '@article{a,title={A {"quoted"} thing},month=mar,year={in press}}\n@article{b,title="Another {"}thing{"}",year=2020}',
      { added: 2 },
    ],
    [
      'B9: a thousand authors and others, groups, four commas',
      'a.bib',
      `@article{a,title={Many},author={${'A. Person and '.repeat(1_000)}others}}\n@article{b,title={Group},author={{{The Group}} and a, b, c, d, e}}`,
      { added: 2 },
    ],
    [
      'B10: accents of TeX and formulas',
      'a.bib',
      "@article{a,title={M{\\\"o}bius \\'{e}t\\'e Stra\\ss e $x<y$}}",
      { added: 1 },
    ],
    [
      'B11: ten thousand braces',
      'a.bib',
      `@article{a,title=${'{'.repeat(10_000)}T${'}'.repeat(10_000)}}\n@article{b,title={Good}}`,
      { added: 2 },
    ],
    [
      'B12: a hundred thousand spaces before the end',
      'a.bib',
      `@article{a,title={A good title}${' '.repeat(100_000)}}\n@article{b,title={Another good title}${'\n'.repeat(100_000)}}`,
      { added: 2 },
    ],
    [
      'B13: a stray line inside an entry',
      'a.bib',
      '@article{a,\n title={A is here}\n what is this\n doi={10.1000/x}\n}\n@article{b,title={B is here}}',
      { added: 2 },
    ],
    [
      'B14: RIS without ER, and with one inside an abstract',
      'a.ris',
      'TY  - JOUR\nTI  - A first thing\nAB  - It ends\nER  - and goes on\nTY  - JOUR\nTI  - A second thing\n',
      { added: 2 },
    ],
    [
      'B15: ragged rows and a quote that never closes',
      'a.csv',
      'title,year,doi\nA first thing\nA second thing,2020,10.1000/b,more,more\n"A third thing,2021\nA fourth thing,2022\n',
      { added: 3, rejected: 1 },
    ],
    ['B15: semicolons', 'a.csv', 'title;year\nA first thing;2020\n', { added: 1 }],
    ['B15: tabs', 'a.csv', 'title\tyear\nA first thing\t2020\n', { added: 1 }],
  ];
  it.each(cases)('%s', async (_what, name, content, expected) => {
    const { store, ...outcome } = await bringNew(content, name);
    expect(outcome).toMatchObject({ rejected: 0, ...expected });
    // What came in is a library that goes out and comes in again.
    expect(await bringNew(await libraryText(store))).toMatchObject({ added: outcome.added, rejected: 0 });
  });

  it('B10: a file in Latin-1', async () => {
    const bytes = new Uint8Array([...bib('title={Über die Brücke}')].map((c) => c.charCodeAt(0)));
    const { store } = await bringNew(bytes, 'a.bib');
    expect((await store.db.papers.toArray())[0]?.bibliography.title).toBe('Über die Brücke');
  });

  it('B11: a megabyte without an entry is refused', async () => {
    expect((await bringNew('x '.repeat(500_000), 'a.bib')).refused).toBeDefined();
  });

  it('B15: a hundred thousand columns are refused', async () => {
    expect((await bringNew(`title${','.repeat(100_000)}\nx\n`, 'a.csv')).refused).toBeDefined();
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
      ][at % 6];
    });
    const { read, added, rejected } = await bringNew(entries.join('\n\n'), 'a.bib');
    expect([read, added + rejected]).toEqual([2_144, 2_144]);
  }, 60_000);
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
