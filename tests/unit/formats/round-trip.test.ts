import Ajv from 'ajv';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../lib/formats/bibtex/read.ts';
import { writeBibtex } from '../../../lib/formats/bibtex/write.ts';
import { readCsl } from '../../../lib/formats/csl/read.ts';
import { writeCsl } from '../../../lib/formats/csl/write.ts';
import { readCsv } from '../../../lib/formats/csv/read.ts';
import { writeCsv } from '../../../lib/formats/csv/write.ts';
import type { InterchangePaper, ParsedFile } from '../../../lib/formats/interchange.ts';
import { readRis } from '../../../lib/formats/ris/read.ts';
import { writeRis } from '../../../lib/formats/ris/write.ts';
import { readAnnotations } from '../../../lib/formats/w3c/read.ts';
import { writeAnnotations } from '../../../lib/formats/w3c/write.ts';
import { SEED, papers, settings, unmarked } from './arbitrary.ts';

console.log(`round trips: seed ${SEED}, ${settings.numRuns} cases`);

const SCHEMA = new URL('../../../../shared/data/citations/csl/csl-data.json', import.meta.url);

type Kept = Record<string, unknown>;

/** The fields every bibliographic format carries whole. Parts of a name count only where they were given. */
function common(paper: InterchangePaper, original: InterchangePaper): Kept {
  const { bibliography } = paper;
  return {
    title: bibliography.title,
    authors: bibliography.authors.map(({ name, given, family }, at) =>
      original.bibliography.authors[at]?.given ? { name, given, family } : { name },
    ),
    truncated: bibliography.authorsTruncated ?? false,
    year: bibliography.year,
    date: bibliography.date,
    venue: bibliography.venue,
    abstract: bibliography.abstract,
    ids: bibliography.ids,
    url: bibliography.url,
    note: paper.note.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n'),
    details: original.bibliography.details && {
      ...bibliography.details,
      editors: bibliography.details?.editors?.map((editor) => editor.name),
    },
  };
}

function check(
  written: string,
  read: (text: string) => ParsedFile,
  originals: InterchangePaper[],
  more: (paper: InterchangePaper) => Kept,
): void {
  const parsed = read(written);
  expect(parsed.rejected).toEqual([]);
  expect(
    parsed.papers.map((paper, at) => ({
      ...common(paper, originals[at] as InterchangePaper),
      ...more(paper),
    })),
  ).toEqual(originals.map((paper) => ({ ...common(paper, paper), ...more(paper) })));
}

const commas = (paper: InterchangePaper): string[] => [
  ...new Set(paper.tags.map((tag) => tag.replace(/;/g, ',').trim()).filter(Boolean)),
];

describe('what is exported comes back', () => {
  it('from BibTeX', () => {
    fc.assert(
      fc.property(unmarked, (list) => {
        check([...writeBibtex(list)].join(''), readBibtex, list, (paper) => ({
          tags: commas(paper).flatMap((tag) => tag.split(';')),
          comments: paper.bibliography.comments,
          journalRef: paper.bibliography.journalRef,
          links: paper.bibliography.links?.toSorted((a, b) => a.kind.localeCompare(b.kind)),
          collections: paper.collections,
          saved: paper.saved,
        }));
      }),
      settings,
    );
  });

  it('from RIS', () => {
    fc.assert(
      fc.property(unmarked, (list) => {
        check([...writeRis(list)].join(''), readRis, list, (paper) => ({
          tags: paper.tags,
          saved: paper.saved,
        }));
      }),
      settings,
    );
  });

  it('from CSL-JSON', () => {
    fc.assert(
      fc.property(unmarked, (list) => {
        check([...writeCsl(list)].join(''), readCsl, list, (paper) => ({
          tags: commas(paper),
          subjects: paper.bibliography.subjects,
        }));
      }),
      settings,
    );
  });

  it('from CSV', () => {
    fc.assert(
      fc.property(unmarked, (list) => {
        check([...writeCsv(list)].join(''), readCsv, list, (paper) => ({
          tags: paper.tags,
          subjects: paper.bibliography.subjects,
          comments: paper.bibliography.comments,
          journalRef: paper.bibliography.journalRef,
          collections: paper.collections,
          state: paper.state,
          star: paper.star,
          saved: paper.saved,
          read: paper.read,
        }));
      }),
      settings,
    );
  });

  it('from Web Annotations, every mark whole', () => {
    fc.assert(
      fc.property(papers, (list) => {
        const one = list.slice(0, 1);
        const parsed = readAnnotations([...writeAnnotations(one)].join(''));
        expect(parsed.rejected).toEqual([]);
        expect(parsed.papers.flatMap((paper) => paper.marks)).toEqual(one.flatMap((paper) => paper.marks));
        const about = ({ bibliography: { title, authors, year, ids, url } }: InterchangePaper): Kept => ({
          title,
          authors,
          year,
          ids,
          url,
        });
        expect(parsed.papers.map(about)).toEqual(one.filter((paper) => paper.marks.length > 0).map(about));
      }),
      settings,
    );
  });
});

describe('CSL-JSON', () => {
  it.skipIf(!existsSync(SCHEMA))('is valid against the schema of the Citation Style Language', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    fc.assert(
      fc.property(papers, (list) => {
        const items: unknown = JSON.parse([...writeCsl(list)].join(''));
        expect(validate(items), JSON.stringify(validate.errors)).toBe(true);
      }),
      settings,
    );
  });
  if (!existsSync(SCHEMA)) console.log('round trips: 1 case skipped, the CSL schema is not there');
});
