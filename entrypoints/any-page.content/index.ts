/** On a page of no known site, when the reader asks: finds the papers by their structure and treats them as any. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { say } from '../../lib/browser/words.ts';
import { PageView } from '../reader.content/page-view.ts';
import { watchPage } from '../reader.content/watch.ts';
import { AnyPage } from './any-page.ts';

/** A second click on "Read this page" finds us here already. */
const STARTED = Symbol.for('offprint');

export default defineContentScript({
  // Never by itself: injected from the popup.
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const world = globalThis as { [STARTED]?: boolean };
    if (world[STARTED]) return;
    world[STARTED] = true;
    say('reload_this_page');
    const page = new AnyPage({ document, url: location.href });
    // Listening before reading: the popup asks at once and is answered when the page has been read.
    let view: PageView | null = null;
    const ready = page.read();
    browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
      void ready.then(() => view?.answer(message, sender, respond));
      return true;
    });
    await ready;
    view = new PageView({ document, url: location.href }, page.reader, () => page.guesses);
    await view.start();
    const watch = watchPage({
      containers: () => [document.body],
      changed: (nodes) => void page.read().then(() => view?.pageChanged(nodes)),
      moved: () => undefined,
    });
    ctx.onInvalidated(() => {
      watch.end();
      view?.orphaned();
    });
  },
});
