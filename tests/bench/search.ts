/**
 * Benchmark of the search index: build, keep, load, and keystroke to results, in libraries of 1,000, 10,000 and 50,000
 * papers made from the real abstracts, beside MiniSearch on the same papers.
 *
 *   node scripts/run.mjs tests/bench/search.ts [sizes…] [--only-ours]
 */
import MiniSearch from 'minisearch';
import { createIndex, type LibraryIndex, type SearchDocument } from '../../lib/library/search/index.ts';
import { wordsOf } from '../../lib/library/search/words.ts';
import { atMost, gather } from './figure.ts';
import { madePapers, percentile, quickest, realRecords, type MadePaper } from './made-papers.ts';
import { seeded } from '../../lib/paper/seeded.ts';

const asDocument = ({ id, title, authors, abstract, year, venue, tags, notes }: MadePaper): SearchDocument => ({
  id, title, authors, abstract, year, venue, tags, notes, facets: { state: ['saved'] },
}); // prettier-ignore

/** Milliseconds of this thread's own processor time, so that other work on the machine does not count. */
function timed<T>(work: () => T): [T, number] {
  const start = process.threadCpuUsage();
  const value = work();
  const { user, system } = process.threadCpuUsage(start);
  return [value, (user + system) / 1000];
}

/** Queries as they are typed: every beginning of one or two words of some paper. */
function typed(papers: readonly MadePaper[]): string[] {
  const random = seeded(3);
  const queries: string[] = [];
  for (let count = 0; count < 40; count++) {
    const paper = papers[Math.floor(random() * papers.length)] as MadePaper;
    const words = wordsOf(paper.title).filter((word) => word.length > 3);
    const whole = words.slice(0, 1 + (count % 2)).join(' ');
    for (let length = 1; length <= whole.length; length++) queries.push(whole.slice(0, length));
  }
  return queries;
}

/** Words with one letter left out, doubled, changed or swapped. */
function mistyped(papers: readonly MadePaper[]): { query: string; id: string }[] {
  const random = seeded(5);
  return Array.from({ length: 200 }, (_, count) => {
    const paper = papers[Math.floor(random() * papers.length)] as MadePaper;
    const words = wordsOf(paper.title).filter((word) => word.length > 4 && !/\d/.test(word));
    const word = words[Math.floor(random() * words.length)] ?? 'attention';
    const at = 1 + Math.floor(random() * (word.length - 2));
    const slips = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at] + word.slice(at),
      `${word.slice(0, at)}q${word.slice(at + 1)}`,
      word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    ];
    return { query: `${slips[count % 4]} `, id: paper.id };
  });
}

function line(
  name: string,
  build: number,
  load: number,
  prefix: number[],
  fuzzy: number[],
  more: string,
): string {
  const spread = (times: number[]): string =>
    `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.95).toFixed(2)}`;
  return `  ${name.padEnd(11)} build ${(build / 1000).toFixed(2)} s, load ${load.toFixed(0)} ms, keystroke ${spread(prefix)} ms, mistyped ${spread(fuzzy)} ms ${more}\n`;
}

function ours(
  documents: SearchDocument[],
  queries: string[],
  slips: { query: string; id: string }[],
): string {
  let index: LibraryIndex = createIndex();
  const [, build] = timed(() => {
    index.put(documents);
    index.search('');
  });
  const { put } = index.changes();
  const bytes = put.reduce((sum, row) => {
    if (row.kind !== 'segment') return sum;
    return (
      sum +
      Object.values(row.segment).reduce(
        (all, value) => all + (typeof value === 'string' ? value.length : value.byteLength),
        0,
      )
    );
  }, 0);
  const kept = structuredClone(put);
  index = createIndex();
  const [, load] = timed(() => index.load(kept));
  for (const query of queries.slice(0, 50)) index.search(query);
  const prefix = queries.map((query) => quickest(() => index.search(query)));
  const fuzzy = slips.map(({ query }) => quickest(() => index.search(query)));
  const found = slips.filter(({ query, id }) =>
    index.search(query, { limit: documents.length }).hits.some((hit) => hit.id === id),
  ).length;
  const [, change] = timed(() => {
    index.put([{ ...(documents[7] as SearchDocument), title: 'Changed just now' }]);
    index.search('changed');
  });
  const of = `search in ${documents.length.toLocaleString('en')} papers`;
  const typing = percentile(prefix, 0.95);
  atMost(`${of}: keystroke to results, p95`, `${typing.toFixed(1)} ms`, '≤ 30 ms');
  gather({
    what: `${of}: mistyped word to results, p95`,
    figure: `${percentile(fuzzy, 0.95).toFixed(1)} ms`,
  });
  gather({ what: `${of}: index made, processor time`, figure: `${(build / 1000).toFixed(1)} s` });
  gather({ what: `${of}: index loaded, processor time`, figure: `${load.toFixed(0)} ms` });
  return line(
    'Offprint',
    build,
    load,
    prefix,
    fuzzy,
    `(${(bytes / 1e6).toFixed(0)} MB kept, ${found} of ${slips.length} mistyped found, one change found after ${change.toFixed(1)} ms)`,
  );
}

function theirs(
  documents: SearchDocument[],
  queries: string[],
  slips: { query: string; id: string }[],
): string {
  const fields = ['title', 'authors', 'abstract', 'notes', 'tags', 'venue'];
  const options = {
    fields,
    extractField: (document: SearchDocument, name: string) => {
      const value = (document as unknown as Record<string, unknown>)[name];
      return Array.isArray(value) ? value.join(' ') : (value as string);
    },
    searchOptions: { boost: { title: 6, authors: 5 }, combineWith: 'AND' as const },
  };
  const index = new MiniSearch<SearchDocument>(options);
  const [, build] = timed(() => index.addAll(documents));
  const text = JSON.stringify(index);
  const [loaded, load] = timed(() => MiniSearch.loadJSON<SearchDocument>(text, options));
  const prefixOptions = { prefix: (_: string, at: number, terms: string[]) => at === terms.length - 1 };
  // A sample, each once: a single letter takes it seconds in a large library.
  const sample = queries.filter((_, at) => at % 10 === 0);
  const prefix = sample.map((query) => timed(() => loaded.search(query, prefixOptions).slice(0, 50))[1]);
  const fuzzyOptions = { fuzzy: (term: string) => (term.length > 3 ? 1 : 0) };
  const fuzzy = slips.map(({ query }) => quickest(() => loaded.search(query, fuzzyOptions).slice(0, 50)));
  return line('MiniSearch', build, load, prefix, fuzzy, `(${(text.length / 1e6).toFixed(0)} MB kept)`);
}

const asked = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
if (!realRecords()) process.stdout.write('abstracts: absent, skipped\n');
else {
  for (const size of asked.length > 0 ? asked : [1_000, 10_000, 50_000]) {
    const papers = [...madePapers(size)];
    const documents = papers.map(asDocument);
    const [queries, slips] = [typed(papers), mistyped(papers)];
    process.stdout.write(
      `${size} papers (build and load: processor time; keystroke and mistyped word: median / p95 by the clock)\n`,
    );
    process.stdout.write(ours(documents, queries, slips));
    if (!process.argv.includes('--only-ours')) process.stdout.write(theirs(documents, queries, slips));
  }
}
