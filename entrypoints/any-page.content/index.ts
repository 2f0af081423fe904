/** The general reader, for a page of no known site: injected before the page's own script when the reader asks for it. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { leaveLearn } from '../reader.content/learned-reader.ts';
import { AnyPage } from './any-page.ts';

export default defineContentScript({
  // Never by itself: injected from the popup.
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    leaveLearn((page) => new AnyPage(page));
  },
});
