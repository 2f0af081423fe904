/**
 * `npm run package`: the files that stores take, in `.output/packages`: a zip for Chrome, one for Firefox, and one of the
 * sources that Firefox's reviewers build from. The same sources give the same bytes, out of git or out of the zip of the
 * sources: entries stand in one order and carry the time of the last commit, which that zip notes.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { build, buildFolder, ROOT } from './setup/build.ts';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const OUTPUT = join(ROOT, '.output', 'packages');

const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });

/** Stands in the zip of the sources, for who has no git there: of which time they are, in s since 1970. */
const NOTE = 'packed-at.json';
const noted = existsSync(join(ROOT, NOTE))
  ? (JSON.parse(readFileSync(join(ROOT, NOTE), 'utf8')) as { time: number })
  : null;
/** Made here, and so no source. */
const MADE = /^(?:node_modules|\.output|\.wxt|\.cache)\//;

const time = noted?.time ?? Number(git('log', '-1', '--format=%ct').trim());

/** A zip keeps years from 1980 on, in local time: its fields are filled with the commit's time in UTC. */
function timeOfEntries(): Date {
  const at = new Date(time * 1000);
  return new Date(at.getTime() + at.getTimezoneOffset() * 60_000);
}

function sourceFiles(): string[] {
  const files = noted
    ? filesUnder(ROOT).filter((file) => !MADE.test(file))
    : git('ls-files')
        .split('\n')
        .filter((file) => file !== '');
  return files.filter((file) => file !== NOTE).toSorted();
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

function pack(
  name: string,
  folder: string,
  files: readonly string[],
  more: Record<string, string> = {},
): void {
  const mtime = timeOfEntries();
  const entries: Zippable = {};
  // Unix (3), an ordinary file that everybody may read: the machine that packs leaves no trace.
  for (const file of files)
    entries[file] = [readFileSync(join(folder, file)), { mtime, os: 3, attrs: 0o100644 << 16 }];
  for (const [file, text] of Object.entries(more))
    entries[file] = [new TextEncoder().encode(text), { mtime, os: 3, attrs: 0o100644 << 16 }];
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
for (const which of ['chrome', 'firefox'] as const) {
  const folder = buildFolder(which);
  pack(`offprint-${version}-${which}.zip`, folder, filesUnder(folder));
}
pack(`offprint-${version}-sources.zip`, ROOT, sourceFiles(), { [NOTE]: `${JSON.stringify({ time })}\n` });
if (!noted && git('status', '--porcelain').trim() !== '')
  process.stdout.write('Not all of it is committed: the sources are those on disk.\n');
