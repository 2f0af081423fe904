/** What the bench of reading bundles: the reader of pages as the content script has it. */
export { createPageReader } from '../../lib/sites/page-reader.ts';
export { readerFor } from '../../lib/sites/registry.ts';
