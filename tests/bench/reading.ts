/**
 * `npm run bench:reading`: what reading costs on the page's own thread in a real Chromium, the code cold as on a
 * reader's visit and once more as in an endless list: every page of a proven site, pages of no known site (what the
 * background does for them stands beside it), and long pages without papers until they are given up.
 *
 * Each figure of a page is the median over visits; "per 100" is that figure over its records, and the limit holds for
 * the median over the pages of a group. Every slice of every page is held to its limit.
 *
 * `-- --visits 3`, `-- part-of-a-name…`, `-- --busy` does not fail on a missed limit.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, buildFolder } from '../../scripts/setup/build.ts';
import { adviceFor, ensureBrowser } from '../../scripts/setup/browsers.ts';
import { readerFor } from '../../lib/sites/registry.ts';
import { Offprint } from '../e2e/harness/chromium.ts';
import { listFixtures } from '../fixtures/sites/list.ts';
import { labelledPages } from './data.ts';
import { articlePage, forumPage, shopPage } from './made-negatives.ts';
import { bundledReading } from './reading-cost.ts';
import { Bench, readOnce, type Cost } from './reading-visit.ts';
import { atMost } from './figure.ts';
import { median } from './table.ts';

interface Subject {
  group: 'known' | 'unknown' | 'no papers';
  name: string;
  url: string;
  html: string;
}

/** One visit: the first reading, its code cold, and the same page read once more. */
interface Visit {
  first: Cost;
  again: Cost;
}

const LIMITS = { per100: 30, slice: 8, givenUp: 100, content: 40, anyPage: 60 };
const MB = 1_000_000;
/** A page of its own stands for the background. */
const BACKGROUND = 'https://background.example.org/';
/** Pages of fewer records say nothing of a hundred. */
const FEWEST = 10;

function subjects(): Subject[] {
  const found: Subject[] = [];
  const stored = labelledPages();
  for (const page of stored) {
    const url = page.url.replace(/^http:/, 'https:');
    const isKnown = readerFor(url)?.proven ?? false;
    if (!isKnown && page.type !== 'negative' && page.gold.papers.length < FEWEST) continue;
    if (isKnown && page.gold.kind !== 'listing') continue;
    const group = page.type === 'negative' ? 'no papers' : isKnown ? 'known' : 'unknown';
    const html = readFileSync(page.file, 'utf8');
    if (group === 'no papers' && html.length < 200_000) continue;
    found.push({ group, name: page.path, url, html });
  }
  if (stored.length === 0) {
    console.log(
      'skipped: the stored pages are not in ../shared/data; the sites’ fixtures are measured instead',
    );
    for (const { site, name, url, file, expected } of listFixtures())
      if (expected?.['kind'] === 'listing')
        found.push({ group: 'known', name: `${site}/${name}`, url, html: readFileSync(file, 'utf8') });
  }
  for (const [name, make] of Object.entries({ shop: shopPage, forum: forumPage, article: articlePage }))
    found.push({
      group: 'no papers',
      name: `made: ${name}, 3 MB`,
      url: `https://made.example.org/${name}`,
      html: make(3 * MB),
    });
  return found;
}

async function visit(side: Offprint, source: string, subject: Subject, background: Bench): Promise<Visit> {
  const page = await Bench.open(side, subject.url, source);
  const first = await readOnce(page, background);
  const again = await readOnce(page, background);
  await page.close();
  return { first, again };
}

function gather<K>(into: Map<K, number[]>, key: K, value: number): void {
  into.set(key, [...(into.get(key) ?? []), value]);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { visits: { type: 'string' }, busy: { type: 'boolean' } },
  });
  const visits = Number(values.visits ?? 5);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const browser = ensureBrowser('chromium', say);
  const failure = browser ? await build('chrome') : adviceFor('chromium');
  if (!browser || failure !== null) {
    process.stderr.write(`${failure}\n`);
    return 1;
  }
  const source = await bundledReading();
  const side = await Offprint.launch({ browser, extension: null });
  let missed = 0;
  const judged = (value: number, limit: number, digits = 1): string => {
    if (value > limit) missed += 1;
    return `${value.toFixed(digits)}${value > limit ? ' !' : '  '}`.padStart(9);
  };
  const cold = new Map<Subject['group'], number[]>();
  const warm = new Map<Subject['group'], number[]>();
  say(
    `${browser.name}, headless, medians of ${visits} visits; ms that threads ran: the page’s (code cold; read once more) and the background’s (at its first page; later)`,
  );
  say(
    `${''.padEnd(64)}records      page     again  backgr. 1st    later   per 100   again per 100  longest slice`,
  );
  side.shelf.put(BACKGROUND, '<!doctype html><title>background</title>');
  try {
    for (const subject of subjects()) {
      if (positionals.length > 0 && !positionals.some((part) => subject.name.includes(part))) continue;
      // No script of the page runs: what is measured is ours.
      side.shelf.put(subject.url, subject.html.replace(/<script\b/gi, '<script type="text/plain"'));
      const background = await Bench.open(side, BACKGROUND, source);
      const seen: Visit[] = [];
      for (let count = 0; count < visits; count += 1)
        seen.push(await visit(side, source, subject, background));
      await background.close();
      const of = (figure: (visit: Visit) => number): number => median(seen.map(figure));
      const records = seen[0]?.first.records ?? 0;
      const thread = of(({ first }) => first.thread);
      const again = of((one) => one.again.thread);
      const longest = of(({ first }) => first.longest);
      const isListed = subject.group !== 'no papers' && records >= FEWEST;
      if (isListed) {
        gather(cold, subject.group, (thread * 100) / records);
        gather(warm, subject.group, (again * 100) / records);
      }
      const per100 = (ms: number): string => (isListed ? ((ms * 100) / records).toFixed(1) : '');
      const given = subject.group === 'no papers' ? `  given up: ${judged(thread, LIMITS.givenUp)}` : '';
      say(
        `${subject.group.padEnd(10)}${subject.name.slice(0, 53).padEnd(54)}${String(records).padStart(7)}${thread.toFixed(1).padStart(10)}${again.toFixed(1).padStart(10)}${(seen[0]?.first.background ?? 0).toFixed(1).padStart(13)}${of(
          ({ first }) => first.background,
        )
          .toFixed(1)
          .padStart(
            9,
          )}${per100(thread).padStart(10)}${per100(again).padStart(16)}  ${judged(longest, LIMITS.slice)}${given}`,
      );
    }
  } finally {
    await side.close();
  }
  for (const group of ['known', 'unknown'] as const) {
    const [first, later] = [cold.get(group) ?? [], warm.get(group) ?? []];
    if (first.length === 0) continue;
    atMost(
      `reading ${first.length} ${group} pages with the code cold, per 100 records (read again: ${median(later).toFixed(1)} ms)`,
      `${median(first).toFixed(1)} ms`,
      `≤ ${LIMITS.per100} ms`,
    );
    say(
      `${group}: median over ${first.length} pages ${judged(median(first), LIMITS.per100)} ms per 100 records with the code cold (${first.filter((ms) => ms > LIMITS.per100).length} pages above), ${median(later).toFixed(1)} read again`,
    );
  }
  for (const [file, limit] of [
    ['reader.js', LIMITS.content],
    ['any-page.js', LIMITS.anyPage],
  ] as const) {
    const bytes = gzipSync(readFileSync(`${buildFolder('chrome')}/content-scripts/${file}`), {
      level: 9,
    }).length;
    say(`${file}: ${judged(bytes / 1024, limit)} kB gzipped of ${limit}`);
  }
  say(
    `limits: ${LIMITS.per100} ms per 100 records, ${LIMITS.slice} ms a slice, ${LIMITS.givenUp} ms to give up; ${missed} missed`,
  );
  return missed > 0 && !values.busy ? 1 : 0;
}

process.exitCode = await main();
