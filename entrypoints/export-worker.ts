/** Writes the library as a file, in a worker of the page that hands it over. Wires messages to `library/export/export-worker.ts`. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveExport } from '../lib/library/export/export-worker.ts';

export default defineUnlistedScript(() => {
  serveExport(self as unknown as Parameters<typeof serveExport>[0]);
});
