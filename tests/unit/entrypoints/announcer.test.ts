/** A change is told to the tabs that may show it, and only of what they show. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keysFinding } from '../../../lib/library/works/find-papers.ts';
import { recognisePapers } from '../../../lib/library/works/recognise.ts';
import { keep } from '../../../lib/library/actions/keep.ts';
import { operate } from '../../../lib/library/actions/operations.ts';
import { emptyStore, sighting } from '../library/fixtures.ts';

const { told, session } = vi.hoisted(() => ({
  told: [] as { tab: number; papers: string[]; keys: string[] }[],
  session: new Map<string, unknown>(),
}));

vi.mock('wxt/browser', () => ({
  browser: {
    tabs: {
      sendMessage: async (tab: number, { payload }: { payload: { papers: string[]; keys: string[] } }) =>
        void told.push({ tab, ...payload }),
    },
    storage: {
      session: {
        get: async (key: string | null) =>
          key === null ? Object.fromEntries(session) : { [key]: session.get(key) },
        set: async (items: object) =>
          Object.entries(items).forEach(([key, value]) => session.set(key, value)),
        remove: async (key: string) => void session.delete(key),
      },
    },
  },
}));

const { GreetedTabs } = await import('../../../lib/browser/sites/greeted.ts');
const { Announcer } = await import('../../../entrypoints/background/announcer.ts');

const source = { kind: 'page', site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' } as const;
const shown = ['2401.00001', '2401.00002', '2401.00003'].map((id, at) => {
  const one = sighting(id);
  return {
    ...one,
    record: { ...one.record, title: `Of its own kind is number ${'abcdefg'[at]?.repeat(9)}` },
  };
});

beforeEach(() => {
  told.length = 0;
  session.clear();
});

async function listing() {
  const store = emptyStore();
  const greeted = new GreetedTabs();
  const greet = async (tab: number, sightings: typeof shown) => {
    await greeted.add(
      tab,
      'page',
      sightings.map(({ key }) => key),
    );
    const answers = await recognisePapers(store, sightings, 'arxiv');
    greeted.note(
      tab,
      'page',
      answers.map(({ known, under, paper }) => ({ key: known.key, under, paper: paper?.id })),
    );
  };
  const names = (papers: string[]) => store.use((db) => keysFinding(db, papers));
  const save = (record: (typeof shown)[number], id: string) =>
    operate(store, { id, kind: 'save', origin: 'test' }, (writer) => keep(writer, record, source, 'saved'));
  return { greeted, greet, save, names, announcer: new Announcer(greeted) };
}

describe('a change', () => {
  it('is told to the tabs that show the paper, under the key that they show it under', async () => {
    const { greet, save, names, announcer } = await listing();
    await greet(1, shown);
    await greet(2, shown.slice(1));
    const { changed } = await save(shown[0]!, 'o');
    await announcer.changed(changed, [], names);
    await vi.waitFor(() => expect(told).toEqual([{ tab: 1, papers: [], keys: [shown[0]!.key] }]));
  });

  it('is told where the same work stands under another identifier', async () => {
    const { greet, save, names, announcer } = await listing();
    await greet(1, shown);
    const published = { ...shown[2]!.record, ids: { doi: '10.1000/three' } };
    const { changed } = await save({ key: 'doi:10.1000/three', record: published }, 'o');
    await announcer.changed(changed, ['met:1'], names);
    await vi.waitFor(() => expect(told).toEqual([{ tab: 1, papers: [], keys: ['met:1', shown[2]!.key] }]));
  });

  it('is told of all that a tab shows where a worker before this one answered it', async () => {
    const { greet, save, names } = await listing();
    await greet(1, shown);
    await vi.waitFor(() => expect(session.size).toBe(1));
    const { changed } = await save(shown[0]!, 'o');
    await new Announcer(new GreetedTabs()).changed(changed, [], names);
    await vi.waitFor(() => expect(told).toEqual([{ tab: 1, papers: [], keys: shown.map(({ key }) => key) }]));
  });

  it('of very many papers, or of some that cannot be read, is told as it is', async () => {
    const { greet, names, announcer } = await listing();
    await greet(1, shown);
    const many = Array.from({ length: 101 }, (_, at) => `p${at}`);
    await announcer.changed(many, [], names);
    await announcer.changed(['p1'], [], () => Promise.reject(new Error('closed')));
    await vi.waitFor(() => expect(told.map(({ papers }) => papers)).toEqual([many, ['p1']]));
  });
});
