/**
 * `npm run package`: the files that stores take, in `.output/packages`: a zip for Chrome, one for Firefox, and one of the
 * sources that Firefox's reviewers build from. The same sources give the same bytes: entries stand in one order and carry
 * the time of the last commit.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { build, buildFolder, ROOT } from './setup/build.ts';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const OUTPUT = join(ROOT, '.output', 'packages');

const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });

/** A zip keeps years from 1980 on, in local time: its fields are filled with the commit's time in UTC. */
function timeOfCommit(): Date {
  const at = new Date(Number(git('log', '-1', '--format=%ct').trim()) * 1000);
  return new Date(at.getTime() + at.getTimezoneOffset() * 60_000);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

function pack(name: string, folder: string, files: readonly string[], mtime: Date): void {
  const entries: Zippable = {};
  // Unix (3), an ordinary file that everybody may read: the machine that packs leaves no trace.
  for (const file of files)
    entries[file] = [readFileSync(join(folder, file)), { mtime, os: 3, attrs: 0o100644 << 16 }];
  const bytes = zipSync(entries, { level: 9 });
  writeFileSync(join(OUTPUT, name), bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  process.stdout.write(
    `${name.padEnd(34)} ${String(files.length).padStart(5)} files ${(bytes.length / 1000).toFixed(0).padStart(6)} kB  sha256 ${hash}\n`,
  );
}

for (const which of ['chrome', 'firefox'] as const) {
  const failure = await build(which);
  if (failure !== null) {
    process.stderr.write(`${which}: ${failure}\n`);
    process.exit(1);
  }
}
mkdirSync(OUTPUT, { recursive: true });
const mtime = timeOfCommit();
for (const which of ['chrome', 'firefox'] as const) {
  const folder = buildFolder(which);
  pack(`offprint-${version}-${which}.zip`, folder, filesUnder(folder), mtime);
}
const sources = git('ls-files')
  .split('\n')
  .filter((file) => file !== '')
  .toSorted();
pack(`offprint-${version}-sources.zip`, ROOT, sources, mtime);
const changed = git('status', '--porcelain').trim();
if (changed !== '') process.stdout.write('Not all of it is committed: the sources are those on disk.\n');
