/** Writes the sample pages in `tests/fixtures/pages`: `node tests/support/write-sample.ts`. A test keeps the two equal. */
import { writeFileSync } from 'node:fs';
import { samplePages } from './sample-pages.ts';

for (const { file, html } of samplePages())
  writeFileSync(new URL(`../fixtures/pages/${file}`, import.meta.url), html);
