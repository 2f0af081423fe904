/** Bad JSON, number by number: J1 to J21 (J22 is in import.test.ts). What must hold of every file is `bring-any.ts`'s. */
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { change } from '../../../../lib/library/change.ts';
import { operate } from '../../../../lib/library/operations.ts';
import { emptyStore, request } from '../fixtures.ts';
import { bib, bringAny, bringNew, csl, expectNoPrototypeReached, kept, libraryWith } from './bring-any.ts';
import { bring, contents, file, libraryText } from './support.ts';

afterEach(expectNoPrototypeReached);

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
