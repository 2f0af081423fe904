/** The worker's end of a search: answers what a page watches, now and whenever the answer may have changed. */
import * as v from 'valibot';
import { databaseNamed } from '../place.ts';
import { classify, Store } from '../store.ts';
import { Finder, type BecomeWriter } from './finder.ts';
import type { LoadModel } from './role-search.ts';
import { AskedSchema, type SearchRequest, type Told } from './protocol.ts';

/** The part of a worker's global scope that is used. */
export interface PagePort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', take: (event: MessageEvent) => void): void;
}

/** Serves the page at the other end of `port`. `becomeWriter` is given the database's name. */
export function serveSearch(
  port: PagePort,
  becomeWriter: (database: string) => ReturnType<BecomeWriter>,
  loadModel: LoadModel,
): void {
  const watches = new Map<number, SearchRequest>();
  const due = new Set<number>();
  let finder: Finder | undefined;
  let isPlanned = false;
  /** The library cannot be searched: whoever asks is told. */
  let failed: Told | undefined;

  const tell = (message: Told): void => port.postMessage(message);
  const fail = (error: unknown): void => {
    const { failure, message } = classify(error);
    failed = { kind: 'failure', failure, message };
    tell(failed);
  };

  const answerDue = (): void => {
    isPlanned = false;
    if (failed && due.size > 0) tell(failed);
    // Counting takes longer than finding: no list waits for the counts beside it, not even one that is asked for now.
    const lists = [...due].filter((watch) => !watches.get(watch)?.withFacets);
    const turn = lists.length > 0 ? lists : [...due];
    for (const watch of turn) {
      due.delete(watch);
      const request = watches.get(watch);
      if (!finder || !request) continue;
      const narrowed = finder.searchRoles(request);
      if (!narrowed) tell({ kind: 'answer', watch, answer: finder.search(request) });
      // Only the last request of a number is answered, however long an earlier one takes.
      else
        narrowed
          .then((answer) => watches.get(watch) === request && tell({ kind: 'answer', watch, answer }))
          .catch(fail);
    }
    plan([]);
  };
  const plan = (numbers: Iterable<number>): void => {
    for (const number of numbers) due.add(number);
    if (isPlanned || due.size === 0) return;
    isPlanned = true;
    // After what was asked meanwhile: of a quick typist's questions only the last is answered.
    setTimeout(answerDue);
  };

  const open = (database: string): void => {
    finder = new Finder(new Store(() => databaseNamed(database)), {
      becomeWriter: () => becomeWriter(database),
      loadModel,
    });
    finder.onChange(() => plan(watches.keys()));
    finder.start().catch(fail);
  };

  port.addEventListener('message', ({ data }: MessageEvent) => {
    const asked = v.safeParse(AskedSchema, data);
    if (!asked.success) return;
    const { output } = asked;
    if (output.kind === 'open') {
      if (!finder) open(output.database);
    } else if (output.kind === 'leave') watches.delete(output.watch);
    else {
      watches.set(output.watch, output.request);
      plan([output.watch]);
    }
  });
}
