/**
 * Runs one of the project's scripts on the Node that the project pins, after making sure that its dependencies
 * are installed. Plain JavaScript without dependencies: it must run on any Node from 20 on, in a fresh clone.
 *
 *   node scripts/run.mjs scripts/lab.ts read
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Every package of the lock file stands in node_modules at its locked version (npm keeps a list of what it laid). */
function isInstalled() {
  try {
    const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const laid = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(locked).every(
      ([path, wanted]) => path === '' || wanted.optional || laid[path]?.version === wanted.version,
    );
  } catch {
    return false;
  }
}

function install() {
  // To stderr: what a script prints on standard output is its own.
  process.stderr.write('Offprint: installing what it is built with (npm ci) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    process.stderr.write(
      'Offprint: "npm ci" failed; its message is above. A network or registry is needed once.\n',
    );
    process.exit(1);
  }
}

if (!isInstalled()) install();

const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = existsSync(pinned) ? pinned : process.execPath;
const [script, ...args] = process.argv.slice(2);
const child = spawn(node, ['--no-warnings', join(root, script), ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
