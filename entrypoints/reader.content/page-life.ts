/**
 * What reads this document, over its whole life: the site's own reader, the general one where the reader asked for it
 * or where the site's own no longer understands the page, or none where the site is switched off.
 */
import { browser } from 'wxt/browser';
import { viewSettings } from '../../lib/browser/settings/view-settings.ts';
import type { Page, SiteReader } from '../../lib/sites/contract.ts';
import { readerFor, siteOf } from '../../lib/sites/registry.ts';
import { failure, type Answer, type Call } from '../../lib/wire/answer.ts';
import { createClient } from '../../lib/wire/client.ts';
import type { ContentProtocol } from '../../lib/wire/content.ts';
import { generalDoor, type LearnedReader } from './learned-reader.ts';
import { PageView } from './page-view.ts';
import { watchPage, type PageWatch } from './watch.ts';

/** A page that draws itself is given so many ms after its last change before its reader is said to have broken. */
const QUIET = 2_000;

export class PageLife {
  readonly #ask = createClient<ContentProtocol>('background', (call) => browser.runtime.sendMessage(call));
  readonly #over = new AbortController();
  #view: PageView | null = null;
  #watch: PageWatch | null = null;
  #learned: LearnedReader | null = null;
  #offSites: readonly string[] = [];
  /** Shown since: a later showing ends the one before, also while that one waits. */
  #turn = 0;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  /** The address on which the general reader was tried in place of the site's own. */
  #tried = '';

  async start(): Promise<void> {
    viewSettings.watch(({ offSites }) => {
      const wasOff = this.#isOff();
      this.#offSites = offSites;
      if (this.#isOff() !== wasOff) void this.#show().then(() => this.#watch?.observe());
    }, this.#over.signal);
    this.#offSites = (await viewSettings.read()).offSites;
    await this.#show();
    await parsed();
    this.#watch = watchPage({
      containers: () => this.#view?.containers() ?? [],
      changed: async (nodes) => {
        this.#expectQuiet();
        await this.#learned?.read(true);
        return (await this.#view?.pageChanged(nodes)) ?? false;
      },
      dressed: () => this.#view?.dressed?.(),
      moved: () => this.#show(),
    });
    // Back from the browser's cache, in which no message reached us.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#view?.shownAgain(), {
      signal: this.#over.signal,
    });
    // The rest of a page that was begun before it was parsed.
    void this.#view?.pageChanged(new Set());
  }

  /** Answers a message to this page. */
  answer(call: Call, sender: { id?: string }, respond: (answer: Answer<unknown>) => void): void {
    if (call.method === 'structure' && sender.id === browser.runtime.id) {
      void this.#structure().then(respond);
    } else if (!this.#view?.answer(call, sender, respond)) respond(failure('not-found', 'No papers here.'));
  }

  /** The extension is gone: this page can do nothing any more before it is loaded again. */
  orphan(): void {
    this.#over.abort();
    clearTimeout(this.#quiet);
    this.#watch?.end();
    this.#view?.orphaned();
  }

  #isOff(): boolean {
    const site = siteOf(location.href);
    return site !== null && this.#offSites.includes(site.id);
  }

  async #show(): Promise<void> {
    const turn = ++this.#turn;
    clearTimeout(this.#quiet);
    this.#view?.end();
    this.#view = null;
    this.#learned = null;
    const page = { document, url: location.href };
    const reader = readerFor(page.url);
    if (this.#isOff()) return;
    if (reader) {
      if (document.readyState === 'loading') void this.#ask.wake(null);
      await firstEntries(page, reader);
    } else {
      // It learns from the whole page.
      await parsed();
      this.#learned = generalDoor.find()?.learn(page, siteOf(page.url) !== null) ?? null;
    }
    await this.#learned?.read();
    if (turn !== this.#turn) return;
    if (reader) this.#view = new PageView(page, reader);
    else if (this.#learned) this.#view = this.#generalView(page, this.#learned);
    void this.#view?.start();
    if (reader) this.#expectQuiet();
  }

  #generalView(page: Page, learned: LearnedReader, broken?: { site: string; faults: string[] }): PageView {
    return new PageView(page, learned.reader, { guesses: () => learned.guesses, broken });
  }

  #expectQuiet(): void {
    clearTimeout(this.#quiet);
    if (this.#learned || this.#tried === location.href) return;
    this.#quiet = setTimeout(() => void this.#doubt(), QUIET);
  }

  /** The page is still: does its reader understand it? If not, and if the general one finds as much, that takes over. */
  async #doubt(): Promise<void> {
    if (document.readyState !== 'complete') return this.#expectQuiet();
    const view = this.#view;
    const faults = view?.faults() ?? [];
    if (!view || faults.length === 0) return;
    this.#tried = location.href;
    const turn = this.#turn;
    const page = { document, url: location.href };
    const learned = (await this.#general())?.learn(page, true);
    await learned?.read();
    if (!learned || turn !== this.#turn || learned.count === 0 || learned.count < view.count) return;
    view.end();
    this.#learned = learned;
    this.#view = this.#generalView(page, learned, { site: view.site, faults });
    await this.#view.start();
    this.#watch?.observe();
  }

  /** The general reader: here already, or brought by the background. */
  async #general() {
    if (!generalDoor.find()) await this.#ask.readGenerally(null);
    return generalDoor.find();
  }

  async #structure(): Promise<Answer<string>> {
    const general = await this.#general();
    if (!general) return failure('failed', 'The page cannot be read.');
    return { ok: true, value: general.structure({ document, url: location.href }) };
  }
}

/** Entries that fill a window: rails for them need not wait for the end of a long page. */
const WINDOWFUL = 12;

/** The page is parsed, or shows a windowful of entries already. */
function firstEntries(page: Page, reader: SiteReader): Promise<void> {
  return new Promise((resolve) => {
    void parsed().then(resolve);
    const look = () => {
      if (document.readyState !== 'loading') return;
      let count = 0;
      for (const _entry of reader.entries(page)) if (++count > WINDOWFUL) return resolve();
      requestAnimationFrame(look);
    };
    if (reader.recognise(new URL(page.url)) === 'listing') requestAnimationFrame(look);
  });
}

function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
