/** The first script of the pages in which the library is the point: starts their search (`search-ahead.ts`). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startAhead } from '../lib/browser/search-ahead.ts';

export default defineUnlistedScript(() => {
  // A name that cannot be read now is read again with the page.
  startAhead().catch(() => undefined);
});
