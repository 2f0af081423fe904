import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { readGeneric } from '../../../../lib/sites/generic/index.ts';
import { readPasted } from '../../../../lib/sites/pasted/index.ts';
import { openPage } from '../../../../scripts/lab/dom.ts';
import { REBUILT, rebuiltPage } from '../../../support/rebuilt-pages.ts';

const OWN = join(import.meta.dirname, '../../../fixtures/pasted');
const SHARED = join(import.meta.dirname, '../../../../../shared/data/seeds');
const seeds = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => name.endsWith('.txt')) : [];
if (seeds.length === 0) process.stdout.write('rebuilt pages: 5 seeds skipped, not in ../shared/data\n');

const SOURCES = [
  ...['author-page.txt', 'search-page.txt', 'references.txt'].map((name) => join(OWN, name)),
  ...seeds.map((name) => join(SHARED, name)),
];

/** What a page must give back of a record; case and punctuation of titles aside. */
const essence = (record: Bibliography): unknown => ({
  title: record.title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
  authors: record.authors.map((author) => author.name),
  year: record.year,
  abstract: record.abstract?.replace(/\s+/g, ' '),
});

describe('the papers of a text, rebuilt as a page', () => {
  for (const file of SOURCES) {
    const records = readPasted(readFileSync(file, 'utf8')).papers.map((paper) => paper.record);
    for (const shape of REBUILT) {
      it(`are the same in ${shape.name}: ${file.slice(file.lastIndexOf('/') + 1, -4)}`, () => {
        expect(records.length).toBeGreaterThanOrEqual(3);
        const page = openPage(rebuiltPage(shape, records), 'https://papers.example.org/list');
        expect(readGeneric(page).sightings.map(({ record }) => essence(record))).toEqual(
          records.map(essence),
        );
      });
    }
  }
});
