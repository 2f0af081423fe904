/**
 * The general reader, for a page of no known site: injected before the page's own script when the reader asks for it, or
 * after it when a site's own reader no longer understands its page.
 */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { structureOf } from '../../lib/sites/structure.ts';
import { generalDoor } from '../reader.content/learned-reader.ts';
import { AnyPage } from './any-page.ts';

export default defineContentScript({
  // Never by itself: injected from the popup or the background.
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    generalDoor.leave({
      learn: (page, isKnownSite) => new AnyPage(page, isKnownSite),
      structure: structureOf,
    });
  },
});
