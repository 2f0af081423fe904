import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVERYTHING,
  SearchClient,
  SearchFailure,
  type WorkerPort,
} from '../../../../lib/library/finder/client.ts';
import { AskedSchema, ToldSchema, type SearchAnswer } from '../../../../lib/library/finder/protocol.ts';
import { Finder } from '../../../../lib/library/finder/finder.ts';
import { readFirstStage } from '../../../../lib/library/finder/first-stage.ts';
import { serveSearch, type PagePort } from '../../../../lib/library/finder/serve.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import * as v from 'valibot';
import { loadModel } from '../../../support/role-model.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';

type Listener = (event: never) => void;

/** A worker and its page in one thread; what passes between them is cloned, as it would be. */
function pair() {
  const listeners = { page: [] as Listener[], worker: [] as Listener[], error: [] as Listener[] };
  const passed = { asked: [] as unknown[], told: [] as unknown[] };
  const send = (to: Listener[], log: unknown[]) => (message: unknown) => {
    const data = structuredClone(message);
    log.push(data);
    setTimeout(() => to.forEach((take) => take({ data } as never)));
  };
  const ask = send(listeners.worker, passed.asked);
  const tell = send(listeners.page, passed.told);
  const worker: WorkerPort & { isEnded: boolean } = {
    isEnded: false,
    postMessage: ask,
    terminate() {
      this.isEnded = true;
      listeners.page.length = 0;
    },
    addEventListener: (type: string, take: Listener) =>
      void (type === 'error' ? listeners.error : listeners.page).push(take),
  };
  const page: PagePort = {
    postMessage: tell,
    addEventListener: (_type: string, take: Listener) => void listeners.worker.push(take),
  };
  const crash = () => listeners.error.forEach((take) => take({ preventDefault() {} } as never));
  return { worker, page, ask, tell, passed, crash };
}

function joined(store: Store) {
  const pairs: ReturnType<typeof pair>[] = [];
  const client = new SearchClient(
    () => {
      const made = pair();
      pairs.push(made);
      serveSearch(made.page, {
        first: (name) => readFirstStage({ name, factory: indexedDB }),
        finder: (_, first) =>
          new Finder(store, { first, loadModel, becomeWriter: () => new Promise(() => undefined) }),
      });
      return made.worker;
    },
    async () => store.db.name,
  );
  return { client, pairs };
}

const save = (store: Store, arxiv: string, title: string) =>
  operate(store, request(`save-${arxiv}`), (writer) =>
    keep(writer, sighting(arxiv, { title }), onArxiv, 'saved'),
  );

describe('a page and its search worker', () => {
  it('answer a question, and again when something is saved', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', 'Of quokkas');
    const { client, pairs } = joined(store);
    const totals: number[] = [];
    const second = new Promise<void>((resolve) => {
      client.watch({ ...EVERYTHING, text: 'quokka' }).subscribe(({ total, reach }) => {
        totals.push(total);
        if (reach === 'whole' && total === 1) void save(store, '2401.00002', 'More quokkas');
        if (total === 2) resolve();
      });
    });
    await second;
    expect(totals.at(-1)).toBe(2);
    // Both ends say what the other's schema takes.
    const { asked, told } = pairs[0]!.passed;
    for (const message of asked) expect(v.safeParse(AskedSchema, message).success).toBe(true);
    for (const message of told) expect(v.safeParse(ToldSchema, message).success).toBe(true);
    client.close();
  });

  it('answer only the last of what is typed in one go, and nothing after it was left', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', 'Of quokkas');
    const { client, pairs } = joined(store);
    await client.ask(EVERYTHING);
    const answers: [string, SearchAnswer][] = [];
    for (const text of ['q', 'qu', 'quo']) {
      const subscription = client
        .watch({ ...EVERYTHING, text })
        .subscribe((answer) => answers.push([text, answer]));
      if (text !== 'quo') subscription.unsubscribe();
    }
    await client.ask({ ...EVERYTHING, text: 'quok' });
    expect(answers.map(([text]) => text)).toEqual(['quo']);
    expect(pairs).toHaveLength(1);
    client.close();
  });

  it('go on after the worker died once, and say so when it dies again', async () => {
    const store = emptyStore();
    await save(store, '2401.00001', 'Of quokkas');
    const { client, pairs } = joined(store);
    const answers: number[] = [];
    const failures: unknown[] = [];
    client.watch(EVERYTHING).subscribe(
      ({ total }) => answers.push(total),
      (error) => failures.push(error),
    );
    await client.ask(EVERYTHING);
    answers.length = 0;
    pairs[0]!.crash();
    await client.ask(EVERYTHING);
    expect(answers).toContain(1);
    expect(pairs[0]!.worker.isEnded).toBe(true);
    expect(failures).toEqual([]);
    pairs[1]!.crash();
    expect(failures[0]).toBeInstanceOf(SearchFailure);
    expect(pairs).toHaveLength(2);
    client.close();
  });

  it('let pass what is no question and no answer', async () => {
    const store = emptyStore();
    const { client, pairs } = joined(store);
    await client.ask(EVERYTHING);
    const told = pairs[0]!.passed.told.length;
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false }), (anything) => {
        fc.pre(typeof anything !== 'function' && typeof anything !== 'symbol');
        try {
          pairs[0]!.ask(anything);
          pairs[0]!.tell(anything);
        } catch (error) {
          // What cannot be cloned cannot be sent.
          expect((error as Error).name).toBe('DataCloneError');
        }
      }),
    );
    for (const wrong of [
      { kind: 'watch', watch: 0, request: EVERYTHING },
      { kind: 'watch', watch: 7, request: { ...EVERYTHING, limit: 1e9 } },
      { kind: 'watch', watch: 7, request: { ...EVERYTHING, sort: 'weight' } },
      { kind: 'open', database: '../other' },
    ])
      pairs[0]!.ask(wrong);
    expect((await client.ask(EVERYTHING)).total).toBe(0);
    // Only what was asked properly was answered: the two questions.
    const watches = pairs[0]!.passed.told.slice(told).flatMap((each) => {
      const parsed = v.safeParse(ToldSchema, each);
      return parsed.success && parsed.output.kind === 'answer' ? [parsed.output.watch] : [];
    });
    expect(watches.filter((watch) => watch !== 1 && watch !== 2)).toEqual([]);
    expect(watches).toContain(2);
    client.close();
  });
});
