/**
 * `npm run bench:reading`: what reading costs on the page's own thread in a real Chromium, the code cold as on a
 * reader's visit: every page of a proven site, the general reader on pages of no known site, and long pages without
 * papers until they are given up. `-- --visits 3`, `-- part-of-a-name…`, `-- --busy` does not fail on a missed limit.
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
import { bundledReading, type Reading } from './reading-cost.ts';
import { median } from './table.ts';

interface Subject {
  group: 'known' | 'unknown' | 'no papers';
  name: string;
  url: string;
  html: string;
}

/** One visit: what the thread ran, in all and in the longest slice, and the same by the wall's clock; ms. */
interface Cost {
  records: number;
  thread: number;
  longest: number;
  wall: number;
  /** The thread's time for reading the same page once more: what reading costs without compiling. */
  again: number;
}

const LIMITS = { per100: 30, slice: 8, givenUp: 100, content: 40, anyPage: 60 };
const MB = 1_000_000;
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

async function visit(side: Offprint, source: string, subject: Subject): Promise<Cost> {
  const { page, cdp } = await side.open(subject.url);
  await page.evaluate(source);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const threadTime = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  // What asking itself costs is no reading.
  let before = 0;
  let asking = Infinity;
  for (let count = 0; count < 5; count += 1) {
    before = await threadTime();
    await page.evaluate('0');
    asking = Math.min(asking, (await threadTime()) - before);
  }
  const cost: Cost = { records: 0, thread: 0, longest: 0, wall: 0, again: 0 };
  for (let isDone = false; !isDone;) {
    before = await threadTime();
    const slice = await page.evaluate(readSlice);
    const ran = Math.max(0, (await threadTime()) - before - asking);
    cost.thread += ran;
    cost.longest = Math.max(cost.longest, ran);
    cost.wall += slice.ms;
    cost.records = slice.records;
    isDone = slice.isDone;
  }
  for (let isDone = false; !isDone;) {
    before = await threadTime();
    isDone = (await page.evaluate(readSlice)).isDone;
    cost.again += Math.max(0, (await threadTime()) - before - asking);
  }
  await page.close();
  return cost;
}

/** One slice as the content scripts make them; runs in the page. */
function readSlice(): { ms: number; records: number; isDone: boolean } {
  const world = window as unknown as {
    offprintReading: Reading;
    state?: { next(): boolean; records: number };
  };
  const began = performance.now();
  if (!world.state) {
    const { createPageReader, readerFor: known, readInSteps } = world.offprintReading;
    const page = { document, url: location.href };
    const reader = known(page.url);
    const state = { records: 0, next: () => true };
    if (reader) {
      const pages = createPageReader(page, reader);
      state.next = () => {
        state.records += pages.next(2).length;
        return pages.done;
      };
    } else {
      const steps = readInSteps(page);
      state.next = () => {
        const until = performance.now() + 4;
        for (;;) {
          const step = steps.next();
          if (step.done) {
            state.records = step.value.sightings.length;
            return true;
          }
          if (performance.now() >= until) return false;
        }
      };
    }
    world.state = state;
  }
  const { state } = world;
  const isDone = state.next();
  // The next slice begins anew.
  if (isDone) delete world.state;
  return { ms: performance.now() - began, records: state.records, isDone };
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
  say(
    `${browser.name}, headless, code cold, medians of ${visits} visits; ms the page’s thread ran (the wall’s clock, and reading once more, beside it)`,
  );
  say(`${''.padEnd(64)}records    thread      wall     again   per 100  longest slice`);
  try {
    for (const subject of subjects()) {
      if (positionals.length > 0 && !positionals.some((part) => subject.name.includes(part))) continue;
      // No script of the page runs: what is measured is ours.
      side.shelf.put(subject.url, subject.html.replace(/<script\b/gi, '<script type="text/plain"'));
      const costs: Cost[] = [];
      for (let count = 0; count < visits; count += 1) costs.push(await visit(side, source, subject));
      const records = costs[0]?.records ?? 0;
      const thread = median(costs.map((cost) => cost.thread));
      const wall = median(costs.map((cost) => cost.wall));
      const again = median(costs.map((cost) => cost.again));
      const longest = median(costs.map((cost) => cost.longest));
      const per100 =
        subject.group === 'no papers'
          ? `${judged(thread, LIMITS.givenUp)} to give up`
          : records >= FEWEST
            ? judged((thread * 100) / records, LIMITS.per100)
            : ''.padStart(9);
      say(
        `${subject.group.padEnd(10)}${subject.name.slice(0, 53).padEnd(54)}${String(records).padStart(7)}${thread.toFixed(1).padStart(10)}${wall.toFixed(1).padStart(10)}${again.toFixed(1).padStart(10)} ${per100} ${judged(longest, LIMITS.slice)}`,
      );
    }
  } finally {
    await side.close();
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
