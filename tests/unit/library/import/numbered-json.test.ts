/** Bad JSON, number by number: J1 to J12 (J13 to J21 are in numbered-json-contents.test.ts, J22 in import.test.ts). What must hold of every file is `bring-any.ts`'s. */
import { afterEach, describe, expect, it } from 'vitest';
import { change } from '../../../../lib/library/actions/change.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { request } from '../fixtures.ts';
import { bringNew, csl, expectNoPrototypeReached, kept, libraryWith } from './bring-any.ts';
import { contents, libraryText } from './support.ts';

afterEach(expectNoPrototypeReached);

describe('J: JSON', () => {
  it.each(['', ' ', '\n', '\ufeff'])('J1: an empty file (%j) is refused', async (content) => {
    expect((await bringNew(content)).refused).toMatch(/empty/);
  });

  it.each(['null', '[]', '42', '"x"', 'true', '{}'])('J2: %s is refused', async (content) => {
    expect((await bringNew(content)).refused).toBeDefined();
  });

  it('J3: a good library cut at each hundredth comes in as far as it goes and says so, or is refused', async () => {
    const whole = await libraryText(await kept('2401.00001', '2401.00002', '2401.00003'));
    const came: number[] = [];
    for (let percent = 0; percent < 100; percent++) {
      const cut = whole.slice(0, Math.floor((whole.length * percent) / 100));
      const { refused, added, told } = await bringNew(cut);
      if (refused === undefined)
        expect(told.join(), `${percent} %`).toMatch(/the file ends early, in line \d/);
      came.push(added);
    }
    // Never fewer papers of a longer piece.
    expect(came).toEqual(came.toSorted((a, b) => a - b));
    expect([came.length, came[0], came.at(-1)]).toEqual([100, 0, 3]);
    expect(await bringNew(whole)).toMatchObject({ added: 3, told: [] });
  }, 120_000);

  it('J3: a good list of another program, and a library laid out anew, cut at each hundredth are refused by their line', async () => {
    const library = JSON.stringify(JSON.parse(await libraryText(await kept('2401.00001'))), null, 2);
    for (const whole of [csl({}, {}, {}), library]) {
      for (let percent = 0; percent < 100; percent++) {
        const cut = whole.slice(0, Math.floor((whole.length * percent) / 100));
        expect((await bringNew(cut)).refused, `${percent} %`).toMatch(/empty|^line \d+: .*ends early/);
      }
      expect((await bringNew(whole)).refused).toBeUndefined();
    }
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
  });

  it('J4: a library with a byte order mark and CRLF, in UTF-16 and in Latin-1 is the same library', async () => {
    const store = await kept('2401.00001');
    const [paper] = await store.db.papers.toArray();
    await operate(store, request('note'), (writer) =>
      change(writer, [paper!.id], { note: 'Über', star: true }),
    );
    const library = await libraryText(store);
    const units = Uint16Array.from(library, (c) => c.charCodeAt(0));
    for (const content of [
      `\ufeff${library.replaceAll('\n', '\r\n')}`,
      new Uint8Array(units.buffer),
      Uint8Array.from(units),
    ]) {
      const { added, store: other } = await bringNew(content);
      expect(added).toBe(1);
      expect(contents(await libraryText(other))).toEqual(contents(library));
    }
  });

  it.each([
    ['a comma too many', '[{"title":"A","type":"book"},\n]', /^line 2: it is not JSON from here on/],
    ['NaN', '[{"title":"A",\n"type":"book","volume":NaN}]', /^line 2: it is not JSON from here on/],
    ['single quotes', "[\n\n{'title':'A'}]", /^line 3: it is not JSON from here on/],
    ['two documents', `${csl({})}\n${csl({})}`, /^line 2: the file goes on after its end/],
    ['NDJSON', '{"title":"A","type":"book"}\n{"title":"B","type":"book"}\n', /^line 2: the file goes on/],
  ])('J5: %s is refused with its line', async (_what, content, words) => {
    expect((await bringNew(content)).refused).toMatch(words);
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

  it('J11: the versions of one arXiv id are one paper, with the newest of them', async () => {
    const items = [
      { title: 'One thing', URL: 'https://arxiv.org/abs/2301.00001v2' },
      { title: 'One thing', number: 'arXiv:2301.00001' },
      { title: 'One thing', note: 'arXiv:2301.00001v1' },
    ];
    for (const order of [items, items.toReversed()]) {
      const { store, ...outcome } = await bringNew(csl(...order));
      expect(outcome).toMatchObject({ read: 3, added: 1, merged: 2, rejected: 0 });
      const [paper] = await store.db.papers.toArray();
      expect(paper?.bibliography.ids).toEqual({ arxiv: '2301.00001', arxivVersion: 2 });
    }
  });

  it('J11: a text and the same text in the other form of Unicode are one paper, one name, one tag', async () => {
    const [nfc, nfd] = ['é'.normalize('NFC'), 'é'.normalize('NFD')];
    const item = (e: string) => ({
      title: `Th${e}orie des id${e}es`,
      author: [{ family: `Ren${e}`, given: 'A' }],
      keyword: `${e}tude`,
    });
    const { store, ...outcome } = await bringNew(csl(item(nfc), item(nfd)));
    expect(outcome).toMatchObject({ added: 1, merged: 1 });
    const [paper] = await store.db.papers.toArray();
    expect(paper?.tags).toEqual([`${nfc}tude`]);
    expect(paper?.bibliography.authors.map(({ name }) => name)).toEqual([`A Ren${nfc}`]);
  });

  it.each([
    '',
    'x'.repeat(1_000_000),
    '\ud800',
    'a\u0000b',
    '\u202e10.1000/a',
    '10.1000/a\u0000b',
    '10.1000/\ud800',
    '10.1000/\u202eb',
  ])(
    'J11: an identifier of another program that is none (%#) leaves a paper that goes out and comes in again',
    async (id) => {
      const { added, store } = await bringNew(
        csl({ id, DOI: id, PMID: id, ISBN: id, note: `arXiv: ${id}`, keyword: id }),
      );
      expect(added).toBe(1);
      const whole = await libraryText(store);
      const { store: again, ...outcome } = await bringNew(whole);
      expect(outcome).toMatchObject({ added: 1, rejected: 0, told: [] });
      expect(contents(await libraryText(again))).toEqual(contents(whole));
    },
  );

  it.each([[0], [275_761], [-5], ['yesterday'], [2020, 13, 45], [2020, 2, 31], [1e308]])(
    'J12: a date of %j leaves the paper without a false one',
    async (...parts) => {
      for (const issued of [
        { 'date-parts': [parts] },
        { raw: parts.join('-') },
        { literal: parts.join('/') },
        parts.join('-'),
      ]) {
        const { added, store } = await bringNew(csl({ issued }));
        expect(added).toBe(1);
        const { year, date } = (await store.db.papers.toArray())[0]!.bibliography;
        expect(year).toBe(parts[0] === 2020 ? 2020 : undefined);
        // No day or month that the calendar does not have.
        expect([undefined, '2020-02']).toContain(date);
      }
      const whole = await libraryWith(({ papers }) => {
        const bibliography = { title: 'T', authors: [], ids: {}, year: parts[0], date: parts.join('-') };
        papers!.push({ ...papers![0], id: 'second', bibliography });
      });
      const { added, rejected, store } = await bringNew(whole);
      expect(added + rejected).toBe(2);
      for (const { bibliography } of await store.db.papers.toArray())
        expect(Number.isNaN(Date.parse(bibliography.date ?? '2020'))).toBe(false);
    },
  );
});
