import { describe, expect, it } from 'vitest';
import { abstractsOf } from '../../../../lib/library/texts/versions.ts';
import { applyImport } from '../../../../lib/library/import/apply.ts';
import { previewOf } from '../../../../lib/library/import/staged.ts';
import { stage } from '../../../../lib/library/import/stage.ts';
import { exportPapers } from '../../../../lib/library/export/export.ts';
import { change, remove } from '../../../../lib/library/actions/change.ts';
import { addCollection, filePapers } from '../../../../lib/library/actions/collections.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { addMark } from '../../../../lib/library/actions/marks.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { undo } from '../../../../lib/library/actions/undo.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { sightingKey } from '../../../../lib/paper/title-key.ts';
import { emptyStore, onArxiv, onHuggingFace, request, sighting } from '../fixtures.ts';
import { discardLeft } from '../../../../lib/library/import/staged.ts';
import { bring, file, libraryText, staged, text, contents } from './support.ts';

const BIB = `
@inproceedings{first2020,
  title = {A first thing about depth},
  author = {Lovelace, Ada and Noether, Emmy},
  booktitle = {Proceedings of the Conference on Things},
  pages = {1--9}, volume = {3}, publisher = {Press}, year = 2020,
  doi = {10.1000/first}, keywords = {depth, maps}, groups = {Vision / Depth}
}
@article{second2021, title = {A second thing entirely}, author = {Curie, Marie}, year = 2021, journal = {Acta}, doi = {10.1000/second}}
@article{, author = {Nobody}, year = 2000}
`;

async function filled(): Promise<Store> {
  const store = emptyStore();
  await operate(store, request('1'), (writer) => keep(writer, sighting('2401.00001'), onArxiv, 'saved'));
  await operate(store, request('2'), (writer) => keep(writer, sighting('2401.00002'), onArxiv, 'later'));
  await operate(store, request('3'), (writer) =>
    keep(writer, sighting('2401.00001', { comments: 'Seven pages' }), onHuggingFace, 'saved'),
  );
  const snapshot = 'We show that $x^2$ grows. It grows without end.';
  await operate(store, request('4'), (writer) =>
    addMark(
      writer,
      sighting('2401.00001'),
      {
        id: 'mark-1',
        target: 'abstract',
        quote: {
          type: 'TextQuoteSelector',
          exact: snapshot.slice(0, 7),
          prefix: '',
          suffix: snapshot.slice(7, 30),
        },
        position: { type: 'TextPositionSelector', start: 0, end: 7 },
        colour: 'rose',
        note: 'Indeed',
        snapshot,
      },
      onArxiv,
    ),
  );
  const one = await paperOf(store, '2401.00001');
  await operate(store, request('5'), async (writer) => {
    const outer = await addCollection(writer, 'Vision');
    const inner = await addCollection(writer, 'Depth', outer);
    await filePapers(writer, [one!.id], inner, true);
    await change(writer, [one!.id], { note: 'Mine', tags: ['a', 'b'], star: true });
  });
  return store;
}

const paperOf = async (store: Store, arxiv: string) =>
  (await store.db.papers.toArray()).find(({ bibliography }) => bibliography.ids.arxiv === arxiv);

const everything = async (store: Store) => contents(await libraryText(store));

describe('a file of references', () => {
  it('keeps the citation keys of a .bib, also beside what a page says, and writes them again', async () => {
    const store = emptyStore();
    const page = sighting('2401.00001');
    await operate(store, request('1'), (writer) => keep(writer, page, onArxiv, 'saved'));
    const entry = (key: string, rest: string) => `@misc{${key}, ${rest}}`;
    const known = `title = {${page.record.title}}, eprint = {2401.00001}, archiveprefix = {arXiv}`;
    await bring(store, file('my.bib', `${entry('Ours:2024.v2', known)} ${BIB}`));
    const { chunks } = await exportPapers(store, 'bibtex', 'Offprint test');
    let written = '';
    for await (const chunk of chunks) written += chunk;
    expect(written.match(/^@\w+\{.*(?=,)/gm)?.toSorted()).toEqual([
      '@article{second2021',
      '@inproceedings{first2020',
      '@misc{Ours:2024.v2',
    ]);
  });

  it('is staged without touching the library: new, merged and rejected are told apart', async () => {
    const store = emptyStore();
    await operate(store, request('1'), (writer) =>
      keep(
        writer,
        sighting('2401.00009', { ids: { doi: '10.1000/first' }, title: 'A first thing about depth' }),
        onArxiv,
        'saved',
      ),
    );
    const before = await everything(store);
    const row = await staged(store, file('refs.bib', BIB));
    expect(row).toMatchObject({
      format: 'bibtex',
      name: 'refs.bib',
      counts: { read: 3, new: 1, merged: 1, rejected: 1 },
      rejected: [{ line: 10, reason: 'entry "": it has no title' }],
    });
    const preview = await previewOf(store.db, row, 0, 10);
    expect(preview.map(({ verdict }) => verdict)).toEqual(['merged', 'new']);
    expect(await everything(store)).toEqual(before);
  });

  it('comes in as one action with all that it says, and is taken back as one', async () => {
    const store = emptyStore();
    const { applied } = await bring(store, file('refs.bib', BIB));
    expect(applied).toEqual({ read: 3, added: 2, merged: 0, rejected: 1, left: 0 });
    const papers = await store.db.papers.toArray();
    const first = papers.find(({ bibliography }) => bibliography.ids.doi === '10.1000/first')!;
    expect(first.bibliography.details).toEqual({
      type: 'paper-conference',
      volume: '3',
      pages: '1-9',
      publisher: 'Press',
    });
    expect(first.tags).toEqual(['depth', 'maps']);
    const path = await store.db.collections.bulkGet(first.collections);
    expect(path[0]?.name).toBe('Depth');
    expect((await store.db.collections.get(path[0]!.parent!))?.name).toBe('Vision');
    await undo(store, request('u', 'undo', 'own'), null);
    expect(await store.db.papers.count()).toBe(0);
    expect(await store.db.collections.count()).toBe(0);
  });

  it('is not taken back from under a mark that was made since', async () => {
    const store = emptyStore();
    // Enough that the action is kept in parts.
    const rows = Array.from({ length: 1_200 }, (_, at) => `"Paper number ${at} of many",2020,10.1000/p${at}`);
    await bring(store, file('many.csv', `title,year,doi\n${rows.join('\n')}\n`));
    const [operation] = await store.db.operations.toArray();
    expect(operation?.parts).toBeGreaterThan(0);
    const paper = await store.db.papers.toCollection().first();
    const { title } = paper!.bibliography;
    const mark = {
      id: 'later',
      target: 'title' as const,
      quote: { type: 'TextQuoteSelector' as const, exact: 'Paper', prefix: '', suffix: title.slice(5, 30) },
      position: { type: 'TextPositionSelector' as const, start: 0, end: 5 },
      snapshot: title,
      colour: 'gold' as const,
      note: '',
    };
    const record = paper!.bibliography;
    await operate(store, request('m', 'mark'), (writer) =>
      addMark(writer, { key: sightingKey(record), record }, mark, onArxiv),
    );
    const back = () => undo(store, request('u', 'undo', 'own'), null, Date.now(), operation!.id);
    await expect(back()).rejects.toMatchObject({ failure: 'changed-since' });
    expect(await store.db.papers.count()).toBe(1_200);
    expect((await store.db.marks.toArray()).map(({ id }) => id)).toEqual(['later']);
  });

  it('brought in twice adds nothing the second time', async () => {
    const store = emptyStore();
    await bring(store, file('refs.bib', BIB));
    const once = await everything(store);
    const { row, applied } = await bring(store, file('refs.bib', BIB));
    expect(row.counts).toEqual({ read: 3, new: 0, merged: 2, rejected: 1 });
    expect(applied).toEqual({ read: 3, added: 0, merged: 2, rejected: 1, left: 0 });
    expect(await everything(store)).toEqual(once);
  });

  it('comes in without the entries that the reader took out', async () => {
    const store = emptyStore();
    const { applied } = await bring(store, file('refs.bib', BIB), [0]);
    expect(applied).toEqual({ read: 3, added: 1, merged: 0, rejected: 1, left: 1 });
    expect((await store.db.papers.toArray()).map(({ bibliography }) => bibliography.title)).toEqual([
      'A second thing entirely',
    ]);
  });

  it('that names one paper twice keeps it once', async () => {
    const store = emptyStore();
    const twice =
      '@article{a,title={On depth},doi={10.1000/a},year=2020}\n@article{b,title={On Depth.},doi={10.1000/A},year=2020}';
    const { row, applied } = await bring(store, text(twice));
    expect(row.counts).toMatchObject({ new: 1, merged: 1 });
    expect(applied).toMatchObject({ read: 2, added: 1, merged: 1 });
    expect(await store.db.papers.count()).toBe(1);
  });

  it('J22: of ten thousand rows with one bad one 9,999 are new and one has its reason', async () => {
    const table = (count: number, bad: number): string =>
      `title,year,doi\n${Array.from({ length: count }, (_, at) =>
        at === bad ? '"",2020,10.1000/none' : `"Paper number ${at} of many",2020,10.1000/p${at}`,
      ).join('\n')}\n`;
    const row = await staged(emptyStore(), file('many.csv', table(10_000, 1_234)));
    expect(row.counts).toEqual({ read: 10_000, new: 9_999, merged: 0, rejected: 1 });
    expect(row.rejected).toEqual([{ line: 1_236, reason: expect.stringMatching(/title/) as string }]);
    // And what is staged so comes in so; fewer, since a database in memory is slow.
    const { applied } = await bring(emptyStore(), file('many.csv', table(400, 123)));
    expect(applied).toEqual({ read: 400, added: 399, merged: 0, rejected: 1, left: 0 });
  });
});

describe('a text', () => {
  it('is read as references, with how sure each is', async () => {
    const store = emptyStore();
    const { row, applied } = await bring(
      store,
      text(
        '1. Vaswani, A., Shazeer, N., Parmar, N. (2017). Attention is all you need. NeurIPS.\n' +
          '2. Devlin, J., Chang, M., Lee, K., Toutanova, K. (2019). BERT: Pre-training of deep bidirectional transformers. NAACL.\n' +
          '3. He, K., Zhang, X., Ren, S., Sun, J. (2016). Deep residual learning for image recognition. CVPR.\n',
      ),
    );
    expect(row.format).toBe('text');
    expect(applied.added).toBe(3);
  });

  it.each([
    ['nothing', ''],
    ['a sentence', 'Buy milk and bread.'],
    ['a web page', '<!doctype html><title>x</title>'],
    ['a PDF', '%PDF-1.7 …'],
    ['JSON of nobody', '{"a": [1, 2]}'],
  ])('with %s in it is refused in words, and leaves nothing behind', async (_name, content) => {
    const store = emptyStore();
    await expect(staged(store, text(content))).rejects.toThrow(/it (?:is|holds)|the file is empty/);
    expect(await store.db.staged.count()).toBe(0);
    expect(await store.db.imports.count()).toBe(0);
  });
});

describe('a library file', () => {
  it('into an empty library is the library again, row for row', async () => {
    const old = await filled();
    await operate(old, request('9'), async (writer) => {
      await keep(writer, sighting('2401.00003'), onArxiv, 'saved');
    });
    const gone = (await paperOf(old, '2401.00003'))!;
    await operate(old, request('10'), (writer) => remove(writer, [gone.id]));
    const whole = await libraryText(old);
    const store = emptyStore();
    const { applied } = await bring(store, file('offprint.json', whole));
    expect(applied).toEqual({ read: 2, added: 2, merged: 0, rejected: 0, left: 0 });
    expect(contents(await libraryText(store))).toEqual(contents(whole));
    // And its papers are found by their keys as before.
    const { applied: again } = await bring(store, file('offprint.json', whole));
    expect(again).toEqual({ read: 2, added: 0, merged: 2, rejected: 0, left: 0 });
    expect(contents(await libraryText(store))).toEqual(contents(whole));
  });

  it('over a richer library drops no note, tag, mark or paper of it', async () => {
    const store = await filled();
    const whole = await libraryText(store);
    const paper = await paperOf(store, '2401.00001');
    await operate(store, request('20'), (writer) =>
      change(writer, [paper!.id], { note: 'Mine, and more', tags: ['c'], star: false }),
    );
    await operate(store, request('21'), (writer) => keep(writer, sighting('2402.00001'), onArxiv, 'saved'));
    const { applied } = await bring(store, file('offprint.json', whole));
    expect(applied).toMatchObject({ read: 2, added: 0, merged: 2 });
    const now = (await store.db.papers.get(paper!.id))!;
    expect(now.note).toContain('Mine, and more');
    expect(new Set(now.tags)).toEqual(new Set(['a', 'b', 'c']));
    expect(now.star).toBe(true);
    expect(await store.db.papers.count()).toBe(3);
    expect((await store.db.marks.toArray()).map(({ note }) => note)).toEqual(['Indeed']);
  });

  it('joins the same works of another library, with their notes and marks', async () => {
    const whole = await libraryText(await filled());
    const store = emptyStore();
    await operate(store, request('1'), (writer) =>
      keep(writer, sighting('2401.00001'), onHuggingFace, 'later'),
    );
    const paper = await paperOf(store, '2401.00001');
    await operate(store, request('2'), (writer) => change(writer, [paper!.id], { note: 'Here' }));
    const { applied } = await bring(store, file('offprint.json', whole));
    expect(applied).toMatchObject({ read: 2, added: 1, merged: 1 });
    const now = (await store.db.papers.get(paper!.id))!;
    expect(now).toMatchObject({ state: 'saved', star: true, tags: ['a', 'b'] });
    expect(now.note).toBe('Here\n\nMine');
    const [mark] = await store.db.marks.toArray();
    expect(mark).toMatchObject({ id: 'mark-1', paper: paper!.id, note: 'Indeed' });
    const texts = (await abstractsOf(store.db, paper!.id)).map(({ key }) => key);
    expect(texts).toContain((mark!.target as { key: string }).key);
    const before = await everything(store);
    await bring(store, file('offprint.json', whole));
    expect(await everything(store)).toEqual(before);
  });

  it('brings back what was deleted here', async () => {
    const store = await filled();
    const whole = await libraryText(store);
    const ids = (await store.db.papers.toArray()).map(({ id }) => id);
    await operate(store, request('30'), (writer) => remove(writer, ids));
    const { applied } = await bring(store, file('offprint.json', whole));
    expect(applied).toMatchObject({ read: 2, merged: 0, added: 2 });
    const alive = (await store.db.papers.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
    expect(alive.map(({ note }) => note).toSorted()).toEqual(['', 'Mine']);
    const marks = (await store.db.marks.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
    expect(alive.map(({ id }) => id)).toContain(marks[0]?.paper);
  });

  it('that was cut short comes in as far as it goes, and says so', async () => {
    const whole = await libraryText(await filled());
    const store = emptyStore();
    const { row } = await bring(store, file('offprint.json', whole.slice(0, whole.indexOf('"records": ['))));
    expect(row.warnings.join()).toMatch(/ends early/);
    expect(row.counts.read).toBe(2);
    expect(await store.db.papers.count()).toBe(2);
  });

  it('of a newer Offprint is refused', async () => {
    const whole = (await libraryText(await filled())).replace('"version": 1', '"version": 99');
    await expect(staged(emptyStore(), file('offprint.json', whole))).rejects.toThrow(/newer Offprint/);
  });
});

describe('an import', () => {
  it('that is cancelled while it is applied leaves the library as it was', async () => {
    const store = await filled();
    const before = await everything(store);
    const rows = Array.from({ length: 350 }, (_, at) => `"Paper number ${at} of many",2020,10.1000/p${at}`);
    const row = await staged(store, file('many.csv', `title,year,doi\n${rows.join('\n')}\n`));
    let steps = 0;
    await expect(
      operate(store, request('c', 'import'), (writer) =>
        applyImport(writer, row.id, {
          except: new Set(),
          progress: () => {
            if (++steps === 2) throw new Error('cancelled');
          },
        }),
      ),
    ).rejects.toThrow('cancelled');
    expect(steps).toBe(2);
    expect(await everything(store)).toEqual(before);
    expect(await store.db.parts.count()).toBe(0);
  });

  it('that is cancelled while it is staged leaves nothing behind', async () => {
    const store = await filled();
    const cancel = new AbortController();
    const rows = Array.from({ length: 350 }, (_, at) => `"Paper number ${at} of many",2020,10.1000/p${at}`);
    const brought = file('many.csv', `title,year,doi\n${rows.join('\n')}\n`);
    await expect(
      stage(store.db, 'x', brought, {
        signal: cancel.signal,
        progress: () => cancel.abort(new Error('no more')),
      }),
    ).rejects.toThrow('no more');
    expect(await store.db.staged.count()).toBe(0);
    expect(await store.db.imports.count()).toBe(0);
  });

  it('that was cut off is cleared at the next start and named; one that was brought in, or is at hand, is not', async () => {
    const store = emptyStore();
    await bring(store, file('done.bib', '@article{a, title={A matter that is done}}'));
    const cut = await staged(store, file('cut.bib', '@article{b, title={A matter that was cut off}}'));
    const started = cut.at + 1;
    while (Date.now() <= started) await new Promise((resolve) => setTimeout(resolve, 1));
    const own = await staged(store, file('own.bib', '@article{c, title={A matter at hand}}'));
    expect(await discardLeft(store.db, started)).toEqual(['cut.bib']);
    expect((await store.db.imports.toArray()).map(({ name }) => name)).toEqual(['own.bib']);
    expect((await store.db.staged.toArray()).map((part) => part.import)).toEqual([own.id]);
    expect(await discardLeft(store.db, started)).toEqual([]);
  });

  it('asked for twice is done once', async () => {
    const store = emptyStore();
    const row = await staged(store, file('refs.bib', BIB));
    const apply = () =>
      operate(store, request('same', 'import'), (writer) =>
        applyImport(writer, row.id, { except: new Set(), progress: () => undefined }),
      );
    const [first, second] = [await apply(), await apply()];
    expect(second.result).toEqual(first.result);
    expect(await store.db.papers.count()).toBe(2);
  });
});
