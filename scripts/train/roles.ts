/**
 * Trains the role model and writes `public/models/roles.bin`:
 *
 *   node scripts/run.mjs scripts/train/roles.ts [--dev | --folds] [--data ../shared/data/roles]
 *
 * Everything was chosen on dev, with five folds of train and dev beside it; the model that ships is fitted on both.
 * `--dev` fits on train and prints the figures on dev, `--folds` tries five folds; neither writes the model. What the folds
 * say is kept in `tests/bench/skim-folds.txt`. All figures are of the file as it would ship. The same machine and Node
 * give the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { loadRoleModel } from '../../lib/skim/role-file.ts';
import { fitRoleModel, folds, prepare, type LabelledAbstract } from './role-fit.ts';
import { bestTemperature, cooled, judge, score, thresholdFor, type Judged } from './role-score.ts';
import { foldsReport, keepReport } from './role-report.ts';
import { KEPT, SHOWN } from './role-settings.ts';
import { writeRoleModel } from './role-write.ts';

const ABOUT =
  'Roles of sentences in abstracts. Trained on CSAbstruct (Cohan et al. 2019, Apache-2.0), train and dev, less every abstract that shares a sentence with its test set. See lib/skim/DATASHEET.md.';

const { values } = parseArgs({
  options: { dev: { type: 'boolean' }, folds: { type: 'boolean' }, data: { type: 'string' } },
});
const root = new URL('../../', import.meta.url);
const folder = values.data
  ? new URL(`${values.data}/`, `file://${process.cwd()}/`)
  : new URL('../shared/data/roles/', root);

function read(name: string): LabelledAbstract[] {
  return readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledAbstract);
}

function print(name: string, judged: readonly Judged[]): void {
  const { accuracy, macroF1, f1, nll, sentences } = score(judged);
  const each = Object.entries(f1).map(([role, value]) => `${role} ${value.toFixed(1)}`);
  process.stdout.write(
    `${name}: accuracy ${accuracy.toFixed(2)} %, macro F1 ${macroF1.toFixed(2)} (${each.join(', ')}), nll ${nll.toFixed(3)}, ${sentences} sentences\n`,
  );
  const agreed = judged.filter(({ agreement }) => agreement >= 0.7);
  const sure = score(agreed);
  process.stdout.write(
    `  where annotators agreed (0.7 or more): accuracy ${sure.accuracy.toFixed(2)} %, macro F1 ${sure.macroF1.toFixed(2)}, ${sure.sentences} sentences\n`,
  );
}

const train = read('train').map(prepare);
const dev = read('dev').map(prepare);
const fit = (data: typeof train) => writeRoleModel(fitRoleModel(data), KEPT, ABOUT);

if (values.dev) {
  const file = fit(train);
  print(
    'dev',
    judge(
      loadRoleModel(file),
      dev.map((d) => d.source),
    ),
  );
  process.stdout.write(
    `  ${(gzipSync(new Uint8Array(file), { level: 9 }).length / 1000).toFixed(1)} kB compressed\n`,
  );
} else {
  const all = [...train, ...dev];
  const unseen = folds(all, 5).flatMap(({ rest, fold }) =>
    judge(
      loadRoleModel(fit(rest)),
      fold.map((d) => d.source),
    ),
  );
  const temperature = bestTemperature(unseen);
  const calm = cooled(unseen, temperature);
  const threshold = thresholdFor(calm, SHOWN);
  const report = foldsReport(calm, threshold);
  process.stdout.write(`temperature ${temperature}\n${report.join('\n')}\n`);
  keepReport(report);
  if (!values.folds) {
    const file = new Uint8Array(
      writeRoleModel({ ...fitRoleModel(all), temperature, threshold }, KEPT, ABOUT),
    );
    mkdirSync(new URL('public/models/', root), { recursive: true });
    writeFileSync(new URL('public/models/roles.bin', root), file);
    process.stdout.write(
      `public/models/roles.bin: version ${loadRoleModel(file.buffer).version}, ${(file.length / 1000).toFixed(1)} kB, ${(gzipSync(file, { level: 9 }).length / 1000).toFixed(1)} kB compressed\n`,
    );
  }
}
