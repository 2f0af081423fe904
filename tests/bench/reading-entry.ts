/** What the benches of reading bundle: the readers of pages as the content scripts and the background have them. */
export { lookAt } from '../../lib/sites/generic/look.ts';
export { pack, unpack } from '../../lib/sites/generic/pack.ts';
export { listingOf } from '../../lib/sites/generic/placed.ts';
export { readLines } from '../../lib/sites/generic/read-lines.ts';
export { createPageReader } from '../../lib/sites/page-reader.ts';
export { readerFor } from '../../lib/sites/registry.ts';
