/**
 * The lab's answers against Chromium's: every stored page is served to a real browser at its own
 * address, read there by the same `readPage` (known sites and the general reader), and the two answers must be equal to the letter. This is what the lab's
 * choice of a DOM for Node rests on.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page as BrowserPage } from 'playwright-core';
import { build } from 'vite';
import { readGeneric } from '../../lib/sites/generic/index.ts';
import { readPage } from '../../lib/sites/read-page.ts';
import { answerOf } from '../../scripts/lab/answer.ts';
import { openPage } from '../../scripts/lab/dom.ts';
import { labelledPages } from '../bench/data.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const FIXTURES = join(ROOT, 'tests/fixtures/sites');

export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What to print: one line for each failure and skip. */
  lines: string[];
}

/** Compares on every stored page, and on the project's own fixtures, which are there without the stored ones. */
export async function run({ chromiumPath }: { chromiumPath: string }): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, lines: [] };
  const cases = [...(await fixtures()), ...labelledPages().map(({ file, url }) => ({ file, url }))];
  if (labelledPages().length === 0) {
    outcome.skipped++;
    outcome.lines.push('skipped: the stored pages are not in ../shared/data; compared on fixtures only');
  }
  const code = await bundle();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await (await browser.newContext()).newPage();
    for (const { file, url } of cases) {
      const html = readFileSync(file, 'utf8');
      const inNode = JSON.stringify(answerOf(readPage(openPage(html, url), readGeneric)));
      const inChromium = await answerIn(page, code, url, html);
      if (inNode === inChromium) outcome.passed++;
      else {
        outcome.failed++;
        outcome.lines.push(`${file.split('/').slice(-2).join('/')}: ${difference(inNode, inChromium)}`);
      }
    }
  } finally {
    await browser.close();
  }
  return outcome;
}

async function fixtures(): Promise<{ file: string; url: string }[]> {
  if (!existsSync(FIXTURES)) return [];
  const { listFixtures } = await import('../fixtures/sites/list.ts');
  return listFixtures().map(({ file, url }) => ({ file, url }));
}

/** `read-in-page.ts` and what it needs as one script. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, 'tests/e2e/read-in-page.ts'), formats: ['iife'], name: 'lab' },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error('the bundle for Chromium was not built');
  return output.output[0].code;
}

async function answerIn(page: BrowserPage, code: string, url: string, html: string): Promise<string> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
      : route.abort(),
  );
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return page.evaluate(
    ([script, address]) => {
      // oxlint-disable-next-line no-eval -- our own bundle, in a page of a test
      (0, eval)(script as string);
      return globalThis.offprintRead(address as string);
    },
    [code, url],
  );
}

function difference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
  return `Node "…${around(a)}…", Chromium "…${around(b)}…"`;
}
