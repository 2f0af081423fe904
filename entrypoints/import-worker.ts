/**
 * Reads and stages what is brought in, in a worker of the page that brings it: parsing fifty megabytes must not stop the
 * page from drawing, and ending the worker ends the work. Wires messages to `import/stage.ts`.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveStaging } from '../lib/library/import/worker.ts';

export default defineUnlistedScript(() => {
  serveStaging(self as unknown as Parameters<typeof serveStaging>[0]);
});
