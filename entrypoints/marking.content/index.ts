/** The tools of marking, injected into a page when its reader first selects words or goes to a mark. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { markingDoor } from '../reader.content/marking-door.ts';
import { Tools } from './tools.ts';

export default defineContentScript({
  // Never by itself: the first script asks for it.
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    markingDoor.leave((overlay) => new Tools(overlay));
  },
});
