/** JSON whose contents are bad or foreign, number by number: J13 to J21. What must hold of every file is `bring-any.ts`'s. */
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { change } from '../../../../lib/library/actions/change.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { emptyStore, request } from '../fixtures.ts';
import { bib, bringAny, bringNew, csl, expectNoPrototypeReached, kept, libraryWith } from './bring-any.ts';
import { bring, contents, file, libraryText } from './support.ts';

afterEach(expectNoPrototypeReached);

describe('J: JSON', () => {
  it('J13: a mark of no paper, a ring of collections, two papers of one DOI', async () => {
    const clock = '1700000000000-0000-0badcafe';
    const whole = await libraryWith(({ marks, collections }) => {
      marks!.push({ id: 'm', paper: 'nobody' });
      collections!.push(
        { id: 'a', name: 'A', parent: 'b', v: 1, updatedAt: clock },
        { id: 'b', name: 'B', parent: 'a', v: 1, updatedAt: clock },
      );
    });
    const { added, store, told } = await bringNew(whole);
    expect([added, await store.db.marks.count()]).toEqual([1, 0]);
    expect(told.join('\n')).toMatch(/its paper is not in the file|marks/);
    expect(told).toContain('the collection would contain itself');
    const rows = await store.db.collections.toArray();
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['A', 'B']);
    // From each a way up that ends.
    const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
    for (const { id } of rows) {
      let [above, steps] = [parents.get(id), 0];
      for (; above !== undefined && steps < 5; steps++) above = parents.get(above);
      expect(steps).toBeLessThan(2);
    }
    const twice = bib('title={One thing}, doi={10.1000/one}', 'title={One thing}, doi={10.1000/ONE}');
    expect(await bringNew(twice, 'a.bib')).toMatchObject({ added: 1, merged: 1 });
    // Two papers of a library that share a DOI and are not one stay two, and one of another title too.
    const shared = await libraryWith(
      ({ papers, records }) => {
        for (const row of papers!) (row['bibliography'] as { ids: object }).ids = { doi: '10.1000/one' };
        for (const row of records!) (row['given'] as { ids: object }).ids = { doi: '10.1000/one' };
      },
      '2401.00001',
      '2401.00002',
    );
    expect(await bringNew(shared)).toMatchObject({ read: 2, rejected: 0 });
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
    const [paper] = await store.db.papers.toArray();
    expect(paper?.bibliography).toMatchObject({ abstract: html, venue: html, authors: [{ name: html }] });
    expect(paper?.tags).toEqual([html]);
    const whole = await libraryText(store);
    const { store: again } = await bringNew(whole);
    expect(contents(await libraryText(again))).toEqual(contents(whole));
  });

  it.each<[string, unknown, object]>([
    [
      'PaperMemory',
      {
        'Arxiv-1706.03762': {
          id: 'Arxiv-1706.03762',
          title: 'Attention',
          author: 'Ashish Vaswani and Łukasz Kaiser',
          year: '2017',
          bibtex: '@inproceedings{v, title={Attention}, booktitle={NIPS}, pages={1--9}}',
          pdfLink: 'https://arxiv.org/pdf/1706.03762.pdf',
          tags: ['nlp'],
          note: 'mine',
          favorite: true,
          addDate: '2024-01-02T03:04:05.000Z',
        },
        __dataVersion: 20_408,
      },
      {
        bibliography: {
          title: 'Attention',
          authors: [{ name: 'Ashish Vaswani' }, { name: 'Łukasz Kaiser' }],
          ids: { arxiv: '1706.03762' },
          venue: 'NIPS',
          details: { pages: '1-9' },
        },
        tags: ['nlp'],
        note: 'mine',
        star: true,
        dates: { saved: Date.UTC(2024, 0, 2, 3, 4, 5) },
      },
    ],
    [
      'Zotero CSL-JSON',
      [
        {
          id: 'http://zotero.org/users/1/items/A',
          type: 'article-journal',
          title: 'On <i>E. coli</i>',
          author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'WHO' }],
          'container-title': 'Nature',
          page: '1–9',
          issued: { 'date-parts': [['2017', 6, 12]] },
          note: 'PMID: 123456',
        },
      ],
      {
        bibliography: {
          title: 'On E. coli',
          authors: [{ name: 'Jan van der Berg', family: 'van der Berg' }, { name: 'WHO' }],
          venue: 'Nature',
          date: '2017-06-12',
          ids: { pmid: '123456' },
          details: { type: 'article-journal', pages: '1-9' },
        },
      },
    ],
    [
      'Hypothesis',
      {
        rows: [
          {
            id: 'a',
            created: '2024-01-01T00:00:00Z',
            uri: 'https://arxiv.org/abs/1706.03762',
            document: { title: ['Attention'] },
            text: 'n',
            tags: ['nlp'],
            target: [
              {
                source: 'https://arxiv.org/abs/1706.03762',
                selector: [{ type: 'TextQuoteSelector', exact: 'words' }],
              },
            ],
          },
        ],
      },
      { bibliography: { title: 'Attention', ids: { arxiv: '1706.03762' } }, tags: ['nlp'] },
    ],
  ])('J18: an export of %s is taken with all it says', async (program, document, expected) => {
    const { added, rejected, store } = await bringNew(JSON.stringify(document));
    expect([added, rejected]).toEqual([1, 0]);
    expect((await store.db.papers.toArray())[0]).toMatchObject(expected);
    const marks = await store.db.marks.toArray();
    expect(marks.map(({ quote, note }) => [quote.exact, note])).toEqual(
      program === 'Hypothesis' ? [['words', 'n']] : [],
    );
  });

  it.each([
    ['Memex', { annotations: [{ pageUrl: 'x.org', pageTitle: 'X', body: 'y' }], bookmarks: [] }, /Memex/],
    ['a package.json', { name: 'x', version: '1.0.0', dependencies: {} }, /no program Offprint knows/],
  ])('J18: an export of %s is refused by name', async (_program, document, words) => {
    expect((await bringNew(JSON.stringify(document))).refused).toMatch(words);
  });

  it('J19: the same file twice adds nothing the second time', async () => {
    for (const [content, name] of [
      [await libraryText(await kept('2401.00001', '2401.00002')), 'a.json'],
      [csl({}, {}), 'b.json'],
      [bib('title={One thing}', 'title={Another matter}'), 'c.bib'],
      ['TY  - JOUR\nTI  - One thing\nER  - \nTY  - JOUR\nTI  - Another matter\nER  - \n', 'd.ris'],
      ['title,year\nOne thing,2020\nAnother matter,2021\n', 'e.csv'],
      [new Uint8Array(gzipSync(csl({}, {}))), 'f.json.gz'],
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
