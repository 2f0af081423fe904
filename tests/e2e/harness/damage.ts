/**
 * Damage to a browser's profile as disks, crashes and cleaners make it. Every kind throws when it changed nothing, so
 * that no test passes over a fault that did not happen.
 */
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The folder of the extension's IndexedDB in a profile. `origin`: "chrome-extension://abc". */
export function storeFolder(profile: string, origin: string): string {
  const host = origin.split('/')[2] ?? '';
  return join(profile, 'Default', 'IndexedDB', `chrome-extension_${host}_0.indexeddb.leveldb`);
}

function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
}

/** The largest file whose name ends so. */
function largest(folder: string, ending: RegExp): string {
  const [file] = filesOf(folder, ending).toSorted((a, b) => statSync(b).size - statSync(a).size);
  if (!file || statSync(file).size === 0) throw new Error(`no file ${ending} to damage`);
  return file;
}

/** Places in which bytes are flipped: one place alone may hold what was deleted long ago. */
const PLACES = 16;

/** Flips 64 bytes in each of many places of a file. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  for (let place = 1; place < PLACES; place++) {
    const from = Math.floor((bytes.length * place) / PLACES);
    for (let at = from; at < Math.min(bytes.length, from + 64); at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  }
  writeFileSync(file, bytes);
}

/** Kinds of damage to a store of LevelDB's. Each is handed the folder of a closed profile. */
export const DAMAGES: Record<string, (folder: string) => void> = {
  'bytes flipped in the log': (folder) => flip(largest(folder, /\.log$/)),
  'bytes flipped in a table': (folder) => flip(largest(folder, /\.ldb$/)),
  'the log cut short': (folder) => {
    const file = largest(folder, /\.log$/);
    truncateSync(file, Math.floor(statSync(file).size / 2));
  },
  'a table gone': (folder) => rmSync(largest(folder, /\.ldb$/)),
  'the manifest gone': (folder) => rmSync(largest(folder, /^MANIFEST/)),
  'the current file empty': (folder) => {
    if (!existsSync(join(folder, 'CURRENT'))) throw new Error('no CURRENT to empty');
    writeFileSync(join(folder, 'CURRENT'), '');
  },
  'the manifest garbage': (folder) => writeFileSync(largest(folder, /^MANIFEST/), 'not a manifest at all'),
  'the folder gone': (folder) => {
    if (!existsSync(folder)) throw new Error('no folder to take away');
    rmSync(folder, { recursive: true });
  },
};
