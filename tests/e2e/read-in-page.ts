/** Bundled and run in a real page by `lab-equals-chromium.ts`: the lab's answer for the document around it. */
import { readGeneric } from '../../lib/sites/generic/index.ts';
import { readPage } from '../../lib/sites/read-page.ts';
import { answerOf } from '../../scripts/lab/answer.ts';

declare global {
  var offprintRead: (url: string) => string;
}

globalThis.offprintRead = (url) => JSON.stringify(answerOf(readPage({ document, url }, readGeneric)));
