/** What is looked at in a private window leaves nothing behind, and nothing is fetched for it. */
import { describe, expect, it, vi } from 'vitest';
import { abstractsOf } from '../../../lib/library/texts/versions.ts';
import type { Badge } from '../../../entrypoints/background/badge.ts';
import type { Completing } from '../../../entrypoints/background/completing.ts';
import { contentHandlers } from '../../../entrypoints/background/content-handlers.ts';
import type { Keeper } from '../../../entrypoints/background/keeper.ts';
import type { Skimmer } from '../../../entrypoints/background/skimmer.ts';
import type { GreetedTabs } from '../../../lib/browser/sites/greeted.ts';
import { operate, type OperationRequest, type Writer } from '../../../lib/library/actions/operations.ts';
import { describe as describeMark } from '../../../lib/anchor/describe.ts';
import { canonicalText } from '../../../lib/text/canonical-text.ts';
import type { Store } from '../../../lib/library/database/store.ts';
import { emptyStore, sighting } from '../library/fixtures.ts';

vi.mock('wxt/browser', () => ({
  browser: { runtime: { id: 'us', getURL: (path: string) => `chrome-extension://us${path}` } },
}));

const seen = sighting('2401.00001');
const { text } = canonicalText(seen.record.abstract!);
const words = {
  id: 'm',
  target: 'abstract' as const,
  ...describeMark(text, 0, 12),
  colour: 'gold' as const,
  note: '',
};

function background() {
  const store = emptyStore();
  const keeper = {
    use: <T>(work: (store: Store) => Promise<T>) => work(store),
    act: async <T>(request: OperationRequest, work: (writer: Writer) => Promise<T>) =>
      (await operate(store, request, work)).result,
  } as unknown as Keeper;
  const greeted = { add: async () => true, has: async () => true, note() {} } as unknown as GreetedTabs;
  const badge = { show: async () => undefined } as unknown as Badge;
  const completing = {
    from: vi.fn(async () => undefined),
    kept: vi.fn(async () => undefined),
    met: vi.fn(async () => undefined),
  };
  const handlers = contentHandlers(
    keeper,
    greeted,
    badge,
    {} as Skimmer,
    completing as unknown as Completing,
  );
  return { store, completing, handlers };
}

const from = (incognito: boolean) => ({ url: 'https://arxiv.org/list/cs.AI/new', tab: { id: 1, incognito } });
const page = { document: 'd', site: 'arxiv' };

describe('a paper saved by hand', () => {
  it.each([
    [false, 1],
    [true, 0],
  ])('is completed by a request out of a private window (%s): %i times', async (isPrivate, times) => {
    const { store, completing, handlers } = background();
    const action = { kind: 'save' as const, sighting: seen };
    const { states } = await handlers.act.handle({ ...page, operation: 'o', action }, from(isPrivate));
    expect(states[0]).toMatchObject({ state: 'saved' });
    expect(await store.db.papers.count()).toBe(1);
    expect(completing.from).toHaveBeenCalledTimes(times);
    expect(completing.kept).toHaveBeenCalledTimes(times);
    await handlers.greet.handle({ ...page, sightings: [seen], total: 1 }, from(isPrivate));
    expect(completing.met).toHaveBeenCalledTimes(times);
  });
});

describe('another text of a marked abstract', () => {
  it.each([
    [false, 2],
    [true, 1],
  ])('is filed when it is shown in a private window (%s): %i are there', async (isPrivate, count) => {
    const { store, handlers } = background();
    const action = { kind: 'mark' as const, marks: [{ sighting: seen, mark: words }] };
    await handlers.act.handle({ ...page, operation: 'o', action }, from(isPrivate));
    const shown = { key: seen.key, text: `${text} And more.`, isAbstract: true, marks: ['m'] };
    await handlers.anchor.handle({ ...page, texts: [shown] }, from(isPrivate));
    const [paper] = await store.db.papers.toArray();
    expect(await abstractsOf(store.db, paper!.id)).toHaveLength(count);
  });
});
