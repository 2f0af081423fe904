import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../lib/sites/read-page.ts';
import { answerOf } from '../../../scripts/lab/answer.ts';
import { openPage } from '../../../scripts/lab/dom.ts';
import { labelledPages } from '../../bench/data.ts';
import { f1, scorePage, type AnsweredPaper } from '../../bench/score.ts';

/** The required sites' pages; `tests/bench/read-known.ts` prints all the others. */
const TYPES = ['arxiv-list', 'arxiv-search', 'arxiv-abs', 'hf-papers', 'hf-paper'];

const pages = labelledPages(TYPES);
if (pages.length === 0) console.log('skipped: 18 stored pages, not in ../shared/data');

describe.skipIf(pages.length === 0)('stored pages of the required sites', () => {
  for (const page of pages) {
    test(`${page.path} is read as it was labelled`, () => {
      const answer = answerOf(readPage(openPage(readFileSync(page.file, 'utf8'), page.url)));
      const papers = answer['papers'] as AnsweredPaper[];
      const score = scorePage(papers, page.gold.papers, page.debatable);
      expect(score.faults).toEqual([]);
      expect(f1(score)).toBe(1);
      expect(papers.map((paper) => paper.ids?.arxiv)).toEqual(page.gold.papers.map((paper) => paper.arxiv));
    });
  }
});
