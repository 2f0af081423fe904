/** On pages of the sites we read: reads the page, hangs rails, paints marks, listens to keys. Wires, decides nothing. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { say } from '../../lib/browser/words.ts';
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
    // Needed when the extension is gone and no more words can be asked for.
    say('reload_this_page');
    let view: PageView | null = null;
    let watch: PageWatch | null = null;

    const show = () => {
      view?.end();
      const url = location.href;
      const reader = readerFor(url);
      view = reader ? new PageView({ document, url }, reader) : null;
      void view?.start();
    };
    const start = () => {
      show();
      watch = watchPage({
        containers: () => view?.containers() ?? [],
        changed: (nodes) => view?.pageChanged(nodes),
        moved: show,
      });
    };
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', start, { once: true, signal: ctx.signal });
    } else start();

    browser.runtime.onMessage.addListener((message: unknown, sender, respond) =>
      view?.answer(message, sender, respond),
    );
    ctx.onInvalidated(() => {
      watch?.end();
      view?.orphaned();
    });
  },
});
