/** Builds the extension with WXT into `.output`, and says where the builds lie. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The builds there are: what readers get, and the one Firefox's automation needs. */
export type Build = 'chrome' | 'firefox' | 'firefox-test';

/** Folder of a build. */
export function buildFolder(build: Build): string {
  return join(
    ROOT,
    '.output',
    build === 'chrome' ? 'chrome-mv3' : build === 'firefox' ? 'firefox-mv3' : 'firefox-mv3-test',
  );
}

/** Builds; answers null, or what the build said when it failed. */
export function build(which: Build): Promise<string | null> {
  const args = [
    join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs'),
    'build',
    ...(which === 'chrome' ? [] : ['-b', 'firefox']),
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OFFPRINT_TEST_BUILD: which === 'firefox-test' ? '1' : '', NO_COLOR: '1' },
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) =>
      resolve(code === 0 ? null : stripVTControlCharacters(said) || `the build ended with ${code}`),
    );
  });
}
