/** On pages of the sites we read: reads the page, hangs rails, paints marks, listens to keys. Wires, decides nothing. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readerFor } from '../../lib/sites/registry.ts';
import { PageView } from './page-view.ts';
import { watchPage } from './watch.ts';
import './highlights.css';

export default defineContentScript({
  matches: ['https://arxiv.org/*', 'https://huggingface.co/*'],
  runAt: 'document_end',
  // WXT would announce us to the page by our id, and let the page send that announcement back to remove us.
  noScriptStartedPostMessage: true,
  main(ctx) {
    let view: PageView | null = null;
    const start = () => {
      view?.end();
      const url = location.href;
      const reader = readerFor(url);
      view = reader ? new PageView({ document, url }, reader) : null;
      void view?.start();
    };
    start();

    const watch = watchPage({
      containers: () => view?.containers() ?? [],
      changed: (nodes) => view?.pageChanged(nodes),
      moved: start,
    });
    browser.runtime.onMessage.addListener((message: unknown, sender, respond) =>
      view?.answer(message, sender, respond),
    );
    ctx.onInvalidated(() => {
      watch.end();
      view?.orphaned();
    });
  },
});
