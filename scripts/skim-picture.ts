/**
 * The README's picture of a skimmed listing: our own sample page in a real Chromium, `.github/skim.png`.
 *
 *   node scripts/run.mjs scripts/skim-picture.ts [--dark] [--width 900] [--to file.png]
 */
import { parseArgs } from 'node:util';
import { skimSentences } from '../lib/skim/skim-text.ts';
import { canonicalText } from '../lib/text/abstract-text.ts';
import { Offprint } from '../tests/e2e/harness/chromium.ts';
import { until } from '../tests/e2e/harness/deadline.ts';
import { arxivNewPage } from '../tests/support/arxiv-pages.ts';
import type { SampleRecord } from '../tests/support/records.ts';
import { shippedModel } from '../tests/support/role-model.ts';
import { SAMPLE_DAY, SAMPLE_RECORDS } from '../tests/support/sample.ts';
import { build, buildFolder, ROOT } from './setup/build.ts';
import { adviceFor, ensureBrowser } from './setup/browsers.ts';

const { values } = parseArgs({
  options: { dark: { type: 'boolean' }, width: { type: 'string' }, to: { type: 'string' } },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const browser = ensureBrowser('chromium', say);
const failure = browser ? await build('chrome') : adviceFor('chromium');
if (!browser || failure !== null) throw new Error(failure ?? 'no browser');

/** A made-up paper that says what it wants, does and found in so many words. */
const SPOKEN_OUT: SampleRecord = {
  id: '2611.90021',
  title: 'What a Reader Keeps: Forgetting in Small Recurrent Networks',
  authors: ['Rosa Lindqvist', 'Omar Kaya'],
  subjects: ['Machine Learning (cs.LG)'],
  abstract:
    'Recurrent networks have been widely used for many years. However, training them on long sequences remains difficult, ' +
    'and little is known about why they forget. The aim of this paper is to study how gated cells keep what they have read. ' +
    'We train three kinds of cells with a curriculum on text and measure what is left after a thousand steps. ' +
    'The results show that the smallest cell significantly outperforms the baseline by 12%.',
};

const model = shippedModel();
const width = Number(values.width ?? 900);
const height = 520;
const offprint = await Offprint.launch({
  browser,
  extension: buildFolder('chrome'),
  viewport: { width, height },
});
try {
  const url = 'https://arxiv.org/list/cs.LG/new';
  // What a reader is to see comes first: abstracts that state an objective and a result in so many words.
  const kinds = (abstract: string) =>
    new Set(
      skimSentences(model, canonicalText(abstract).text).flatMap(({ role, p }) =>
        p >= model.threshold ? [role] : [],
      ),
    );
  const worth = ({ abstract }: SampleRecord) =>
    (kinds(abstract).has('objective') ? 8 : 0) +
    (kinds(abstract).has('result') ? 4 : 0) +
    kinds(abstract).size;
  const first = SAMPLE_RECORDS.filter(({ title }) => !title.includes('$')).toSorted(
    (a, b) => worth(b) - worth(a),
  )[0];
  if (!first) throw new Error('no record');
  const page = arxivNewPage([SPOKEN_OUT, first], { date: SAMPLE_DAY });
  // A listing on a dark ground, as extensions that darken pages make it.
  const dark = '<style>html, body { background: #14161a; color: #dfe3e8; } a { color: #8ab4f8; }</style>';
  offprint.shelf.put(url, values.dark ? page.replace('</head>', `${dark}</head>`) : page);
  const tab = await offprint.open(url);
  await tab.settled();
  const painted = () =>
    tab.evaluate<number>(
      `[...CSS.highlights].filter(([name]) => name.includes('role-')).reduce((sum, [, ranges]) => sum + ranges.size, 0)`,
    );
  await until('roles are painted', async () => (await painted()) > 0);
  // Papers, not the page's head.
  await tab.evaluate(`document.querySelector('dl dt').scrollIntoView({ behavior: 'instant' })`);
  // One step more than the default, so that the picture shows what stepping back looks like.
  const before = await painted();
  await tab.page.keyboard.press('i');
  await until('the background steps back', async () => (await painted()) > before);
  const to = values.to ?? `${ROOT}/.github/skim.png`;
  await tab.page.screenshot({ path: to, animations: 'disabled' });
  say(to);
} finally {
  await offprint.close();
}
