/** The worker's end of a search: answers what a page watches, now and whenever the answer may have changed. */
import * as v from 'valibot';
import { FirstAnswers, type FirstStage } from './first-stage.ts';
import { AskedSchema, type SearchAnswer, type SearchRequest, type Told } from './protocol.ts';

/** The part of a finder that is used. */
export interface Finding {
  search(request: SearchRequest): SearchAnswer;
  /** The same for a question that asks what sentences do; null for every other, which need not wait. */
  searchRoles(request: SearchRequest): Promise<SearchAnswer> | null;
  onChange(listener: () => void): void;
  /** Fails with a `LibraryError`. */
  start(): Promise<void>;
}

export interface SearchStages {
  /** Reads what answers first. */
  first(database: string): Promise<FirstStage | null>;
  /** Makes the finder, whose code may be fetched with it. */
  finder(database: string, first: FirstStage | null): Finding;
}

/** The part of a worker's global scope that is used. */
export interface PagePort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', take: (event: MessageEvent) => void): void;
}

/** Serves the page at the other end of `port`. */
export function serveSearch(port: PagePort, stages: SearchStages): void {
  const watches = new Map<number, SearchRequest>();
  const due = new Set<number>();
  let database: string | undefined;
  let finder: (Pick<Finding, 'search'> & Partial<Finding>) | undefined;
  let isPlanned = false;
  /** The library cannot be searched: whoever asks is told. */
  let failed: Told | undefined;

  const tell = (message: Told): void => port.postMessage(message);
  const fail = (error: unknown): void => {
    const { failure = 'failed', message } = error as { failure?: string; message: string };
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
      const narrowed = finder.searchRoles?.(request);
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

  const open = async (name: string): Promise<void> => {
    // What cannot be read ahead, the finder reads, or says why not.
    const first = await stages.first(name).catch(() => null);
    if (first) {
      finder = new FirstAnswers(first);
      plan(watches.keys());
      // After the answers that wait for it: the rest of the code takes some ms of this thread.
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setTimeout(resolve));
    }
    const whole = stages.finder(name, first);
    finder = whole;
    whole.onChange(() => plan(watches.keys()));
    await whole.start();
  };

  port.addEventListener('message', ({ data }: MessageEvent) => {
    const asked = v.safeParse(AskedSchema, data);
    if (!asked.success) return;
    const { output } = asked;
    if (output.kind === 'open') {
      if (database !== undefined) return;
      database = output.database;
      open(database).catch(fail);
    } else if (output.kind === 'leave') watches.delete(output.watch);
    else {
      watches.set(output.watch, output.request);
      plan([output.watch]);
    }
  });
}
