/**
 * One reading of a page as the extension makes it, measured: the slices on the page's own thread, and for a page of no
 * known site what is done in the background, here on the thread of a page of its own. Times are those that the threads
 * ran, as Chromium counts them, in ms; the other end of a message is paid for by whom it burdens.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { Offprint } from '../e2e/harness/chromium.ts';
import type { Reading } from './reading-cost.ts';

/** What one reading ran on the page's thread, in all and in its longest slice, and in the background. */
export interface Cost {
  records: number;
  thread: number;
  longest: number;
  background: number;
}

/** So many questions in a row that cost about the least say that a page is done; some pages never are. */
const CALM = 6;
const MOST_ASKED = 60;

/** A tab with the code in it, and a clock for its thread. */
export class Bench {
  readonly #page: Page;
  readonly #cdp: CDPSession;
  /** What asking for the time costs by itself. */
  #asking = 0;

  private constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  static async open(side: Offprint, url: string, source: string): Promise<Bench> {
    const { page, cdp } = await side.open(url);
    await page.evaluate(source);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const bench = new Bench(page, cdp);
    await bench.#settle();
    return bench;
  }

  /** Waits until the page itself is done (what it paints would be counted as ours), and notes what asking costs then. */
  async #settle(): Promise<void> {
    let asking = Infinity;
    let calm = 0;
    for (let tried = 0; tried < MOST_ASKED && calm < CALM; tried += 1) {
      const { ms } = await this.run(() => null);
      asking = Math.min(asking, ms);
      calm = ms < 1.5 * asking + 0.2 ? calm + 1 : 0;
      if (calm === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.#asking = asking;
  }

  async #time(): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    // Of the thread itself: the durations of tasks are no longer added up on some pages once they are loaded.
    const ran = metrics.find(({ name }) => name === 'ThreadTime');
    if (!ran) throw new Error('Chromium does not say how long a thread ran');
    return ran.value * 1_000;
  }

  /** Runs a function there; `ms` is what the thread ran for it. */
  async run<A, T>(work: (argument: A) => T, argument?: A): Promise<{ value: T; ms: number }> {
    const before = await this.#time();
    const value = (await this.#page.evaluate(work as never, argument)) as T;
    return { value, ms: Math.max(0, (await this.#time()) - before - this.#asking) };
  }

  /** What one side has written for the other; that the tests carry it is no work of either. */
  take(): Promise<string> {
    return this.#page.evaluate(() => (window as unknown as World).message ?? '');
  }

  async put(message: string): Promise<void> {
    await this.#page.evaluate((text) => void ((window as unknown as World).message = text), message);
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}

/** Reads the page once. */
export async function readOnce(page: Bench, background: Bench): Promise<Cost> {
  const cost: Cost = { records: 0, thread: 0, longest: 0, background: 0 };
  const slice = (ms: number): void => {
    cost.thread += ms;
    cost.longest = Math.max(cost.longest, ms);
  };
  let isDone = false;
  while (!isDone) {
    const { value, ms } = await page.run(readSlice);
    slice(ms);
    ({ isDone, records: cost.records } = value);
  }
  const { value: isToBeRead, ms } = await page.run(writeMessage);
  slice(ms);
  if (!isToBeRead) return cost;
  await background.put(await page.take());
  cost.background = (await background.run(readMessage)).ms;
  await page.put(await background.take());
  const placed = await page.run(placeAnswer);
  slice(placed.ms);
  cost.records = placed.value;
  return cost;
}

interface World {
  offprintReading: Reading;
  message?: string;
  state?: { next(): boolean; records: number; elements: Element[]; packed: object | null };
}

/** One slice as the content scripts make them; runs in the page. */
function readSlice(): { records: number; isDone: boolean } {
  const world = window as unknown as World;
  if (!world.state) {
    const { createPageReader, readerFor, lookAt, pack } = world.offprintReading;
    const page = { document, url: location.href };
    const reader = readerFor(page.url);
    const state: World['state'] = { records: 0, elements: [], packed: null, next: () => true };
    if (reader) {
      const pages = createPageReader(page, reader);
      state.next = () => {
        state.records += pages.next(2).length;
        return pages.done;
      };
    } else {
      const steps = (function* () {
        const look = yield* lookAt(page);
        if (!look) return;
        state.elements = look.page.elements;
        state.records = look.paper ? 1 : 0;
        if (!look.paper) state.packed = yield* pack(look.page, page.url, look.title);
      })();
      state.next = () => {
        const until = performance.now() + 4;
        for (;;) {
          if (steps.next().done) return true;
          if (performance.now() >= until) return false;
        }
      };
    }
    world.state = state;
  }
  return { isDone: world.state.next(), records: world.state.records };
}

/** Writes the message to the background as the browser writes it; false where there is none. */
function writeMessage(): boolean {
  const world = window as unknown as World;
  const packed = world.state?.packed ?? null;
  if (packed) world.message = JSON.stringify(packed);
  else delete world.state;
  return packed !== null;
}

/** What the background does with it. */
function readMessage(): void {
  const world = window as unknown as World;
  const { unpack, readLines } = world.offprintReading;
  const page = JSON.parse(world.message ?? '') as object;
  const steps = readLines(unpack(page), page);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    world.message = JSON.stringify(step.value);
    return;
  }
}

/** The answer put back into the page; how many papers were listed. */
function placeAnswer(): number {
  const world = window as unknown as World;
  const read = JSON.parse(world.message ?? '') as object;
  const { sightings } = world.offprintReading.listingOf(read, world.state?.elements ?? []);
  delete world.state;
  return sightings.length;
}
