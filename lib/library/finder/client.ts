/**
 * A page's way to its search worker. What is watched is an observable, so that a list follows the library:
 *
 *   const live = useLive(() => searcher.watch({ ...EVERYTHING, text: query, limit: 60 }), [query]);
 *   const answer = valueOf(live);              // ids of the window, total, facets; null until the first answer
 *   const rows = papersById(db, answer.ids);   // only the rows of the window are ever loaded
 *   hitsIn(row, parseQuery(query), answer.corrected)   // what to highlight in a row that is shown
 *
 * A worker that dies is started once more and asked the same; what then fails is told to all that watch.
 */
import * as v from 'valibot';
import { MOST_QUERY, ToldSchema, type Asked, type SearchAnswer, type SearchRequest } from './protocol.ts';

/** All papers, the last saved first, the first sixty of them. */
export const EVERYTHING: SearchRequest = {
  text: '',
  filters: {},
  sort: 'relevance',
  offset: 0,
  limit: 60,
  withFacets: false,
};

/** The part of a `Worker` that is used. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: 'message', take: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', take: (event: ErrorEvent) => void): void;
}

export interface SearchObservable {
  subscribe(next: (answer: SearchAnswer) => void, fail?: (error: unknown) => void): { unsubscribe(): void };
}

interface Watch {
  request: SearchRequest;
  next: (answer: SearchAnswer) => void;
  fail: ((error: unknown) => void) | undefined;
}

export class SearchFailure extends Error {
  /** One of the library's own words: "no-storage", "damaged", …; "failed" when the worker itself is gone. */
  readonly failure: string;
  constructor(failure: string, message: string) {
    super(message);
    this.name = 'SearchFailure';
    this.failure = failure;
  }
}

/** A worker that dies this often is not started again. */
const MOST_STARTS = 2;

export class SearchClient {
  readonly #start: () => WorkerPort;
  readonly #database: () => Promise<string>;
  readonly #watches = new Map<number, Watch>();
  #worker: WorkerPort | undefined;
  /** The worker knows the database; what is asked before that is asked then. */
  #isOpen = false;
  #starts = 0;
  #last = 0;

  /** `start` makes the worker; `database` looks up the name of the library's database. */
  constructor(start: () => WorkerPort, database: () => Promise<string>) {
    this.#start = start;
    this.#database = database;
  }

  /** Starts the worker ahead of the first question, so that it has read the index by then. */
  warm(): void {
    this.#running();
  }

  /** Follows the answer to a question until unsubscribed. */
  watch(request: SearchRequest): SearchObservable {
    const asked = { ...request, text: request.text.slice(0, MOST_QUERY) };
    return {
      subscribe: (next, fail) => {
        const number = ++this.#last;
        this.#watches.set(number, { request: asked, next, fail });
        this.#tell({ kind: 'watch', watch: number, request: asked });
        return {
          unsubscribe: () => {
            if (this.#watches.delete(number)) this.#tell({ kind: 'leave', watch: number });
          },
        };
      },
    };
  }

  /** The first answer that searched all of the texts. */
  ask(request: SearchRequest): Promise<SearchAnswer> {
    return new Promise((resolve, reject) => {
      const subscription = this.watch(request).subscribe((answer) => {
        if (answer.reach !== 'whole') return;
        subscription.unsubscribe();
        resolve(answer);
      }, reject);
    });
  }

  /** The library is another database from now on: starts over, and asks again all that is watched. */
  leave(): void {
    this.close();
    this.#starts = 0;
    if (this.#watches.size > 0) this.#running();
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isOpen = false;
  }

  #tell(message: Asked): void {
    if (this.#isOpen) this.#worker?.postMessage(message);
    else if (message.kind === 'watch') this.#running();
  }

  #running(): void {
    if (this.#worker) return;
    if (this.#starts >= MOST_STARTS) return this.#fail('failed', 'The search worker does not run.');
    this.#starts++;
    const worker = this.#start();
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#take(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault?.();
      if (this.#worker !== worker) return;
      this.close();
      this.#running();
    });
    void this.#database().then(
      (database) => {
        if (this.#worker !== worker) return;
        this.#isOpen = true;
        this.#tell({ kind: 'open', database });
        for (const [watch, { request }] of this.#watches) this.#tell({ kind: 'watch', watch, request });
      },
      (error: unknown) => this.#fail('failed', error instanceof Error ? error.message : String(error)),
    );
  }

  #take(data: unknown): void {
    const told = v.safeParse(ToldSchema, data);
    if (!told.success) return;
    if (told.output.kind === 'failure') this.#fail(told.output.failure, told.output.message);
    // An answer to what is no longer watched is late.
    else this.#watches.get(told.output.watch)?.next(told.output.answer);
  }

  #fail(failure: string, message: string): void {
    for (const { fail } of this.#watches.values()) fail?.(new SearchFailure(failure, message));
  }
}
