/**
 * Asks for the pages of kept papers, one after the other: at most one request in three seconds to a site, none after a
 * site asked for a pause, none for a paper that lacks nothing (any more). What is asked and answered goes through the
 * parts that are handed in, so that the pace can be shown without a network or a clock.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import { completionOf, type Completion } from '../../sites/completion.ts';
import type { CompletingState, Trouble, Wanted } from './state.ts';

/** arXiv's own wish for automatic readers: no more than one request in three seconds (ms). */
export const PACE = 3_000;
/** Papers that may wait: a long listing saved at once. */
const MOST_WAITING = 1_000;
/** Failures remembered for our pages to show. */
const MOST_FAILED = 200;
/** So many pages that cannot be read, one after the other: the site has changed, or does not want us. */
const MOST_TROUBLE = 3;
/** Pause after trouble without a word about its length, ms. */
const PAUSE = 15 * 60_000;

export type PageAnswer =
  | { kind: 'read'; record: Bibliography }
  /** The site asks to wait until then (ms since 1970). */
  | { kind: 'pause'; until: number }
  | { kind: 'failed'; trouble: Exclude<Trouble, 'stopped'> };

export interface QueueParts {
  load(): Promise<CompletingState>;
  store(state: CompletingState): Promise<void>;
  /** What the library has of a paper now; null when it is gone. */
  lookUp(paper: string): Promise<Bibliography | null>;
  /** Asks for the page and reads it. Never rejects. */
  ask(completion: Completion): Promise<PageAnswer>;
  /** Adds what the page said; false where it speaks of another paper. Never rejects. */
  add(wanted: Wanted, completion: Completion, record: Bibliography): Promise<boolean>;
  /** Something could not be done. */
  tell(wanted: Wanted, trouble: Trouble, until?: number): void;
  /** The queue has something to do, or nothing any more. */
  busy(isBusy: boolean): void;
  now(): number;
  wait(ms: number): Promise<void>;
}

export class CompletingQueue {
  readonly #parts: QueueParts;
  #state: Promise<CompletingState> | undefined;
  #isRunning = false;
  #running: Promise<void> = Promise.resolve();
  #troubles = 0;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Asks for these papers' pages, each once, as turns come. Papers of a site that paused us fail at once. */
  async want(papers: readonly Wanted[]): Promise<void> {
    const state = await this.#load();
    for (const wanted of papers) {
      if (state.waiting.some(({ paper }) => paper === wanted.paper)) continue;
      state.failed = state.failed.filter(({ paper }) => paper !== wanted.paper);
      const until = state.sites[wanted.site]?.pausedUntil ?? 0;
      if (until > this.#parts.now()) this.#fail(state, wanted, 'stopped', until);
      else if (state.waiting.length < MOST_WAITING) state.waiting.push(wanted);
    }
    await this.#parts.store(state);
    this.resume();
  }

  /** Asks again for what a site did not give; nothing before its pause is over. */
  async retry(site: string): Promise<void> {
    const { failed } = await this.#load();
    const again = failed.filter((each) => each.site === site);
    await this.want(
      again.map(({ paper, tab }) => (tab === undefined ? { paper, site } : { paper, site, tab })),
    );
  }

  /** Goes on where a stopped worker left off. */
  resume(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#running = this.#run().finally(() => (this.#isRunning = false));
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    await this.#running;
  }

  #load(): Promise<CompletingState> {
    return (this.#state ??= this.#parts.load());
  }

  async #run(): Promise<void> {
    const state = await this.#load();
    const isBusy = state.waiting.length > 0;
    if (isBusy) this.#parts.busy(true);
    for (let next = state.waiting[0]; next; next = state.waiting[0]) {
      const record = await this.#parts.lookUp(next.paper);
      const completion = record && completionOf(record, next.site);
      if (!completion) await this.#drop(state, next);
      else if (!(await this.#turn(state, next.site))) await this.#ask(state, next, completion);
      // After a wait the paper is looked up again: it may have been undone, or completed by a page meanwhile.
    }
    // At once, with nothing awaited in between: who comes now must not take us for still at work.
    this.#isRunning = false;
    if (isBusy) this.#parts.busy(false);
  }

  /** Waits for the site's turn; true when there was any waiting. */
  async #turn(state: CompletingState, site: string): Promise<boolean> {
    const since = this.#parts.now() - (state.sites[site]?.turn ?? 0);
    // A clock that was set back must not hold us for hours.
    const left = since < 0 ? PACE : PACE - since;
    if (left <= 0) return false;
    await this.#parts.wait(left);
    if (since < 0) state.sites[site] = { ...state.sites[site], turn: this.#parts.now() - PACE };
    return true;
  }

  async #ask(state: CompletingState, wanted: Wanted, completion: Completion): Promise<void> {
    const parts = this.#parts;
    // Noted before it is sent: a worker stopped in between must not send the next one too early.
    await this.#note(state, wanted.site);
    const answer = await parts.ask(completion);
    await this.#note(state, wanted.site);
    if (answer.kind === 'read') {
      this.#troubles = 0;
      const isAdded = await parts.add(wanted, completion, answer.record);
      // A paper that was undone meanwhile is no trouble.
      if (!isAdded && (await parts.lookUp(wanted.paper))) this.#fail(state, wanted, 'changed');
    } else if (answer.kind === 'pause') this.#pause(state, wanted, answer.until);
    else {
      this.#fail(state, wanted, answer.trouble);
      if (++this.#troubles >= MOST_TROUBLE) this.#pause(state, null, parts.now() + PAUSE, wanted.site);
    }
    await this.#drop(state, wanted);
  }

  async #note(state: CompletingState, site: string): Promise<void> {
    state.sites[site] = { ...state.sites[site], turn: this.#parts.now() };
    await this.#parts.store(state);
  }

  /** Everything that waits for the site fails; it is asked again only on the reader's wish. */
  #pause(state: CompletingState, wanted: Wanted | null, until: number, site = wanted?.site ?? ''): void {
    this.#troubles = 0;
    state.sites[site] = { turn: this.#parts.now(), pausedUntil: until };
    const others = state.waiting.filter((each) => each.site === site && each !== wanted);
    state.waiting = state.waiting.filter((each) => !others.includes(each));
    if (wanted) this.#fail(state, wanted, 'stopped', until);
    for (const each of others) this.#keepFailed(state, each, 'stopped');
  }

  #fail(state: CompletingState, wanted: Wanted, trouble: Trouble, until?: number): void {
    this.#keepFailed(state, wanted, trouble);
    this.#parts.tell(wanted, trouble, until);
  }

  #keepFailed(state: CompletingState, wanted: Wanted, trouble: Trouble): void {
    const others = state.failed.filter(({ paper }) => paper !== wanted.paper);
    state.failed = [...others, { ...wanted, trouble }].slice(-MOST_FAILED);
  }

  async #drop(state: CompletingState, wanted: Wanted): Promise<void> {
    state.waiting = state.waiting.filter((each) => each.paper !== wanted.paper);
    await this.#parts.store(state);
  }
}
