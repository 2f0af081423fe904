/** Files that are broken, foreign or meant to harm, brought in whole: refused in words, or taken as far as they are good. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../../lib/formats/interchange.ts';
import { keep } from '../../../../lib/library/keep.ts';
import { operate } from '../../../../lib/library/operations.ts';
import type { Store } from '../../../../lib/library/store.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';
import { bring, contents, file, libraryText, staged } from './support.ts';

/** One case may take so long, ms: measured alone, with room for a busy machine. */
const LONGEST = 10_000;

/** A store says of every failure what it means for the library; under it is what the file's owner is told. */
const reasonOf = (error: unknown): unknown => (error as Error).cause ?? error;

async function oneKept(): Promise<Store> {
  const store = emptyStore();
  await operate(store, request('1'), (writer) => keep(writer, sighting('2401.00001'), onArxiv, 'saved'));
  return store;
}

const csl = (fields: object): string =>
  JSON.stringify([{ type: 'article', title: 'A title of its own', ...fields }]);

/** A library file of one paper, changed by `change`. */
async function libraryWith(change: (document: Record<string, never>) => void): Promise<string> {
  const document = JSON.parse(await libraryText(await oneKept())) as Record<string, never>;
  change(document);
  return JSON.stringify(document);
}

describe('refused in words, the library as it was', () => {
  const gz = (content: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(content));
  it.each<[string, string, BlobPart, RegExp]>([
    ['an empty file', 'a.json', '', /empty/],
    ['null', 'a.json', 'null', /./],
    ['an empty list', 'a.json', '[]', /empty list/],
    ['a number', 'a.json', '42', /./],
    ['a word', 'a.json', '"x"', /./],
    ['a comma too many', 'a.json', '[{"type":"book","title":"A"},]', /not JSON$/],
    ['NaN', 'a.json', '[{"type":"book","title":"A","volume":NaN}]', /not JSON/],
    ['two documents', 'a.json', '{"format":"x"}\n{"format":"y"}', /not JSON/],
    ['nesting of ten thousand', 'a.json', '['.repeat(10_000), /nested deeper/],
    ['nesting of two hundred thousand', 'a.json', '{"a":'.repeat(200_000), /nested deeper/],
    ['JSON of nobody', 'a.json', '{"bookmarks":[{"href":"x"}]}', /no program Offprint knows/],
    ['a PDF named JSON', 'a.json', '%PDF-1.4\n1 0 obj', /PDF/],
    ['a zip archive named JSON', 'a.json', 'PK\u0003\u0004\u0014\u0000', /zip/],
    ['a web page', 'a.bib', '<!doctype html><p>Not found</p>', /web page/],
    ['a gzip bomb', 'a.json.gz', gz('0'.repeat(20_000_000)), /unpacks to more than/],
    ['damaged gzip', 'a.json.gz', gz('[]'.repeat(500)).slice(0, 20), /damaged/],
    ['a megabyte without an entry', 'a.bib', 'x '.repeat(500_000), /./],
    ['a hundred thousand columns', 'a.csv', `title${','.repeat(100_000)}\nx\n`, /./],
  ])('%s', async (_what, name, content, words) => {
    const store = await oneKept();
    const before = contents(await libraryText(store));
    const from = performance.now();
    const failure: unknown = await staged(store, file(name, content)).catch(reasonOf);
    expect(failure).toBeInstanceOf(FormatError);
    expect((failure as Error).message).toMatch(words);
    expect(performance.now() - from).toBeLessThan(LONGEST);
    expect(contents(await libraryText(store))).toEqual(before);
    expect([await store.db.staged.count(), await store.db.imports.count()]).toEqual([0, 0]);
  });

  it.each([99, '1e9', 1.5, null])('a library of version %j', async (version) => {
    const whole = await libraryWith((document) => Object.assign(document, { version }));
    await expect(staged(emptyStore(), file('a.json', whole))).rejects.toThrow(/newer Offprint|which version/);
  });
});

describe('taken as far as it is good: read = added + merged + rejected', () => {
  it.each<[string, string, string, { added: number; rejected: number }]>([
    [
      'a key twice in an object',
      'a.json',
      '[{"type":"book","title":"A","title":"B"}]',
      { added: 1, rejected: 0 },
    ],
    [
      'a title that is an object',
      'a.json',
      csl({ title: { type: 'img', props: {} } }),
      { added: 0, rejected: 1 },
    ],
    ['a title that is a list', 'a.json', csl({ title: ['a'] }), { added: 0, rejected: 1 }],
    ['a title past the limit', 'a.json', csl({ title: 'x'.repeat(2_000) }), { added: 0, rejected: 1 }],
    [
      'an abstract past the limit',
      'a.json',
      csl({ abstract: 'x'.repeat(30_000) }),
      { added: 0, rejected: 1 },
    ],
    ['a year that is a word', 'a.json', csl({ issued: { literal: 'yesterday' } }), { added: 1, rejected: 0 }],
    [
      'a year of the far future',
      'a.json',
      csl({ issued: { 'date-parts': [[275_761]] } }),
      { added: 1, rejected: 0 },
    ],
    [
      'HTML in every field',
      'a.json',
      csl({ title: '<img src=x onerror=a()>', abstract: '</script><svg onload=a()>{{7*7}}' }),
      { added: 1, rejected: 0 },
    ],
    ['a million tags', 'a.json', csl({ keyword: 'tag;'.repeat(100_000) }), { added: 1, rejected: 0 }],
    [
      'an entry without a key',
      'a.bib',
      '@article{author={Ada Lovelace}, title={Notes on the engine}}',
      { added: 1, rejected: 0 },
    ],
    [
      'an unbalanced brace in the middle',
      'a.bib',
      '@article{a,title={One {thing}}\n@article{b,title={Another thing},year=2001}\n@article{c,title={A third thing}}',
      { added: 3, rejected: 0 },
    ],
    [
      'a macro that doubles forty times',
      'a.bib',
      `@string{m0="xxxxxxxxxx"}\n${Array.from({ length: 40 }, (_, at) => `@string{m${at + 1}=m${at} # m${at}}`).join('\n')}\n@article{a,title=m40}\n@article{b,title={Good}}`,
      { added: 1, rejected: 1 },
    ],
    [
      'commands that would read files',
      'a.bib',
      '@article{a,title={\\input{/etc/passwd} and \\write18{ls} as words}}',
      { added: 1, rejected: 0 },
    ],
    [
      'ten thousand braces',
      'a.bib',
      `@article{a,title=${'{'.repeat(10_000)}T${'}'.repeat(10_000)}}\n@article{b,title={Good}}`,
      { added: 2, rejected: 0 },
    ],
    [
      'a hundred thousand spaces before the end',
      'a.bib',
      `@article{a,title={A good title}${' \n'.repeat(50_000)}}`,
      { added: 1, rejected: 0 },
    ],
    [
      'a thousand authors and others',
      'a.bib',
      `@article{a,title={Many},author={${'A. Person and '.repeat(1_000)}others}}`,
      { added: 1, rejected: 0 },
    ],
    [
      'RIS without an end',
      'a.ris',
      'TY  - JOUR\nTI  - A first thing\nTY  - JOUR\nTI  - A second thing\n',
      { added: 2, rejected: 0 },
    ],
    [
      'ragged rows and a quote that never closes',
      'a.csv',
      'title,year,doi\nA first thing\nA second thing,2020,10.1000/b,more,more\n"A third thing,2021\n',
      { added: 2, rejected: 1 },
    ],
    ['semicolons for commas', 'a.csv', 'title;year\nA first thing;2020\n', { added: 1, rejected: 0 }],
  ])('%s', async (_what, name, content, { added, rejected }) => {
    const store = emptyStore();
    const from = performance.now();
    const { row, applied } = await bring(store, file(name, content));
    expect(performance.now() - from).toBeLessThan(LONGEST);
    expect(applied).toEqual({ read: added + rejected, added, merged: 0, rejected, left: 0 });
    expect(row.rejected).toHaveLength(rejected);
    for (const { reason } of row.rejected) expect(reason.length).toBeGreaterThan(5);
    expect(await store.db.papers.count()).toBe(added);
    if (added === 0) return;
    // What came in is a library that goes out and comes in again.
    const { applied: again } = await bring(emptyStore(), file('a.json', await libraryText(store)));
    expect(again).toEqual({ read: added, added, merged: 0, rejected: 0, left: 0 });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s as id, tag, key and collection is data',
    async (name) => {
      const whole = await libraryWith((document) => {
        const { papers, records, abstracts } = document as unknown as Record<
          string,
          Record<string, unknown>[]
        >;
        const old = papers![0]!['id'] as string;
        Object.assign(papers![0]!, { id: name, tags: [name] });
        for (const row of [...records!, ...abstracts!]) row['paper'] = name;
        for (const row of abstracts!) row['id'] = (row['id'] as string).replace(old, name);
      });
      const store = emptyStore();
      const { applied } = await bring(store, file('a.json', whole));
      expect(applied).toMatchObject({ read: 1, added: 1 });
      expect((await store.db.papers.get(name))?.tags).toEqual([name]);
      const bib = `@article{${name}, title={About ${name}}, keywords={${name}}, groups={${name}}}`;
      expect((await bring(store, file('a.bib', bib))).applied).toMatchObject({ added: 1 });
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
      expect(Object.prototype.toString.call({})).toBe('[object Object]');
    },
  );

  it('ids that are no ids cost their own row', async () => {
    for (const id of ['', 'x'.repeat(1_000_000), '\ud800', 'a\u0000b', '\u202ea']) {
      const whole = await libraryWith((document) => {
        const { papers } = document as unknown as Record<string, Record<string, unknown>[]>;
        papers!.push({ ...papers![0], id });
      });
      const store = emptyStore();
      const { row, applied } = await bring(store, file('a.json', whole));
      expect(applied).toMatchObject({ read: 2, added: 1, rejected: 1 });
      expect(row.rejected[0]?.reason.length).toBeGreaterThan(5);
      expect(await store.db.papers.count()).toBe(1);
    }
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'chrome-extension://x/y',
    'https://user@host/',
    `https://x.org/${'a'.repeat(100_000)}`,
  ])('no address is kept that is not one of the web (%#)', async (url) => {
    const store = emptyStore();
    await bring(store, file('a.json', csl({ URL: url })));
    await bring(store, file('b.bib', `@article{b,title={Another thing entirely},url={${url}},pdf={${url}}}`));
    for (const { bibliography } of await store.db.papers.toArray()) {
      expect([bibliography.url, ...(bibliography.links ?? [])]).toEqual([undefined]);
    }
    expect(await store.db.papers.count()).toBe(2);
  });

  it('two papers of one DOI are one; a mark of no paper, a ring of collections and a false count harm nothing', async () => {
    const whole = await libraryWith((document) => {
      const tables = document as unknown as Record<string, Record<string, unknown>[]>;
      tables['marks']!.push({ id: 'm', paper: 'nobody' });
      const clock = '1700000000000-0000-0badcafe';
      tables['collections']!.push(
        { id: 'a', name: 'A', parent: 'b', v: 1, updatedAt: clock },
        { id: 'b', name: 'B', parent: 'a', v: 1, updatedAt: clock },
      );
    });
    const store = emptyStore();
    const { row, applied } = await bring(store, file('a.json', whole));
    expect(applied).toMatchObject({ read: 1, added: 1, rejected: 0 });
    expect(row.warnings.length).toBeGreaterThan(0);
    expect(row.leftOut.some(({ reason }) => /contain itself/.test(reason))).toBe(true);
    expect(await store.db.marks.count()).toBe(0);
    const twice =
      '@article{a,title={One thing},doi={10.1000/one}}\n@article{b,title={One thing},doi={10.1000/ONE}}';
    expect((await bring(store, file('a.bib', twice))).applied).toMatchObject({ added: 1, merged: 1 });
  });

  it('a byte order mark, UTF-16, Latin-1 and line ends of Windows are read', async () => {
    const bib = '@article{a,title={Über die Brücke},year=2001}\r\n';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...bib].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    ]);
    const latin1 = new Uint8Array([...bib].map((one) => one.charCodeAt(0)));
    for (const content of [`\ufeff${bib}`, utf16, latin1]) {
      const store = emptyStore();
      await bring(store, file('a.bib', content));
      expect((await store.db.papers.toArray())[0]?.bibliography.title).toBe('Über die Brücke');
    }
  });

  it('a library cut at any hundredth comes in as far as it goes, or is refused', async () => {
    const source = emptyStore();
    for (let at = 0; at < 4; at++)
      await operate(source, request(`${at}`), (writer) =>
        keep(writer, sighting(`2401.0001${at}`), onArxiv, 'saved'),
      );
    const whole = await libraryText(source);
    for (let percent = 5; percent < 100; percent += 5) {
      const store = emptyStore();
      const cut = file('a.json', whole.slice(0, Math.floor((whole.length * percent) / 100)));
      const answer = await bring(store, cut).catch(reasonOf);
      if (answer instanceof FormatError) {
        expect(await store.db.papers.count()).toBe(0);
        continue;
      }
      const { row, applied } = answer as Awaited<ReturnType<typeof bring>>;
      expect(row.warnings.join()).toMatch(/ends early/);
      expect(applied.read).toBe(applied.added + applied.merged + applied.rejected);
      expect(await store.db.papers.count()).toBe(applied.added);
    }
  });
});
