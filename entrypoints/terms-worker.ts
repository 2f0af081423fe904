/**
 * What needs the tagger, one text after another, in a worker of the page that shows it: key terms of an abstract, and
 * questions typed into the search box. The tagger loads nowhere else.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAsked } from '../lib/skim/asked.ts';
import { findTerms } from '../lib/skim/terms.ts';

export default defineUnlistedScript(() => {
  self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { id, text, today } = data as { id?: unknown; text?: unknown; today?: unknown };
    if (typeof id !== 'number' || typeof text !== 'string') return;
    const answer = typeof today === 'string' ? readAsked(text, today) : findTerms(text);
    (self as unknown as Worker).postMessage({ id, answer }, []);
  });
});
