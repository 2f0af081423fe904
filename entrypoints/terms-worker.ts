/** Key terms of one abstract after another, in a worker of the page that shows them: the tagger loads nowhere else. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findTerms } from '../lib/skim/terms.ts';

export default defineUnlistedScript(() => {
  self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const asked = data as { id?: unknown; text?: unknown };
    if (typeof asked.id !== 'number' || typeof asked.text !== 'string') return;
    (self as unknown as Worker).postMessage({ id: asked.id, terms: findTerms(asked.text) }, []);
  });
});
