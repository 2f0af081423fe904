/** On pages of the sites we read: reads the page, hangs rails, paints marks, listens to keys. Wires, decides nothing. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { say } from '../../lib/browser/words.ts';
import { failure, isCall } from '../../lib/wire/answer.ts';
import { findLearn, isRunning, type LearnedReader } from './learned-reader.ts';
import type { Page, SiteReader } from '../../lib/sites/contract.ts';
import { readerFor } from '../../lib/sites/registry.ts';
import { PageView } from './page-view.ts';
import { watchPage, type PageWatch } from './watch.ts';
import './highlights.css';

export default defineContentScript({
  matches: ['https://arxiv.org/*', 'https://huggingface.co/*'],
  // Loaded early and started when the page is parsed: at "document_end" a long page was seen to keep the browser from
  // starting us for a second.
  runAt: 'document_start',
  // WXT would announce us to the page by our id, and let the page send that announcement back to remove us.
  noScriptStartedPostMessage: true,
  main(ctx) {
    // Injected once more into a page it runs on already (the reader switched its site on): one is enough.
    if (isRunning()) return;
    // Needed when the extension is gone and no more words can be asked for.
    say('reload_this_page');
    let view: PageView | null = null;
    let watch: PageWatch | null = null;
    let learned: LearnedReader | null = null;

    const show = async () => {
      view?.end();
      view = null;
      const page = { document, url: location.href };
      const reader = readerFor(page.url);
      learned = reader ? null : (findLearn()?.(page) ?? null);
      if (reader) await firstEntries(page, reader);
      await learned?.read();
      if (reader) view = new PageView(page, reader);
      else if (learned) view = new PageView(page, learned.reader, () => learned?.guesses ?? []);
      void view?.start();
    };
    const start = async () => {
      await show();
      await parsed();
      watch = watchPage({
        containers: () => view?.containers() ?? [],
        changed: (nodes) => void Promise.resolve(learned?.read()).then(() => view?.pageChanged(nodes)),
        moved: () => void show(),
      });
      // The rest of a page that was begun before it was parsed.
      view?.pageChanged(new Set());
    };
    const ready = start();

    browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
      if (!isCall(message, 'page')) return undefined;
      // The popup may ask before the page has been read.
      void ready.then(
        () => view?.answer(message, sender, respond) ?? respond(failure('not-found', 'No papers here.')),
      );
      return true;
    });
    ctx.onInvalidated(() => {
      // A page that knows our id can speak the framework's own words; only the browser can take the extension away.
      if (browser.runtime?.id) return;
      watch?.end();
      view?.orphaned();
    });
  },
});

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
