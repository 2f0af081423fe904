/**
 * Known sites against labelled real pages, as a table by type of page: `node tests/bench/read-known.ts [type…]`.
 * With `--faults`, what was wrong. Judges the answers of the lab's `read`.
 */
import { readFileSync } from 'node:fs';
import { readPage } from '../../lib/sites/read-page.ts';
import { openPage } from '../../scripts/lab/dom.ts';
import { answerOf } from '../../scripts/lab/answer.ts';
import { labelledPages } from './data.ts';
import { atLeast } from './figure.ts';
import { add, f1, percent, scorePage, share, type AnsweredPaper, type Score, type Tally } from './score.ts';

const KNOWN = [
  'arxiv-list',
  'arxiv-search',
  'arxiv-abs',
  'arxiv-html',
  'ar5iv',
  'latexml',
  'hf-papers',
  'hf-paper',
  'gscholar-search',
  'gscholar-profile',
  'dblp',
  'proceedings',
  'paper-page',
];

interface Row {
  pages: number;
  kinds: number;
  f1: number;
  papers: number;
  twice: number;
  authors: Tally;
  years: Tally;
  ids: Tally;
  abstracts: Tally;
  ms: number;
}

function emptyRow(): Row {
  const tally = (): Tally => ({ right: 0, of: 0 });
  return {
    pages: 0,
    kinds: 0,
    f1: 0,
    papers: 0,
    twice: 0,
    authors: tally(),
    years: tally(),
    ids: tally(),
    abstracts: tally(),
    ms: 0,
  };
}

const args = process.argv.slice(2);
const types = args.filter((arg) => !arg.startsWith('--'));
const pages = labelledPages(types.length > 0 ? types : KNOWN);
if (pages.length === 0) console.log('skipped: no labelled pages in ../shared/data');

const known: Score[] = [];
const table = new Map<string, Row>();
for (const page of pages) {
  const opened = openPage(readFileSync(page.file, 'utf8'), page.url);
  const start = performance.now();
  const answer = answerOf(readPage(opened));
  const ms = performance.now() - start;
  const score = scorePage(answer['papers'] as AnsweredPaper[], page.gold.papers, page.debatable);
  const row = table.get(page.type) ?? emptyRow();
  row.pages++;
  row.kinds += Number(answer['kind'] === page.gold.kind);
  row.f1 += f1(score);
  row.papers += score.expected;
  row.twice += score.twice;
  row.ms += ms;
  for (const field of ['authors', 'years', 'ids', 'abstracts'] as const)
    row[field] = add(row[field], score[field]);
  table.set(page.type, row);
  // Papers' own pages of sites without a reader are the general reader's.
  if (answer['site'] !== null && answer['site'] !== '') known.push(score);
  if (args.includes('--faults')) {
    console.log(
      `${page.path}: ${answer['site']}, ${score.found} found of ${score.expected}, ${score.answered} answered`,
    );
    for (const fault of score.faults) console.log(`   ${fault}`);
  }
}

console.log(
  'type               pages  kind  papers  titles F1  twice  authors  years    ids  abstracts      ms',
);
for (const [type, row] of table) {
  console.log(
    [
      type.padEnd(18),
      String(row.pages).padStart(5),
      String(row.kinds).padStart(5),
      String(row.papers).padStart(7),
      ((100 * row.f1) / row.pages).toFixed(1).padStart(10),
      String(row.twice).padStart(6),
      percent(row.authors).padStart(8),
      percent(row.years).padStart(6),
      percent(row.ids).padStart(6),
      percent(row.abstracts).padStart(10),
      row.ms.toFixed(0).padStart(7),
    ].join(' '),
  );
}

if (types.length === 0 && known.length > 0) {
  const tally = (field: 'authors' | 'ids' | 'abstracts') =>
    share(known.reduce((sum, score) => add(sum, score[field]), { right: 0, of: 0 }));
  const on = `${known.length} pages of known sites`;
  atLeast(`titles F1 on ${on}`, (100 * known.reduce((sum, score) => sum + f1(score), 0)) / known.length, 99);
  atLeast(`authors on ${on}`, tally('authors'), 98);
  atLeast(`ids on ${on}`, tally('ids'), 99);
  atLeast(`abstracts on ${on}`, tally('abstracts'), 98);
}
