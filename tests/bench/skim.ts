/**
 * How well abstracts are skimmed: sentences, roles, key terms, figures, links, and how long each takes. Prints every bar
 * with its figure; exits 1 when one is missed. Data that is absent is said to be skipped.
 *
 *     node scripts/run.mjs tests/bench/skim.ts [--quick] [--folds] [--page]
 *
 * The model that ships was fitted on train and dev, so the figures on dev come from a model that is fitted on train alone,
 * by the same code, while this runs (half a minute; left out with --quick). `--folds` tries five folds of both
 * anew (ten minutes) and keeps what it finds in `skim-folds.txt`; without it the kept report is printed.
 * At the end two hundred abstracts are skimmed in a real Chromium; `--page` does only that.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { findFigures } from '../../lib/skim/figures.ts';
import { findLinks } from '../../lib/skim/links.ts';
import { labelSentences, loadRoleModel } from '../../lib/skim/roles.ts';
import { findTerms } from '../../lib/skim/terms.ts';
import { splitSentences } from '../../lib/text/sentences.ts';
import { fitRoleModel, folds, prepare, type LabelledAbstract } from '../../scripts/train/role-fit.ts';
import { bestTemperature, cooled, judge, score, thresholdFor } from '../../scripts/train/role-score.ts';
import { foldsReport, keepReport, keptReport, reliabilityLines } from '../../scripts/train/role-report.ts';
import { KEPT, SHOWN } from '../../scripts/train/role-settings.ts';
import { writeRoleModel } from '../../scripts/train/role-write.ts';
import { build, buildFolder } from '../../scripts/setup/build.ts';
import { adviceFor, ensureBrowser } from '../../scripts/setup/browsers.ts';
import { Offprint } from '../e2e/harness/chromium.ts';
import { gather } from './figure.ts';
import { skimPageLines } from './skim-page.ts';
import { shippedModel } from '../support/role-model.ts';
import { printTable } from './table.ts';
import { matchFigures, seedAbstracts, termKey, type SkimLabels } from './skim-labels.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, folds: { type: 'boolean' }, page: { type: 'boolean' } },
});
const SHARED = join(import.meta.dirname, '../../../shared/data');
let missed = 0;

const say = (line: string) => process.stdout.write(`${line}\n`);
function bar(name: string, value: number, least: number | null, most: number | null, unit = ''): void {
  const kept = (least === null || value >= least) && (most === null || value <= most);
  if (!kept) missed++;
  gather({
    what: name,
    figure: `${Math.round(value * 1000) / 1000}${unit}`,
    bar: least === null ? `≤ ${most}${unit}` : `≥ ${least}${unit}`,
    isMissed: !kept,
  });
  say(
    `${kept ? 'ok    ' : 'MISSED'} ${name}: ${Math.round(value * 1000) / 1000}${unit} (${least === null ? `at most ${most}` : `at least ${least}`})`,
  );
}
function linesOf<T>(path: string): T[] | null {
  const file = join(SHARED, path);
  if (!existsSync(file)) {
    say(`skipped: ${path} is absent`);
    return null;
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
/** Mean processor time in ms, after one round of warming up: what a busy machine does beside it does not count. */
function timed<T>(items: readonly T[], work: (item: T) => unknown): number {
  for (const item of items.slice(0, 300)) work(item);
  const began = process.cpuUsage();
  for (const item of items) work(item);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / items.length;
}

function splitting(): void {
  for (const [name, least] of [
    ['golden-rules', 36],
    ['general-english', null],
  ] as const) {
    const file = join(SHARED, `sentences/${name}.json`);
    if (!existsSync(file)) {
      say(`skipped: sentences/${name}.json is absent`);
      continue;
    }
    const cases = JSON.parse(readFileSync(file, 'utf8')) as { text: string; sentences: string[] }[];
    const right = cases.filter(
      ({ text, sentences }) =>
        JSON.stringify(splitSentences(text).map(([a, b]) => text.slice(a, b))) ===
        JSON.stringify(sentences.map((s) => s.trim())),
    );
    if (least === null) say(`       split, ${name}: ${right.length} of ${cases.length}`);
    else bar(`split, ${name} of ${cases.length}`, right.length, least, null);
  }
  const abstracts = linesOf<{ abstract: string }>('abstracts/arxiv.jsonl')?.map((line) => line.abstract);
  if (!abstracts) return;
  const lossy = abstracts.filter((text) => {
    let at = 0;
    for (const [start, end] of splitSentences(text)) {
      if (text.slice(at, start).trim() !== '') return true;
      at = end;
    }
    return text.slice(at).trim() !== '';
  });
  bar(`split, abstracts of ${abstracts.length} that lost a word`, lossy.length, null, 0);
  bar('split, ms per abstract', timed(abstracts, splitSentences), null, 0.3);
  const file = readFileSync(join(import.meta.dirname, '../../public/models/roles.bin'));
  const model = shippedModel();
  const split = abstracts.map((text) => splitSentences(text).map(([a, b]) => text.slice(a, b)));
  bar(
    'roles, ms per abstract',
    timed(split, (sentences) => labelSentences(model, sentences)),
    null,
    1,
  );
  bar(
    `roles, kB compressed (version ${model.version})`,
    gzipSync(file, { level: 9 }).length / 1000,
    null,
    96,
  );
  const labels = split.flatMap((sentences) => labelSentences(model, sentences));
  say(
    `       roles on ${abstracts.length} abstracts of arXiv: ${((100 * labels.filter((l) => l.shown).length) / labels.length).toFixed(1)} % of sentences shown`,
  );
}

function roles(): void {
  const train = linesOf<LabelledAbstract>('roles/train.jsonl')?.map(prepare);
  const dev = linesOf<LabelledAbstract>('roles/dev.jsonl')?.map(prepare);
  if (!train || !dev) return;
  const fit = (data: typeof train) => loadRoleModel(writeRoleModel(fitRoleModel(data), KEPT, 'bench'));
  if (!values.quick) {
    const judged = judge(
      fit(train),
      dev.map((d) => d.source),
    );
    const { accuracy, macroF1, f1 } = score(judged);
    bar('roles, dev accuracy', accuracy, 69, null, ' %');
    bar('roles, dev macro F1', macroF1, 64.5, null);
    say(
      `       ${Object.entries(f1)
        .map(([role, v]) => `${role} ${v.toFixed(1)}`)
        .join(', ')}`,
    );
    for (const line of reliabilityLines(cooled(judged, shippedModel().temperature))) say(`       ${line}`);
  }
  if (values.folds) {
    const judged = folds([...train, ...dev], 5).flatMap(({ rest, fold }) =>
      judge(
        fit(rest),
        fold.map((d) => d.source),
      ),
    );
    const calm = cooled(judged, bestTemperature(judged));
    keepReport(foldsReport(calm, thresholdFor(calm, SHOWN)));
  }
  for (const line of keptReport()) say(`       ${line}`);
}

function labelled(): void {
  const labels = JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/skim/labels.json'), 'utf8'),
  ) as SkimLabels;
  const abstracts = seedAbstracts(join(SHARED, 'seeds'));
  const found = labels.abstracts.flatMap((label) => {
    const text = abstracts.get(label.key);
    return text === undefined ? [] : [{ label, text }];
  });
  if (found.length < labels.abstracts.length)
    say(
      `skipped: ${labels.abstracts.length - found.length} of ${labels.abstracts.length} labelled abstracts are absent`,
    );
  if (found.length === 0) return;
  const figures = { hits: 0, wrong: 0, missed: 0 };
  const links = { hits: 0, wrong: 0, missed: 0 };
  let f1 = 0;
  for (const { label, text } of found) {
    const match = matchFigures(
      findFigures(text).map((f) => f.text),
      label.figures,
    );
    figures.hits += match.hits;
    figures.wrong += match.wrong;
    figures.missed += match.missed;
    const shown = findLinks(text).map((l) => l.text);
    links.hits += shown.filter((l) => label.links.includes(l)).length;
    links.wrong += shown.filter((l) => !label.links.includes(l)).length;
    links.missed += label.links.filter((l) => !shown.includes(l)).length;
    const said = new Set(findTerms(text, 10).map((t) => termKey(t.text)));
    const wanted = new Set(label.terms.map(termKey));
    f1 += (200 * [...said].filter((t) => wanted.has(t)).length) / (said.size + wanted.size) / found.length;
  }
  for (const [name, { hits, wrong, missed: lost }] of Object.entries({ figures, links })) {
    bar(
      `${name}, precision on ${found.length} abstracts`,
      (100 * hits) / Math.max(1, hits + wrong),
      97,
      null,
      ' %',
    );
    bar(`${name}, recall`, (100 * hits) / Math.max(1, hits + lost), 97, null, ' %');
  }
  bar('key terms, F1 at 10', f1, 30, null);
  const texts = found.map(({ text }) => text);
  say(
    `       terms ${timed(texts, (t) => findTerms(t)).toFixed(1)} ms, figures ${timed(texts, findFigures).toFixed(2)} ms, links ${timed(texts, findLinks).toFixed(2)} ms per abstract`,
  );
}

/** What skimming costs a page in a real Chromium. */
async function page(): Promise<void> {
  const browser = ensureBrowser('chromium', say);
  const failure = browser ? await build('chrome') : adviceFor('chromium');
  if (!browser || failure !== null) {
    say(`skipped: the page, ${failure}`);
    return;
  }
  const offprint = await Offprint.launch({ browser, extension: buildFolder('chrome') });
  try {
    const lines = await skimPageLines(offprint);
    printTable(lines, say);
    missed += lines.filter(({ value = 0, limit = Infinity }) => value > limit).length;
  } finally {
    await offprint.close();
  }
}

if (!values.page) {
  splitting();
  labelled();
  roles();
}
if (values.page || !values.quick) await page();
if (missed > 0) process.exitCode = 1;
