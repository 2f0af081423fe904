/** Looks for papers that were kept twice, in the quiet: an alarm is set at every change, since the worker does not live to wait. */
import { browser } from 'wxt/browser';
import { stayAwake } from '../../lib/browser/stay-awake.ts';
import { lookForDuplicates, type Act } from '../../lib/library/works/duplicates.ts';
import { MERGE } from '../../lib/library/actions/operations.ts';
import { randomId } from '../../lib/paper/random-id.ts';
import type { Keeper } from './keeper.ts';
import { isLate, type Quiet } from './quiet.ts';

const ALARM = 'duplicates';
/** Minutes without a change before the look, and between two turns of it. */
const QUIET = 3;
const BETWEEN = 1;
interface Pace {
  /** ms that one turn may take: the next one goes on from there. */
  turn: number;
  /** ms of rest for each ms of work. */
  rest: number;
}

/** Unasked it works a quarter of its time: whoever saves meanwhile is hardly kept waiting. */
const UNASKED: Pace = { turn: 15_000, rest: 3 };
/** The reader looks on. */
const ASKED: Pace = { turn: 2_000, rest: 0 };

export class Merger {
  readonly #keeper: Keeper;
  #running: Promise<boolean> | undefined;

  constructor(keeper: Keeper, quiet: Quiet) {
    this.#keeper = keeper;
    keeper.onSettled(() => void this.#due(QUIET));
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name !== ALARM) return;
      if (isLate(alarm)) void this.#due(QUIET);
      // A look that fails stands among the last errors, and the next change sets the alarm again.
      else void this.#look(UNASKED, () => quiet.wait());
    });
    for (const start of [browser.runtime.onStartup, browser.runtime.onInstalled])
      start.addListener(() => void this.#due(QUIET));
  }

  /** One turn for a reader who waits for it, or the one that is being taken. Resolves to whether there is more to look at. */
  look(): Promise<boolean> {
    return this.#look(ASKED, () => Promise.resolve());
  }

  /** `quiet`: waited for before each step. */
  #look(pace: Pace, quiet: () => Promise<void>): Promise<boolean> {
    this.#running ??= stayAwake(() => this.#turn(pace, quiet)).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #turn({ turn, rest }: Pace, quiet: () => Promise<void>): Promise<boolean> {
    const act: Act = (work) => this.#keeper.act({ id: randomId(), kind: MERGE, origin: MERGE }, work);
    const end = performance.now() + turn;
    while (performance.now() < end) {
      await quiet();
      const start = performance.now();
      const isMore = await this.#keeper.use((store) => store.use((db) => lookForDuplicates(db, act)));
      if (!isMore) return false;
      await new Promise((resolve) => setTimeout(resolve, rest * (performance.now() - start)));
    }
    await this.#due(BETWEEN);
    return true;
  }

  async #due(minutes: number): Promise<void> {
    await browser.alarms.create(ALARM, { delayInMinutes: minutes });
  }
}
