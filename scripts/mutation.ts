/**
 * `npm run test:mutation`: takes the guards away one at a time, in a copy of the project, and runs the tests that should
 * notice. A guard whose going nobody notices is not tested: then this fails.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './setup/build.ts';
import { ensureBrowser } from './setup/browsers.ts';
import { writeReadmePart } from './scorecard/table.ts';

interface Mutation {
  guard: string;
  /** What is replaced in a file; it must stand there so often. */
  file: string;
  from: string | RegExp;
  to: string;
  times: number;
  /** Further places of the same guard. */
  also?: Pick<Mutation, 'file' | 'from' | 'to' | 'times'>[];
  /** Which tests must go red: of the units, or of the built extension in Chromium. */
  tests: { config: 'vitest.config.ts' | 'tests/e2e/vitest.config.ts'; file: string; name?: string };
}

const UNIT = 'vitest.config.ts';
const E2E = 'tests/e2e/vitest.config.ts';

const MUTATIONS: Mutation[] = [
  {
    guard: 'one transaction per action',
    file: 'lib/library/actions/operations.ts',
    from: 'await db.transaction(',
    to: 'await ((_mode: string, _tables: unknown, work: () => Promise<never>) => work())(',
    times: 1,
    tests: { config: UNIT, file: 'tests/unit/library/actions/keep.test.ts' },
  },
  {
    guard: 'the id of an action: asked twice, done once',
    file: 'lib/library/actions/operations.ts',
    from: 'if (done)\n',
    to: 'if (done && done.id === "never")\n',
    times: 1,
    tests: { config: UNIT, file: 'tests/unit/library/actions/keep.test.ts' },
  },
  {
    guard: 'the sentinel beside the database',
    file: 'lib/library/database/sentinel.ts',
    from: 'if (isBehind) return',
    to: 'if (isBehind && found > 1e9) return',
    times: 1,
    tests: { config: UNIT, file: 'tests/unit/library/database/sentinel.test.ts' },
  },
  {
    guard: 'the sentinel, in a browser whose store is gone',
    file: 'lib/library/database/sentinel.ts',
    from: 'if (isBehind) return',
    to: 'if (isBehind && found > 1e9) return',
    times: 1,
    tests: { config: E2E, file: 'tests/e2e/recovery.test.ts', name: 'the folder gone' },
  },
  {
    guard: 'only events of the reader’s own (isTrusted)',
    file: 'entrypoints/reader.content/keyboard.ts',
    from: ' && event.isTrusted',
    to: '',
    times: 1,
    also: [
      {
        file: 'entrypoints/reader.content/controls.ts',
        from: 'if (!event.isTrusted) return;',
        to: '',
        times: 1,
      },
    ],
    tests: { config: E2E, file: 'tests/e2e/hostile.test.ts', name: 'H10: ' },
  },
  {
    guard: 'who may ask what (the sender’s origin)',
    file: 'entrypoints/background/gate.ts',
    from: "return sender.url?.startsWith(own) ? null : 'Not from a page of Offprint.';",
    to: 'return own ? null : null;',
    times: 1,
    tests: { config: E2E, file: 'tests/e2e/hostile.test.ts', name: 'H21: our script taken over' },
  },
  {
    guard: 'addresses of the web only',
    file: 'lib/paper/schemas.ts',
    from: /export function isWebAddress\(value: string\): boolean \{\n/,
    to: 'export function isWebAddress(value: string): boolean {\n  if (value) return true;\n',
    times: 1,
    tests: { config: UNIT, file: 'tests/unit/wire/wire.test.ts' },
  },
  {
    guard: 'a press counts only where the reader could see',
    file: 'entrypoints/reader.content/rail.ts',
    from: 'seen(() => act(action))',
    to: '(seen, act(action))',
    times: 1,
    tests: { config: E2E, file: 'tests/e2e/hostile.test.ts', name: 'H1[123]: ' },
  },
  {
    guard: 'a page acts only on papers that it showed',
    file: 'entrypoints/background/content-handlers.ts',
    from: "throw new Refusal('refused', 'This page has not shown that paper.');",
    to: 'void key;',
    times: 2,
    tests: { config: E2E, file: 'tests/e2e/hostile.test.ts', name: 'H22: ' },
  },
];

/** What is not copied: made by the builds, or shared. */
const LEFT = new Set(['node_modules', '.output', '.git']);

function apply(
  folder: string,
  { file, from, to, times }: Mutation | NonNullable<Mutation['also']>[number],
): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const parts = text.split(from);
  if (parts.length - 1 !== times)
    throw new Error(`${file}: what is to be taken away stands there ${parts.length - 1} times, not ${times}`);
  writeFileSync(path, parts.join(to));
}

function run(folder: string, args: string[]): { isGood: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 300_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { isGood: status === 0, output: `${stdout}${stderr}` };
}

function test(
  folder: string,
  { config, file, name }: Mutation['tests'],
): { isGood: boolean; output: string } {
  if (config === E2E) {
    const built = run(folder, [join(folder, 'node_modules/wxt/bin/wxt.mjs'), 'build']);
    if (!built.isGood) throw new Error(`the copy does not build:\n${built.output}`);
  }
  const runner = join(folder, 'node_modules/vitest/vitest.mjs');
  return run(folder, [runner, 'run', '--config', config, file, ...(name ? ['-t', name] : [])]);
}

const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } });
const wanted = MUTATIONS.filter(({ guard }) => !values.only || guard.includes(values.only));
if (!ensureBrowser('chromium', (line) => process.stdout.write(`${line}\n`))) throw new Error('no Chromium');

const folder = mkdtempSync(join(tmpdir(), 'offprint-mutation-'));
const rows: string[][] = [];
try {
  cpSync(ROOT, folder, { recursive: true, filter: (path) => !LEFT.has(path.slice(ROOT.length + 1)) });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const mutation of wanted) {
    const files = [mutation, ...(mutation.also ?? [])];
    const before = files.map(({ file }) => readFileSync(join(folder, file), 'utf8'));
    // Green with the guard, or its going red without it says nothing.
    const whole = test(folder, mutation.tests);
    for (const each of files) apply(folder, each);
    const without = whole.isGood ? test(folder, mutation.tests) : whole;
    files.forEach(({ file }, index) => writeFileSync(join(folder, file), before[index] ?? ''));
    // A copy that no longer loads goes red for the wrong reason.
    const failed = Number(/Tests\s+(\d+) failed/.exec(without.output)?.[1] ?? 0);
    const verdict = !whole.isGood ? 'red with the guard' : failed > 0 ? 'noticed' : 'NOT noticed';
    rows.push([mutation.guard, mutation.tests.file, String(failed), verdict]);
    process.stdout.write(`${verdict.padEnd(20)} ${mutation.guard} (${failed} tests failed)\n`);
    if (verdict !== 'noticed') process.stdout.write(`${without.output.slice(-3_000)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const noticed = rows.filter(([, , , verdict]) => verdict === 'noticed').length;
process.stdout.write(`\n${noticed} passed, ${rows.length - noticed} failed\n`);
if (values.write)
  await writeReadmePart('mutation', 'npm run test:mutation', [
    ['guard taken away', 'tests that must notice', 'tests red', ''],
    ...rows,
  ]);
process.exitCode = noticed === rows.length && rows.length > 0 ? 0 : 1;
