/** What is seldom asked for on a page: help, files, notes, folds, a question. Comes when the first of them is. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { furtherDoor } from '../reader.content/further-keys.ts';
import { makeFurther } from './further.ts';

export default defineContentScript({
  // Never by itself: the first script asks for it.
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    furtherDoor.leave(makeFurther);
  },
});
