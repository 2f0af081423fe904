/** On pages of the sites we read: reads the page, hangs rails, paints marks, listens to keys. Wires, decides nothing. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { say } from '../../lib/browser/words/words.ts';
import { isCall } from '../../lib/wire/answer.ts';
import { isRunning } from './learned-reader.ts';
import { PageLife } from './page-life.ts';
import { guardTyping } from './typing-guard.ts';
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
    // A picture or a data file that the browser shows as a document is no page to read.
    if (!(document instanceof HTMLDocument) || isRunning()) return;
    guardTyping();
    // Needed when the extension is gone and no more words can be asked for.
    say('reload_this_page');
    const life = new PageLife();
    const ready = life.start();
    browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
      if (!isCall(message, 'page')) return undefined;
      // The popup may ask before the page has been read.
      void ready.then(() => life.answer(message, sender, respond));
      return true;
    });
    ctx.onInvalidated(() => {
      // A page that knows our id can speak the framework's own words; only the browser can take the extension away.
      if (!browser.runtime?.id) life.orphan();
    });
  },
});
