/** What the benches of reading bundle: the readers of pages as the content scripts have them. */
export { readInSteps } from '../../lib/sites/generic/index.ts';
export { createPageReader } from '../../lib/sites/page-reader.ts';
export { readerFor } from '../../lib/sites/registry.ts';
