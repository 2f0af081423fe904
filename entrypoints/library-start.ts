/**
 * The first script of the pages in which the library is the point: starts their search (`search-ahead.ts`) and reads the
 * rows that they show first (`first-look.ts`).
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startNewest } from '../lib/browser/pages/first-look.ts';
import { startAhead } from '../lib/browser/pages/search-ahead.ts';

export default defineUnlistedScript(() => {
  startNewest();
  // A name that cannot be read now is read again with the page.
  startAhead().catch(() => undefined);
});
