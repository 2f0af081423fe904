/**
 * The generic reader alone against labelled real pages, as a table by type of page:
 * `node --no-warnings tests/bench/read.ts [type or part of a path…]`. With `--faults`, what was wrong; with `--pages`, a row a page.
 */
import { readFileSync } from 'node:fs';
import { readGeneric } from '../../lib/sites/generic/index.ts';
import { openPage } from '../../scripts/lab/dom.ts';
import { answerOf } from '../../scripts/lab/answer.ts';
import { labelledPages } from './data.ts';
import { atLeast, gather } from './figure.ts';
import { add, f1, percent, scorePage, share, type AnsweredPaper, type Tally } from './score.ts';

interface Row {
  pages: number;
  kinds: number;
  f1: number;
  papers: number;
  guesses: number;
  authors: Tally;
  years: Tally;
  ids: Tally;
  abstracts: Tally;
  ms: number;
}

const UNKNOWN = ['personal', 'accepted-list', 'digest', 'search-results', 'paper-page', 'negative'];

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const pages = labelledPages().filter((page) =>
  wanted.length === 0 ? true : wanted.some((part) => page.path.includes(part)),
);
if (pages.length === 0) console.log('skipped: no labelled pages in ../shared/data');

let falselyListed = 0;
const table = new Map<string, Row>();
for (const page of pages) {
  const opened = openPage(readFileSync(page.file, 'utf8'), page.url);
  const start = performance.now();
  const answer = answerOf(readGeneric(opened));
  const ms = performance.now() - start;
  const score = scorePage(answer['papers'] as AnsweredPaper[], page.gold.papers, page.debatable);
  if (page.type === 'negative' && (answer['papers'] as unknown[]).length > 0) falselyListed++;
  const one: Row = {
    pages: 1,
    kinds: Number(answer['kind'] === page.gold.kind),
    f1: f1(score),
    papers: score.expected,
    guesses: (answer['guesses'] as unknown[]).length,
    authors: score.authors,
    years: score.years,
    ids: score.ids,
    abstracts: score.abstracts,
    ms,
  };
  if (args.includes('--pages') || args.includes('--faults')) {
    print(page.path.slice(0, 60), one, 60, `${score.found}/${score.expected} of ${score.answered}`);
  }
  if (args.includes('--faults')) for (const fault of score.faults) console.log(`      ${fault}`);
  merge(page.type, one);
  if (UNKNOWN.includes(page.type) && !['negative', 'paper-page'].includes(page.type))
    merge('= unknown lists', one);
}

function merge(name: string, one: Row): void {
  const row = table.get(name);
  if (!row) {
    table.set(name, { ...one });
    return;
  }
  for (const key of ['pages', 'kinds', 'f1', 'papers', 'guesses', 'ms'] as const) row[key] += one[key];
  for (const key of ['authors', 'years', 'ids', 'abstracts'] as const) row[key] = add(row[key], one[key]);
}

function print(name: string, row: Row, width: number, more = ''): void {
  console.log(
    [
      name.padEnd(width),
      String(row.pages).padStart(5),
      String(row.kinds).padStart(5),
      String(row.papers).padStart(7),
      ((100 * row.f1) / row.pages).toFixed(1).padStart(10),
      percent(row.authors).padStart(8),
      percent(row.years).padStart(6),
      percent(row.ids).padStart(6),
      percent(row.abstracts).padStart(10),
      String(row.guesses).padStart(8),
      row.ms.toFixed(0).padStart(7),
      more,
    ].join(' '),
  );
}

console.log(
  'type               pages  kind  papers  titles F1  authors  years    ids  abstracts  guesses      ms',
);
for (const [type, row] of table) print(type, row, 18);
const lists = table.get('= unknown lists');
if (lists && wanted.length === 0) {
  const on = `${lists.pages} unknown pages`;
  atLeast(`titles F1 on ${on}`, (100 * lists.f1) / lists.pages, 90);
  atLeast(`authors of found papers on ${on}`, share(lists.authors), 88);
  atLeast(`years of found papers on ${on}`, share(lists.years), 90);
  gather({
    what: `pages without papers that were listed, of ${table.get('negative')?.pages ?? 0}`,
    figure: String(falselyListed),
    bar: '0',
    isMissed: falselyListed > 0,
  });
}
