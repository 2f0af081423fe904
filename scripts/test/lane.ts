/** Runs one lane of the tests in a process of its own and counts what came of it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../setup/build.ts';

export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What there is to read: failures, skips with their reasons; empty when all is well. */
  report: string;
  /** Of Vitest: every test that ran or was skipped, by its file in the project and its whole name. */
  tests?: { file: string; name: string; status: string }[];
}

/** No lane may take longer (ms): what hangs is ended, and a machine half as fast still gets through. */
const LONGEST = 720_000;

interface Ended {
  code: number | null;
  output: string;
}

function run(file: string, args: string[], longest: number): Promise<Ended> {
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && file.endsWith('.cmd'),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const timer = setTimeout(() => {
    output += `\nended after ${longest / 1000} s`;
    child.kill('SIGKILL');
  }, longest);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output: stripVTControlCharacters(output) });
    });
  });
}

/** A tool of the project that passes or fails as a whole. */
export async function command(tool: string, args: string[]): Promise<Outcome> {
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  const { code, output } = await run(join(ROOT, 'node_modules', '.bin', tool + suffix), args, LONGEST);
  const isGood = code === 0;
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0, report: isGood ? '' : output };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** Which tests of a configuration: all its files or those named, all their tests or those with such names. */
export interface Chosen {
  files?: string[];
  /** A regular expression. */
  tests?: string;
  /** ms. */
  longest?: number;
}

/** Vitest with a configuration. Lines its tests log with "skipped" are passed on. */
export async function vitest(
  config: string,
  { files = [], tests, longest = LONGEST }: Chosen = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-test-'));
  const reportFile = join(folder, 'report.json');
  const args = [
    'run',
    '--config',
    config,
    '--root',
    ROOT,
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    reportFile,
    ...(tests === undefined ? [] : ['-t', tests]),
  ];
  const runner = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const { code, output } = await run(process.execPath, [runner, ...args, ...files], longest);
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: 1, skipped: 0, report: output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const outcome: Outcome = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    report: '',
  };
  const lines: string[] = [];
  for (const file of report.testResults) {
    // A file that could not even be loaded has no tests to fail.
    if (file.assertionResults.length === 0 && file.message) {
      outcome.failed += 1;
      lines.push(`${file.name}: ${file.message}`);
    }
    for (const test of file.assertionResults) {
      if (test.status === 'failed')
        lines.push(`failed: ${test.fullName}`, ...test.failureMessages.map(firstLines));
    }
  }
  lines.push(
    ...output
      .split('\n')
      .filter((line) => /^\s*\S.*\bskipped[: ]/.test(line) && !/^\s*(?:Tests|Test Files|↓)/.test(line)),
  );
  if (outcome.failed === 0 && code !== 0) {
    outcome.failed += 1;
    lines.push(output.slice(-4_000));
  }
  outcome.report = lines.join('\n');
  outcome.tests = report.testResults.flatMap(({ name: path, assertionResults }) => {
    const file = relative(ROOT, path).replaceAll('\\', '/');
    return assertionResults.map(({ fullName, status }) => ({ file, name: fullName, status }));
  });
  return outcome;
}

function firstLines(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  return lines
    .filter((line) => !line.includes('/node_modules/') && !/^\s+at new Promise/.test(line))
    .slice(0, 14)
    .join('\n');
}
