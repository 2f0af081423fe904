import { describe, expect, it } from 'vitest';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import type { Completion } from '../../../../lib/sites/completion.ts';
import { CompletingQueue, PACE, type PageAnswer } from '../../../../lib/browser/completing/queue.ts';
import type { CompletingState, Trouble } from '../../../../lib/browser/completing/state.ts';

/** A paper as a list without abstracts gives it. */
const listed = (arxiv: string): Bibliography => ({
  title: arxiv,
  authors: [{ name: 'A B' }],
  ids: { arxiv },
});
const whole = (arxiv: string): Bibliography => ({ ...listed(arxiv), abstract: 'We show it.' });

/** A queue on a clock of its own, with every request and everything told written down. */
function bench(answer: (completion: Completion) => PageAnswer | Promise<PageAnswer>) {
  const clock = { now: 1_000_000 };
  const library = new Map<string, Bibliography>();
  const stored: { state: CompletingState } = { state: { waiting: [], failed: [], sites: {} } };
  const asked: { url: string; at: number }[] = [];
  const told: { paper: string; trouble: Trouble; until: number | undefined }[] = [];
  const busy: boolean[] = [];
  const make = () =>
    new CompletingQueue({
      load: async () => structuredClone(stored.state),
      store: async (state) => {
        stored.state = structuredClone(state);
      },
      lookUp: async (paper) => library.get(paper) ?? null,
      ask: async (completion) => {
        asked.push({ url: completion.url, at: clock.now });
        // An answer takes its time.
        clock.now += 400;
        return answer(completion);
      },
      add: async ({ paper }, _completion, record) => {
        library.set(paper, record);
        return true;
      },
      tell: ({ paper }, trouble, until) => told.push({ paper, trouble, until }),
      busy: (isBusy) => busy.push(isBusy),
      now: () => clock.now,
      wait: async (ms) => {
        clock.now += ms;
      },
    });
  const put = (...ids: string[]) => {
    for (const id of ids) library.set(id, listed(id));
    return ids.map((paper) => ({ paper, site: 'arxiv' }));
  };
  return { clock, library, stored, asked, told, busy, make, put };
}

const read = ({ url }: Completion): PageAnswer => ({
  kind: 'read',
  record: whole(url.split('/abs/')[1] ?? ''),
});
const IDS = ['2401.00001', '2401.00002', '2401.00003', '2401.00004'];

describe('the queue of pages to ask for', () => {
  it('asks for each paper once, at least three seconds after the last answer', async () => {
    const { library, asked, busy, make, put } = bench(read);
    const queue = make();
    const papers = put(...IDS);
    await Promise.all([queue.want(papers), queue.want(papers)]);
    await queue.idle();
    expect(asked.map(({ url }) => url)).toEqual(IDS.map((id) => `https://arxiv.org/abs/${id}`));
    const gaps = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PACE);
    expect([...library.values()].every(({ abstract }) => abstract)).toBe(true);
    expect(busy).toEqual([true, false]);
  });

  it('asks for nothing that lacks nothing, is gone, or was completed or undone while it waited', async () => {
    const { library, asked, make, put } = bench(read);
    const queue = make();
    const papers = put(...IDS);
    library.set('2401.00001', whole('2401.00001'));
    library.delete('2401.00002');
    await queue.want(papers.slice(0, 3));
    await queue.idle();
    expect(asked).toHaveLength(1);
  });

  it('stops at the first wish for a pause, says until when, and asks nothing before it is over', async () => {
    const { clock, asked, told, stored, make, put } = bench(({ url }) =>
      asked.length >= 2 ? { kind: 'pause', until: clock.now + 600_000 } : read({ url } as Completion),
    );
    const queue = make();
    await queue.want(put(...IDS));
    await queue.idle();
    expect(asked).toHaveLength(2);
    expect(told).toEqual([{ paper: IDS[1], trouble: 'stopped', until: expect.any(Number) }]);
    expect(stored.state.waiting).toEqual([]);
    expect(stored.state.failed.map(({ paper }) => paper)).toEqual([IDS[2], IDS[3], IDS[1]].toSorted());
    clock.now += 300_000;
    await queue.retry('arxiv');
    await queue.idle();
    expect(asked).toHaveLength(2);
    clock.now += 400_000;
    asked.length = 0;
    await queue.retry('arxiv');
    await queue.idle();
    expect(asked.length).toBeGreaterThanOrEqual(1);
  });

  it('goes on after the worker was stopped, and no sooner than its turn', async () => {
    let isStopped = false;
    const { asked, clock, stored, make, put } = bench((completion) => {
      if (asked.length === 2 && !isStopped) {
        isStopped = true;
        // Stopped with the request under way: its answer never comes.
        return new Promise(() => undefined);
      }
      return read(completion);
    });
    const first = make();
    await first.want(put(...IDS));
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toHaveLength(2);
    expect(stored.state.waiting.map(({ paper }) => paper)).toEqual(IDS.slice(1));
    const stoppedAt = clock.now - 400;
    const second = make();
    second.resume();
    await second.idle();
    expect(asked.slice(2).map(({ url }) => url.split('/').at(-1))).toEqual(IDS.slice(1));
    expect((asked[2]?.at ?? 0) - stoppedAt).toBeGreaterThanOrEqual(PACE);
    expect(stored.state.waiting).toEqual([]);
  });

  it('gives a page that cannot be read no second try, and leaves a site alone after three', async () => {
    const { asked, told, library, make, put } = bench(() => ({ kind: 'failed', trouble: 'changed' }));
    const queue = make();
    await queue.want(put(...IDS));
    await queue.idle();
    expect(asked).toHaveLength(3);
    expect(told.map(({ trouble }) => trouble)).toEqual(['changed', 'changed', 'changed']);
    expect(IDS.map((id) => library.get(id))).toEqual(IDS.map(listed));
  });
});
