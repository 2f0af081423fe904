/** The first script of the popup: asks for what it shows first (`popup-ahead.ts`). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPopup } from '../lib/browser/pages/popup-ahead.ts';

export default defineUnlistedScript(startPopup);
