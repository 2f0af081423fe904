import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstractsOf } from '../../../../lib/library/texts/versions.ts';
import { keepMany, keepRecord, type KeepItem } from '../../../../lib/library/actions/keep-records.ts';
import { bringDecisions } from '../../../../lib/library/import/apply-rest.ts';
import { mergeByRules } from '../../../../lib/library/works/decisions.ts';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { addMark } from '../../../../lib/library/actions/marks.ts';
import { operate, type Writer } from '../../../../lib/library/actions/operations.ts';
import { livingPaper } from '../../../../lib/library/database/living.ts';
import { paperDetails } from '../../../../lib/library/reading/reading.ts';
import { recognise } from '../../../../lib/library/works/recognise.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { undo } from '../../../../lib/library/actions/undo.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { ROW_VERSION, type RecordSource } from '../../../../lib/paper/rows.ts';
import { pairId } from '../../../../lib/works/split.ts';
import { sightingKey } from '../../../../lib/paper/title-key.ts';
import { libraryContents } from '../../../support/library-contents.ts';
import { request, storesOfATest } from '../fixtures.ts';

const fresh = storesOfATest();
let count = 0;
const doing = <T>(store: Store, work: (writer: Writer) => Promise<T>) =>
  operate(store, request(`op-${++count}`), work).then(({ result }) => result);

const page = (site: string, url = `https://${site}.example/list`): RecordSource => ({
  kind: 'page',
  site,
  url,
});
const people = (...names: string[]) => names.map((name) => ({ name }));

const TITLE = 'Tuning landscapes of the ventral stream';
const ABSTRACT =
  'Neurons of the ventral stream respond to images in ways that are hard to describe in words, and here we map how ' +
  'their responses change around the images that drive them best, in many areas and over many weeks of recording.';

const onArxiv: Bibliography = {
  title: TITLE,
  authors: people('Binh Tran', 'Carla Ponti'),
  abstract: ABSTRACT,
  ids: { arxiv: '2201.00001', arxivVersion: 1 },
  url: 'https://arxiv.org/abs/2201.00001v1',
};
const laterOnArxiv: Bibliography = {
  ...onArxiv,
  title: `${TITLE} and its areas`,
  abstract: `${ABSTRACT} We add recordings.`,
  ids: { arxiv: '2201.00001', arxivVersion: 3 },
  url: 'https://arxiv.org/abs/2201.00001v3',
};
const onHub: Bibliography = {
  title: TITLE,
  authors: [],
  authorCount: 2,
  ids: { arxiv: '2201.00001' },
  url: 'https://huggingface.co/papers/2201.00001',
};
const onCv: Bibliography = {
  title: TITLE,
  authors: people('B. Tran', 'C. Ponti'),
  year: 2022,
  ids: {},
  url: 'https://tran.example/cv',
};
const inProceedings: Bibliography = {
  title: TITLE,
  authors: people('Binh Tran', 'Carla Ponti'),
  venue: 'NeurIPS',
  year: 2022,
  ids: { doi: '10.5555/3600270.3600001' },
  url: 'https://proceedings.example/1',
};
const EVERYWHERE: KeepItem[] = [
  { record: onArxiv, source: page('arxiv') },
  { record: laterOnArxiv, source: page('arxiv') },
  { record: onHub, source: page('hugging-face') },
  { record: onCv, source: page('generic') },
  { record: inProceedings, source: page('neurips') },
];

describe('one paper once', () => {
  it('is one entry with all its links, from arXiv twice, a hub, a CV and the proceedings', async () => {
    const store = fresh();
    for (const item of EVERYWHERE) await doing(store, (writer) => keepRecord(writer, item, 'saved'));
    expect((await libraryContents(store.db)).length).toBe(1);
    const [paper] = (await store.db.papers.toArray()).filter((row) => row.deletedAt === undefined);
    expect(paper!.bibliography).toMatchObject({
      title: `${TITLE} and its areas`,
      venue: 'NeurIPS',
      year: 2022,
      ids: { arxiv: '2201.00001', arxivVersion: 3, doi: '10.5555/3600270.3600001' },
    });
    const links = [paper!.bibliography.url, ...(paper!.bibliography.links ?? []).map(({ url }) => url)];
    expect(links.toSorted()).toEqual(EVERYWHERE.map(({ record }) => record.url).toSorted());
    expect(await store.db.records.where('paper').equals(paper!.id).count()).toBe(5);
    expect(await abstractsOf(store.db, paper!.id)).toHaveLength(2);
  });

  it('tells how each of many came in', async () => {
    const store = fresh();
    await doing(store, (writer) => keepRecord(writer, EVERYWHERE[0]!, 'saved'));
    const other: KeepItem = {
      record: { title: 'On errors in sheep', authors: people('Ann Lee'), ids: {} },
      source: page('generic'),
    };
    const items = [...EVERYWHERE.slice(0, 2), other, other, { ...other, source: page('dblp') }];
    const kept = await doing(store, (writer) => keepMany(writer, items, 'saved'));
    expect(kept.map(({ outcome }) => outcome)).toEqual(['known', 'merged', 'added', 'known', 'merged']);
    expect(await store.db.papers.count()).toBe(2);
  });

  it('lets the older of two papers go on when a third record shows that they are one', async () => {
    const store = fresh();
    const first = await doing(store, (writer) =>
      keepRecord(
        writer,
        { record: { ...onArxiv, title: 'A name of its own', abstract: '' }, source: page('arxiv') },
        'later',
      ),
    );
    const second = await doing(store, (writer) =>
      keepRecord(writer, { record: { ...inProceedings }, source: page('neurips') }, 'saved'),
    );
    expect(second.paper).not.toBe(first.paper);
    await doing(store, (writer) => change(writer, [first.paper], { tags: ['a'], note: 'One.' }));
    await doing(store, (writer) => change(writer, [second.paper], { tags: ['b'], note: 'Two.', star: true }));
    await doing(store, (writer) =>
      addMark(
        writer,
        { key: sightingKey(inProceedings), record: inProceedings },
        mark('m1', TITLE),
        page('neurips'),
      ),
    );
    const bridge: Bibliography = { ...inProceedings, ids: { ...inProceedings.ids, ...onArxiv.ids } };
    const { paper } = await doing(store, (writer) =>
      keepRecord(writer, { record: bridge, source: page('semantic-scholar') }, 'saved'),
    );
    expect(paper).toBe(first.paper);
    expect(await store.db.papers.get(second.paper)).toMatchObject({ mergedInto: first.paper });
    expect(await livingPaper(store.db, second.paper)).toMatchObject({
      id: first.paper,
      state: 'saved',
      star: true,
      tags: ['a', 'b'],
      note: 'One.\n\nTwo.',
    });
    expect((await paperDetails(store.db, second.paper))?.marks.map(({ id }) => id)).toEqual(['m1']);
    const [known] = await recognise(store, [{ key: sightingKey(inProceedings), record: inProceedings }], 'x');
    expect(known).toMatchObject({ paper: first.paper, state: 'saved' });

    await undo(store, request(`op-${++count}`, 'undo'), null);
    expect(await store.db.papers.get(second.paper)).toMatchObject({ note: 'Two.' });
    expect((await paperDetails(store.db, second.paper))?.marks).toHaveLength(1);
    expect(await livingPaper(store.db, first.paper)).toMatchObject({ note: 'One.', tags: ['a'] });
  });

  it('is known again on a page that writes its title and authors otherwise', async () => {
    const store = fresh();
    await doing(store, (writer) => keepRecord(writer, EVERYWHERE[0]!, 'saved'));
    const others: Bibliography[] = [
      onCv,
      { ...onCv, title: TITLE.toUpperCase() },
      { ...onCv, title: TITLE.replace('landscapes', 'landscpaes') },
      { title: TITLE, authors: people('Ann Lee'), ids: {} },
      { title: `${TITLE}: Part II`, authors: people('B. Tran', 'C. Ponti'), ids: {} },
    ];
    const known = await recognise(
      store,
      others.map((record) => ({ key: sightingKey(record), record })),
      'generic',
    );
    expect(known.map(({ state }) => state)).toEqual(['saved', 'saved', 'saved', 'new', 'new']);
  });

  it('keeps a conference paper and its journal article apart', async () => {
    const store = fresh();
    const journal: Bibliography = {
      ...inProceedings,
      venue: 'Neural Computation',
      year: 2023,
      ids: { doi: '10.1162/neco.1' },
    };
    for (const record of [inProceedings, journal])
      await doing(store, (writer) => keepRecord(writer, { record, source: page('dblp') }, 'saved'));
    expect(await libraryContents(store.db)).toHaveLength(2);
  });

  it('does not bring a deleted paper back in another', async () => {
    const store = fresh();
    const { paper } = await doing(store, (writer) => keepRecord(writer, EVERYWHERE[0]!, 'saved'));
    await doing(store, (writer) => remove(writer, [paper]));
    const again = await doing(store, (writer) => keepRecord(writer, EVERYWHERE[1]!, 'saved'));
    expect(again.paper).not.toBe(paper);
    expect((await paperDetails(store.db, again.paper))?.records).toHaveLength(1);
  });

  it('keeps the state that the reader gave last, and no import lowers it', async () => {
    const store = fresh();
    const seen = { key: sightingKey(onArxiv), record: onArxiv };
    await doing(store, (writer) => keep(writer, seen, page('arxiv'), 'saved'));
    await doing(store, (writer) => keepMany(writer, EVERYWHERE, 'later'));
    expect((await store.db.papers.toArray())[0]?.state).toBe('saved');
    const later = await doing(store, (writer) => keep(writer, seen, page('arxiv'), 'later'));
    expect(later.state).toBe('later');
    await doing(store, (writer) => keepMany(writer, EVERYWHERE, 'saved'));
    expect((await store.db.papers.toArray())[0]?.state).toBe('saved');
  });
});

const mark = (id: string, snapshot: string) => ({
  id,
  target: 'title' as const,
  quote: { type: 'TextQuoteSelector' as const, exact: snapshot.slice(0, 6), prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector' as const, start: 0, end: 6 },
  snapshot,
  colour: 'gold' as const,
  note: '',
});

/** Records that are the same work, nearly so, and bridges between them. */
const record: fc.Arbitrary<Bibliography> = fc
  .record({
    title: fc.constantFrom(
      TITLE,
      `${TITLE}: a topological study`,
      `The ${TITLE}`,
      'Editorial',
      'On errors in sheep',
    ),
    authors: fc.constantFrom(
      people('Binh Tran', 'Carla Ponti'),
      people('B. Tran', 'C. Ponti'),
      people('Ann Lee'),
      [],
    ),
    abstract: fc.constantFrom(undefined, ABSTRACT, `${ABSTRACT} We add recordings.`),
    year: fc.constantFrom(undefined, 2021, 2022),
    venue: fc.constantFrom(undefined, 'arXiv', 'Neural Computation', 'NeurIPS'),
    ids: fc.constantFrom<Bibliography['ids'][]>(
      {},
      {},
      { arxiv: '2201.00001', arxivVersion: 1 },
      { arxiv: '2201.00001', arxivVersion: 3 },
      { arxiv: '2201.00002' },
      { doi: '10.5555/1234567.1' },
      { arxiv: '2201.00001', doi: '10.5555/1234567.1' },
    ),
    url: fc.constantFrom(undefined, 'https://a.example/1', 'https://b.example/1'),
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)) as Bibliography);

const item: fc.Arbitrary<KeepItem> = fc.record({
  record,
  source: fc.constantFrom<RecordSource[]>(
    page('arxiv'),
    page('arxiv', 'https://arxiv.example/abs'),
    page('generic'),
    { kind: 'import', format: 'bibtex', file: 'a.bib', line: 1 },
    { kind: 'reader' },
  ),
});

describe('the order in which records come', () => {
  it('does not matter, one by one or all at once, but for ids and times', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(item, { minLength: 2, maxLength: 8 })
          .chain((items) =>
            fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
          ),
        async ([items, shuffled]) => {
          const [one, other, third] = [fresh(), fresh(), fresh()];
          for (const each of items) await doing(one, (writer) => keepRecord(writer, each, 'saved'));
          for (const each of shuffled) await doing(other, (writer) => keepRecord(writer, each, 'saved'));
          await doing(third, (writer) => keepMany(writer, shuffled, 'saved'));
          const contents = await libraryContents(one.db);
          expect(await libraryContents(other.db)).toEqual(contents);
          expect(await libraryContents(third.db)).toEqual(contents);
          for (const store of [one, other, third]) await store.db.delete();
        },
      ),
      { numRuns: Number(process.env['OFFPRINT_CASES'] ?? 40) },
    );
  }, 600_000);

  it('does not matter either to what the reader decided of pairs of them, whenever it was decided', async () => {
    const decided = fc.record({ a: fc.nat(5), b: fc.nat(5), same: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(item, { minLength: 3, maxLength: 6, selector: (one) => JSON.stringify(one) }),
        fc.uniqueArray(decided, {
          minLength: 1,
          maxLength: 4,
          selector: ({ a, b }) => pairId(`${a}`, `${b}`),
        }),
        fc.infiniteStream(fc.nat()),
        async (items, all, random) => {
          const pairs = all.filter(({ a, b }) => a < items.length && b < items.length && a !== b);
          const order = (): number[] => {
            const left = items.map((_, at) => at);
            return items.map(() => left.splice(Number(random.next().value) % left.length, 1)[0] as number);
          };
          const [one, other] = [fresh(), fresh()];
          await file(one, items, pairs, order(), false);
          await file(other, items, pairs, order(), true);
          expect(await libraryContents(other.db)).toEqual(await libraryContents(one.db));
          for (const store of [one, other]) await store.db.delete();
        },
      ),
      { numRuns: Number(process.env['OFFPRINT_CASES'] ?? 20) },
    );
  }, 600_000);
});

/** Files items in an order, and what was decided of two of them as soon as both are there, or when all are. */
async function file(
  store: Store,
  items: readonly KeepItem[],
  pairs: readonly { a: number; b: number; same: boolean }[],
  order: readonly number[],
  isAtOnce: boolean,
): Promise<void> {
  const records = new Map<number, string>();
  const decide = async (ready: typeof pairs): Promise<void> => {
    if (ready.length === 0) return;
    const rows = ready.map(({ a, b, same }) => ({
      id: pairId(records.get(a) as string, records.get(b) as string),
      same,
      at: 1,
      v: ROW_VERSION,
      updatedAt: '1700000000000-0000-0badcafe',
    }));
    await doing(store, async (writer) => {
      await bringDecisions(writer, rows, new Map());
      const held = await writer.db.records.bulkGet(rows.flatMap(({ id }) => id.split(' ')));
      await mergeByRules(writer, [...new Set(held.flatMap((row) => row?.paper ?? []))]);
    });
  };
  for (const at of order) {
    const { record: id } = await doing(store, (writer) => keepRecord(writer, items[at]!, 'saved'));
    records.set(at, id);
    if (isAtOnce)
      await decide(pairs.filter(({ a, b }) => (a === at || b === at) && records.has(a) && records.has(b)));
  }
  if (!isAtOnce) await decide(pairs);
}
