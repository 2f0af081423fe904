import { describe, expect, it } from 'vitest';
import { joinPapers, splitPaper } from '../../../../lib/library/works/decisions.ts';
import { editFields } from '../../../../lib/library/actions/edit-fields.ts';
import { exportPapers } from '../../../../lib/library/export/export.ts';
import { keepMany, keepRecord, type KeepItem } from '../../../../lib/library/actions/keep-records.ts';
import { change } from '../../../../lib/library/actions/change.ts';
import { addMark } from '../../../../lib/library/actions/marks.ts';
import { joinedPreview, neighboursOf } from '../../../../lib/library/works/neighbours.ts';
import { operate, type Writer } from '../../../../lib/library/actions/operations.ts';
import { livingPaper } from '../../../../lib/library/database/living.ts';
import { paperDetails } from '../../../../lib/library/reading/reading.ts';
import { recognise } from '../../../../lib/library/works/recognise.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { undo } from '../../../../lib/library/actions/undo.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import type { RecordSource } from '../../../../lib/paper/rows.ts';
import { sightingKey } from '../../../../lib/paper/title-key.ts';
import { canonicalText } from '../../../../lib/text/abstract-text.ts';
import { request, storesOfATest } from '../fixtures.ts';

const fresh = storesOfATest();
let count = 0;
const doing = <T>(store: Store, work: (writer: Writer) => Promise<T>) =>
  operate(store, request(`d-${++count}`, 'works'), work).then(({ result }) => result);
const keepAs = (store: Store, record: Bibliography, site: string) =>
  doing(store, (writer) => keepRecord(writer, { record, source: page(site) }, 'saved'));
const takeBack = (store: Store) => undo(store, request(`d-${++count}`, 'undo'), null);

const page = (site: string): RecordSource => ({ kind: 'page', site, url: `https://${site}.example/list` });
const people = (...names: string[]) => names.map((name) => ({ name }));
const ABSTRACT =
  'Neurons of the ventral stream respond to images in ways that are hard to describe in words, and here we map how ' +
  'their responses change around the images that drive them best, in many areas and over many weeks of recording.';

const onArxiv: Bibliography = {
  title: 'Tuning landscapes of the ventral stream',
  authors: people('Binh Tran', 'Carla Ponti'),
  abstract: ABSTRACT,
  ids: { arxiv: '2201.00001' },
  url: 'https://arxiv.org/abs/2201.00001',
};
const onHub: Bibliography = {
  title: 'Tuning landscapes of the ventral stream',
  authors: people('Binh Tran', 'Carla Ponti'),
  abstract: 'A shorter text that only the hub shows. It says less.',
  ids: { arxiv: '2201.00001' },
  url: 'https://huggingface.co/papers/2201.00001',
};
const inJournal: Bibliography = {
  title: 'Tuning landscapes of the ventral stream',
  authors: people('Binh Tran', 'Carla Ponti'),
  venue: 'Neural Computation',
  year: 2023,
  ids: { doi: '10.1162/neco.1' },
};
const atConference: Bibliography = {
  ...inJournal,
  venue: 'NeurIPS',
  year: 2022,
  ids: { doi: '10.5555/3600270.1' },
};

const alive = async (store: Store) =>
  (await store.db.papers.toArray()).filter((row) => row.deletedAt === undefined);

describe('split', () => {
  async function splitLibrary() {
    const store = fresh();
    const first = await keepAs(store, onArxiv, 'arxiv');
    const second = await keepAs(store, onHub, 'hugging-face');
    expect(second.paper).toBe(first.paper);
    await doing(store, (writer) =>
      change(writer, [first.paper], { tags: ['vision'], note: 'Mine.', star: true }),
    );
    const text = canonicalText(onHub.abstract!).text;
    await doing(store, (writer) =>
      addMark(
        writer,
        { key: sightingKey(onHub), record: onHub },
        onAbstract('hub', text),
        page('hugging-face'),
      ),
    );
    await doing(store, (writer) =>
      addMark(
        writer,
        { key: sightingKey(onArxiv), record: onArxiv },
        onAbstract('arxiv', canonicalText(ABSTRACT).text),
        page('arxiv'),
      ),
    );
    const papers = await doing(store, (writer) => splitPaper(writer, first.paper, [second.record]));
    const other = papers.find((id) => id !== first.paper)!;
    return { store, first, second, other };
  }

  it('makes another paper of the records taken out, with the marks on their text', async () => {
    const { store, first, second, other } = await splitLibrary();
    const stayed = (await paperDetails(store.db, first.paper))!;
    const left = (await paperDetails(store.db, other))!;
    expect(stayed.records.map(({ id }) => id)).toEqual([first.record]);
    expect(stayed.marks.map(({ id }) => id)).toEqual(['arxiv']);
    expect(stayed.paper).toMatchObject({ note: 'Mine.', star: true, tags: ['vision'] });
    expect(left.records.map(({ id }) => id)).toEqual([second.record]);
    expect(left.marks.map(({ id }) => id)).toEqual(['hub']);
    expect(left.paper).toMatchObject({ note: '', star: false, tags: ['vision'] });
    expect(left.abstract?.text).toContain('only the hub shows');
  });

  it('holds when either source says the same again, or something new', async () => {
    const { store, first, other } = await splitLibrary();
    await keepAs(store, onHub, 'hugging-face');
    const newer = await keepAs(
      store,
      { ...onHub, abstract: `${onHub.abstract} And more now.` },
      'hugging-face',
    );
    const newest = await keepAs(store, { ...onArxiv, title: `${onArxiv.title} and beyond` }, 'arxiv');
    expect(newer.paper).toBe(other);
    expect(newest.paper).toBe(first.paper);
    expect(await alive(store)).toHaveLength(2);
    const imported: KeepItem[] = [onArxiv, onHub].map((record) => ({ record, source: page('arxiv') }));
    await doing(store, (writer) => keepMany(writer, imported, 'saved'));
    expect(await alive(store)).toHaveLength(2);
  });

  it('is undone whole, marks and all', async () => {
    const { store, first, second } = await splitLibrary();
    await takeBack(store);
    const whole = (await paperDetails(store.db, first.paper))!;
    expect(whole.records.map(({ id }) => id).sort()).toEqual([first.record, second.record].sort());
    expect(whole.marks).toHaveLength(2);
    expect(await alive(store)).toHaveLength(1);
    await keepAs(store, { ...onHub, year: 2022 }, 'hugging-face');
    expect(await alive(store)).toHaveLength(1);
  });

  it('is taken back by calling the two the same', async () => {
    const { store, first, other } = await splitLibrary();
    const [paper] = await doing(store, (writer) => joinPapers(writer, [first.paper, other]));
    expect(paper).toBe(first.paper);
    expect((await paperDetails(store.db, other))?.paper.id).toBe(first.paper);
    await keepAs(store, { ...onHub, year: 2022 }, 'hugging-face');
    expect(await alive(store)).toHaveLength(1);
  });

  it('refuses to take out all, or what is not there', async () => {
    const { store, first, second } = await splitLibrary();
    const all = doing(store, (writer) => splitPaper(writer, first.paper, [first.record]));
    await expect(all).rejects.toMatchObject({ failure: 'invalid' });
    const none = doing(store, (writer) => splitPaper(writer, first.paper, [second.record]));
    await expect(none).rejects.toMatchObject({ failure: 'not-found' });
  });
});

describe('the same', () => {
  async function related() {
    const store = fresh();
    const conference = await keepAs(store, atConference, 'dblp');
    const journal = await keepAs(store, inJournal, 'dblp');
    return { store, conference, journal };
  }

  it('keeps a conference paper and its journal article apart, and shows them as related', async () => {
    const { store, conference, journal } = await related();
    expect(await alive(store)).toHaveLength(2);
    const [found, ...others] = await neighboursOf(store.db, conference.paper);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 'related', paper: { id: journal.paper } });
    expect(found?.why).toContain('DOIs');
  });

  it('makes one of two that identifiers keep apart, as the preview said, and of all that comes later', async () => {
    const { store, conference, journal } = await related();
    const preview = await joinedPreview(store.db, [journal.paper, conference.paper]);
    const [paper] = await doing(store, (writer) => joinPapers(writer, [journal.paper, conference.paper]));
    expect(paper).toBe(conference.paper);
    expect((await store.db.papers.get(paper!))?.bibliography).toEqual(preview?.bibliography);
    await keepAs(store, { ...inJournal, abstract: ABSTRACT }, 'semantic-scholar');
    await keepAs(store, { ...atConference, abstract: ABSTRACT }, 'neurips');
    await keepAs(store, { ...atConference, ids: {} }, 'generic');
    expect(await alive(store)).toHaveLength(1);
  });

  it('is undone whole', async () => {
    const { store, conference, journal } = await related();
    await doing(store, (writer) => joinPapers(writer, [journal.paper, conference.paper]));
    await takeBack(store);
    expect((await alive(store)).map(({ id }) => id).sort()).toEqual([conference.paper, journal.paper].sort());
    expect(await livingPaper(store.db, journal.paper)).toMatchObject({ id: journal.paper });
    const [known] = await recognise(store, [{ key: sightingKey(inJournal), record: inJournal }], 'dblp');
    expect(known?.paper).toBe(journal.paper);
  });

  it('does not offer again what the reader took apart', async () => {
    const { store, conference, journal } = await related();
    const [paper] = await doing(store, (writer) => joinPapers(writer, [journal.paper, conference.paper]));
    const [other] = (await doing(store, (writer) => splitPaper(writer, paper!, [journal.record]))).filter(
      (id) => id !== paper,
    );
    expect(await alive(store)).toHaveLength(2);
    expect(await neighboursOf(store.db, other!)).toEqual([]);
  });
});

describe('editing by hand', () => {
  it('stands against what pages say later, and goes back to the best that they say', async () => {
    const store = fresh();
    const { paper } = await keepAs(store, onArxiv, 'arxiv');
    await doing(store, (writer) =>
      editFields(writer, paper, { set: { title: 'My title', year: 1999 }, clear: ['abstract'] }),
    );
    await keepAs(
      store,
      { ...onArxiv, title: 'Another title of theirs', year: 2022, venue: 'NeurIPS' },
      'arxiv',
    );
    const edited = (await store.db.papers.get(paper))!;
    expect(edited.bibliography).toMatchObject({ title: 'My title', year: 1999, venue: 'NeurIPS' });
    expect(edited.bibliography.abstract).toBeUndefined();
    expect(edited.provenance.title).toMatchObject({ byReader: true });
    expect(edited.provenance.abstract).toMatchObject({ byReader: true });
    expect(edited.provenance.venue).not.toHaveProperty('byReader');
    await doing(store, (writer) => editFields(writer, paper, { reset: ['title', 'year', 'abstract'] }));
    const back = (await store.db.papers.get(paper))!;
    expect(back.bibliography).toMatchObject({ year: 2022, abstract: ABSTRACT });
    expect(back.bibliography.title).not.toBe('My title');
    expect(back.edits).toEqual({});
    expect(back.cleared).toBeUndefined();
  });

  it('keeps the time of an edit through later changes', async () => {
    const store = fresh();
    const { paper } = await keepAs(store, onArxiv, 'arxiv');
    const edit = (at: number, set: { title?: string; year?: number }) =>
      operate(store, request(`d-${++count}`), (writer) => editFields(writer, paper, { set }), at);
    await edit(1_000, { title: 'Mine' });
    await edit(2_000, { year: 1999 });
    await operate(
      store,
      request(`d-${++count}`),
      (writer) => keepRecord(writer, { record: onHub, source: page('hugging-face') }, 'saved'),
      3_000,
    );
    const { provenance } = (await store.db.papers.get(paper))!;
    expect([provenance.title?.at, provenance.year?.at]).toEqual([1_000, 2_000]);
  });

  it('lets an identifier that the reader entered name the paper', async () => {
    const store = fresh();
    const bare: Bibliography = { title: 'Untitled draft on tuning', authors: [], ids: {} };
    const { paper } = await keepAs(store, bare, 'generic');
    await doing(store, (writer) => editFields(writer, paper, { set: { ids: { doi: '10.1162/neco.1' } } }));
    const [known] = await recognise(store, [{ key: sightingKey(inJournal), record: inJournal }], 'dblp');
    expect(known?.paper).toBe(paper);
    expect((await keepAs(store, inJournal, 'dblp')).paper).toBe(paper);
    await doing(store, (writer) => editFields(writer, paper, { reset: ['ids'] }));
    expect(await alive(store)).toHaveLength(1);
  });

  it('never empties a title', async () => {
    const store = fresh();
    const { paper } = await keepAs(store, onArxiv, 'arxiv');
    await doing(store, (writer) => editFields(writer, paper, { clear: ['title', 'authors'] }));
    const { bibliography } = (await store.db.papers.get(paper))!;
    expect(bibliography.title).toBe(onArxiv.title);
    expect(bibliography.authors).toEqual([]);
  });

  it('enters a paper of which only the identifier is known, and takes its title from the first source', async () => {
    const store = fresh();
    const record: Bibliography = { title: 'arXiv:2201.00001', authors: [], ids: { arxiv: '2201.00001' } };
    const { paper } = await doing(store, (writer) =>
      keepRecord(writer, { record, source: { kind: 'reader' } }, 'saved'),
    );
    expect((await keepAs(store, onHub, 'hugging-face')).paper).toBe(paper);
    expect((await store.db.papers.get(paper))?.bibliography.title).toBe(onHub.title);
  });
});

describe('a file of the library', () => {
  it('carries decisions, edits and where each field is from, and nothing that is derived for finding', async () => {
    const store = fresh();
    const { paper } = await keepAs(store, onArxiv, 'arxiv');
    const { record } = await keepAs(store, onHub, 'hugging-face');
    await doing(store, (writer) => splitPaper(writer, paper, [record]));
    await doing(store, (writer) => editFields(writer, paper, { set: { year: 1999 }, clear: ['abstract'] }));
    const { chunks } = await exportPapers(store, 'json', 'test');
    let text = '';
    for await (const chunk of chunks) text += chunk;
    const file = JSON.parse(text) as {
      decisions: Record<string, unknown>[];
      papers: Record<string, unknown>[];
      records: Record<string, unknown>[];
    };
    expect(file.decisions).toHaveLength(1);
    expect(file.decisions[0]).toMatchObject({ same: false });
    expect(file.decisions[0]).not.toHaveProperty('records');
    expect(file.records.every((row) => !('keys' in row))).toBe(true);
    const edited = file.papers.find(({ id }) => id === paper);
    expect(edited).toMatchObject({ edits: { year: 1999 }, cleared: ['abstract'] });
    expect(edited?.['provenance']).toMatchObject({ year: { byReader: true } });
  });
});

const onAbstract = (id: string, snapshot: string) => ({
  id,
  target: 'abstract' as const,
  quote: { type: 'TextQuoteSelector' as const, exact: snapshot.slice(0, 6), prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector' as const, start: 0, end: 6 },
  snapshot,
  colour: 'gold' as const,
  note: '',
});
