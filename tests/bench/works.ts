/**
 * Benchmarks of same work: precision and recall on labelled pairs, and the cost of placing one new record in libraries
 * of 1,000, 10,000 and 50,000 papers.
 *
 *   node scripts/run.mjs tests/bench/works.ts
 */
import { existsSync, readFileSync } from 'node:fs';
import { CandidateIndex, keysOfPrepared } from '../../lib/works/candidates.ts';
import { couldBeSame, decide, decidePrepared } from '../../lib/works/decide.ts';
import { recordOf } from '../../lib/works/loose.ts';
import { prepare, type Prepared } from '../../lib/works/prepared.ts';
import { atLeast, gather } from './figure.ts';
import { madePapers, percentile, quickest, realRecords, type MadePaper } from './made-papers.ts';

function pairs(name: string): void {
  const file = new URL(`../../../shared/data/linkage/${name}.jsonl`, import.meta.url);
  if (!existsSync(file)) {
    process.stdout.write(`${name}: absent, skipped\n`);
    return;
  }
  let [hits, wrong, missed] = [0, 0, 0];
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const pair = JSON.parse(line) as { a: unknown; b: unknown; same: boolean };
    const { same } = decide(recordOf(pair.a), recordOf(pair.b));
    if (same && pair.same) hits++;
    else if (same) wrong++;
    else if (pair.same) missed++;
  }
  const precision = ((100 * hits) / (hits + wrong)).toFixed(2);
  const recall = ((100 * hits) / (hits + missed)).toFixed(2);
  if (name.endsWith('valid')) {
    atLeast('same work, labelled pairs: precision', Number(precision), 99, 2);
    atLeast('same work, labelled pairs: recall', Number(recall), 98, 2);
  }
  process.stdout.write(
    `${name}: precision ${precision} %, recall ${recall} % (${wrong} wrong, ${missed} missed)\n`,
  );
}

const asRecord = ({ title, authors, abstract, year, venue }: MadePaper) =>
  recordOf({ title, authors, abstract, year, venue });

/** Half of the new records are poorer renderings of records that are there; the others are new. */
function placing(size: number): void {
  const index = new CandidateIndex();
  const kept: Prepared[] = [];
  const probes: { record: ReturnType<typeof recordOf>; twin?: number }[] = [];
  let number = 0;
  for (const made of madePapers(size + 500)) {
    const record = asRecord(made);
    if (number < size) {
      const prepared = prepare(record);
      kept.push(prepared);
      index.add(number, keysOfPrepared(prepared));
    } else probes.push({ record });
    if (number < 500) {
      const poorer = {
        ...record,
        title: record.title.replace(/[aeiou](?=\w{3})/, ''),
        authors: (record.authors ?? []).slice(0, 1),
      };
      probes.push({ record: { ...poorer, authorsTruncated: true }, twin: number });
    }
    number++;
  }
  const times: number[] = [];
  const candidates: number[] = [];
  let [found, twins, wrong] = [0, 0, 0];
  for (const { record, twin } of probes) {
    const place = (): { near: Set<number>; same: number[] } => {
      // A copy is made ready anew: what was made ready is kept with a record's object.
      const prepared = prepare({ ...record });
      const near = index.find(keysOfPrepared(prepared));
      return {
        near,
        same: [...near].filter((other) => {
          const known = kept[other] as Prepared;
          return couldBeSame(prepared, known) && decidePrepared(prepared, known).same;
        }),
      };
    };
    const { near, same } = place();
    times.push(quickest(place));
    candidates.push(near.size);
    if (twin !== undefined) {
      twins++;
      if (same.includes(twin)) found++;
    }
    wrong += same.filter((other) => other !== twin).length;
  }
  const p95 = percentile(times, 0.95);
  gather({
    what: `placing a new record among ${size.toLocaleString('en')} papers, p95`,
    figure: `${p95.toFixed(2)} ms`,
    bar: '≤ 2 ms',
    isMissed: p95 > 2,
  });
  process.stdout.write(
    `${size} papers: one new record ${percentile(times, 0.5).toFixed(2)} ms median, ${p95.toFixed(2)} ms p95; ` +
      `${percentile(candidates, 0.5)} candidates median, ${percentile(candidates, 0.95)} p95; ` +
      `found ${found} of ${twins} twins, ${wrong} wrong\n`,
  );
}

pairs('dblp-acm-train');
pairs('dblp-acm-valid');
if (realRecords()) for (const size of [1_000, 10_000, 50_000]) placing(size);
else process.stdout.write('abstracts: absent, skipped\n');
