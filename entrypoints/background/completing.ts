/**
 * Completes kept papers from the pages of the sites that showed them: on the reader's standing wish for that site, or
 * asked for one by one. What is asked when is the queue's affair; this wires it to the library, the browser and the tabs.
 */
import { browser } from 'wxt/browser';
import { answerOf, writeAnswer, type CompletingAnswer } from '../../lib/browser/completing/answers.ts';
import { troubleWords } from '../../lib/browser/completing/trouble-words.ts';
import { fetchPage } from '../../lib/browser/completing/fetch-page.ts';
import { CompletingQueue, type PageAnswer } from '../../lib/browser/completing/queue.ts';
import { readFetched } from '../../lib/browser/completing/read-fetched.ts';
import { readCompletingState, writeCompletingState } from '../../lib/browser/completing/state.ts';
import { complete } from '../../lib/library/actions/complete.ts';
import { COMPLETE } from '../../lib/library/actions/operations.ts';
import type { Recognised } from '../../lib/library/works/recognise.ts';
import type { Bibliography } from '../../lib/paper/bibliography.ts';
import { randomId } from '../../lib/paper/random-id.ts';
import type { RecordSource } from '../../lib/paper/rows.ts';
import type { GreetedSighting } from '../../lib/paper/sightings.ts';
import { COMPLETING, completionOf, missingOf, type Completion } from '../../lib/sites/completion.ts';
import type { CompletingQuestion } from '../../lib/wire/content.ts';
import type { Announcer } from './announcer.ts';
import type { Keeper } from './keeper.ts';

const ALARM = 'completing';
/** Papers that are looked up at a time. */
const PAGE = 100;

/** A site that papers are kept from, with what the reader answered about it. */
interface Source {
  site: string;
  answer: CompletingAnswer;
}

export class Completing {
  readonly #keeper: Keeper;
  readonly #queue: CompletingQueue;

  constructor(keeper: Keeper, announcer: Announcer) {
    this.#keeper = keeper;
    this.#queue = new CompletingQueue({
      load: readCompletingState,
      store: writeCompletingState,
      lookUp: (paper) => this.#lookUp(paper),
      ask: ask,
      add: ({ paper }, { site, url }, record) =>
        this.#add(paper, record, { kind: 'page', site, url }).catch(() => false),
      tell: ({ site, tab }, trouble, until) => {
        if (tab !== undefined) announcer.notCompleted(tab, troubleWords(site, trouble, until ?? 0));
      },
      busy: (isBusy) => {
        // Turns come three seconds apart and keep us awake; the alarm wakes us when we were stopped all the same.
        if (isBusy) void browser.alarms.create(ALARM, { periodInMinutes: 0.5 });
        else void browser.alarms.clear(ALARM);
      },
      now: Date.now,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  }

  /** Wakes the queue; to be called at every start and for every alarm. */
  woken(alarm?: string): void {
    if (alarm === undefined || alarm === ALARM) this.#queue.resume();
  }

  /** May papers kept from a site's pages be completed? Asked while they are kept: who keeps them waits for `kept`. */
  async from(site: string): Promise<Source> {
    return { site, answer: isCompleting(site) ? await answerOf(site).catch(() => 'off') : 'off' };
  }

  /** Papers were kept from a page of a site. Answers the question to ask, if it was never asked for this site. */
  async kept(
    papers: readonly string[],
    { site, answer }: Source,
    tab?: number,
  ): Promise<CompletingQuestion | undefined> {
    if (answer === 'off') return undefined;
    if (answer === 'always') {
      await this.#queue.want(papers.map((paper) => wanted(paper, site, tab)));
      return undefined;
    }
    for (let at = 0; at < papers.length; at += PAGE) {
      for (const record of await this.#lookUpAll(papers.slice(at, at + PAGE))) {
        const completion = record && completionOf(record, site);
        if (completion) return { site, missing: completion.missing };
      }
    }
    return undefined;
  }

  /** The reader's answer for a site, and the papers it was asked about. */
  async answered(
    site: string,
    answer: 'always' | 'off',
    papers: readonly string[],
    tab: number,
  ): Promise<void> {
    if (!isCompleting(site)) return;
    await writeAnswer(site, answer);
    if (answer === 'always') await this.#queue.want(papers.map((paper) => wanted(paper, site, tab)));
  }

  /** Asks for papers one by one, on the reader's wish: from `only`, or the first site that shows them. */
  async want(papers: readonly string[], only?: string): Promise<number> {
    const asked = [];
    for (const paper of papers) {
      const record = await this.#lookUp(paper);
      const completion = record && completionOf(record, only);
      if (completion) asked.push(wanted(paper, completion.site));
    }
    await this.#queue.want(asked);
    return asked.length;
  }

  retry(site: string): Promise<void> {
    return this.#queue.retry(site);
  }

  /** A page of a known site shows papers that are kept: one that tells more than is kept fills that in, unasked. */
  async met(sightings: readonly GreetedSighting[], known: readonly Recognised[], source: RecordSource) {
    for (const [index, { paper }] of known.entries()) {
      const shown = sightings[index]?.record;
      if (!paper || !shown || missingOf(paper.bibliography) === null || missingOf(shown) !== null) continue;
      await this.#add(paper.id, shown, source);
    }
  }

  async #lookUp(paper: string): Promise<Bibliography | null> {
    return (await this.#lookUpAll([paper]))[0] ?? null;
  }

  #lookUpAll(papers: readonly string[]): Promise<(Bibliography | null)[]> {
    return this.#keeper.use(async ({ db }) => {
      const rows = await db.papers.bulkGet([...papers]);
      return rows.map((row) => (row && row.deletedAt === undefined ? row.bibliography : null));
    });
  }

  #add(paper: string, record: Bibliography, source: RecordSource): Promise<boolean> {
    const request = { id: randomId(), kind: COMPLETE, origin: COMPLETE };
    return this.#keeper.act(request, (writer) => complete(writer, paper, record, source));
  }
}

const isCompleting = (site: string): boolean => COMPLETING.some(({ id }) => id === site);

function wanted(paper: string, site: string, tab?: number) {
  return tab === undefined ? { paper, site } : { paper, site, tab };
}

async function ask({ site, url }: Completion): Promise<PageAnswer> {
  const fetched = await fetchPage(url);
  if (fetched.kind !== 'page') return fetched;
  try {
    const record = await readFetched(fetched.html, url, site);
    return record ? { kind: 'read', record } : { kind: 'failed', trouble: 'changed' };
  } catch {
    return { kind: 'failed', trouble: 'changed' };
  }
}
