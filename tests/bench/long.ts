/**
 * Benchmark of actions on a whole library, in a real Chromium with the built extension: deleting, tagging, filing and
 * setting aside all papers at once, each taken back, done again and taken back again, the browser started anew between.
 * After each reversal every row is compared with what it was. The longest task is that of an open full tab meanwhile.
 * A backup of it is taken and restored, the same papers are brought in from a file, and two libraries of 10,000 that
 * share half of their papers are brought together, either first.
 *
 *   npm run bench:long [size] [-- --profile=FOLDER] [--only=remove,tag,state,file,restore,import,merge]
 *
 * FOLDER holds filled profiles by their sizes (`bench:library -- --only-fill --profile=FOLDER`); it is copied.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act, fullTab, mustEqual, timed } from './library/course.ts';
import { digestOf } from './library/digest.ts';
import { fill, FILLED } from './library/fill.ts';
import { launchIn } from './library/profile.ts';
import { importing, merging } from './library/joining.ts';
import { restoring } from './library/restoring.ts';
import { realRecords } from './made-papers.ts';

const KINDS = {
  remove: { method: 'remove', payload: {} },
  tag: { method: 'tagPapers', payload: { add: ['all of them'], remove: [] } },
  state: { method: 'setState', payload: { state: 'later' } },
  file: { method: 'addCollection', payload: { name: 'All of them' } },
};
/** Papers of each of two libraries that are merged. */
const MERGED = 10_000;
type Kind = keyof typeof KINDS;

const option = (name: string): string | undefined =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);

const only = option('only')?.split(',');
const isAsked = (kind: string): boolean => !only || only.includes(kind);

async function measure(size: number, profile: string): Promise<void> {
  let offprint = await launchIn(profile);
  try {
    if (!existsSync(join(profile, FILLED))) await fill(offprint, size);
    const kinds = (Object.keys(KINDS) as Kind[]).filter(isAsked);
    for (const kind of kinds) {
      const { method, payload } = KINDS[kind];
      let page = await fullTab(offprint);
      const papers = await page.evaluate(async () => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('offprint');
          request.addEventListener('success', () => resolve(request.result));
        });
        return new Promise<string[]>((resolve) => {
          const request = db.transaction('papers').objectStore('papers').getAllKeys();
          request.addEventListener('success', () => {
            db.close();
            resolve(request.result as string[]);
          });
        });
      });
      const before = await digestOf(page);
      const whole = { papers, ...payload };
      await timed(`${kind}: stopped halfway`, offprint, () => act(page, method, whole, 0.5));
      mustEqual(`${kind}, stopped`, before, await digestOf(page));
      await timed(kind, offprint, () => act(page, method, whole));
      const done = await digestOf(page);
      await page.close();
      await offprint.close();
      offprint = await launchIn(profile);
      page = await fullTab(offprint);
      await timed(`${kind}: undo stopped`, offprint, () => act(page, 'undo', {}, 0.5));
      mustEqual(`${kind}, undo stopped`, done, await digestOf(page));
      await timed(`${kind}: undo`, offprint, () => act(page, 'undo', {}));
      mustEqual(`${kind}, undone`, before, await digestOf(page));
      await timed(`${kind}: redo`, offprint, () => act(page, 'redo', {}));
      mustEqual(`${kind}, done again`, done, await digestOf(page));
      await timed(`${kind}: undo again`, offprint, () => act(page, 'undo', {}));
      mustEqual(`${kind}, undone again`, before, await digestOf(page));
      await page.close();
    }
    if (isAsked('restore')) await restoring(offprint);
  } finally {
    await offprint.close();
  }
}

if (!realRecords()) process.stdout.write('../shared/data/abstracts is absent: nothing is measured.\n');
else {
  const size = process.argv.slice(2).map(Number).find(Number.isInteger) ?? 50_000;
  const folder = mkdtempSync(join(tmpdir(), 'offprint-long-'));
  const profile = join(folder, String(size));
  const kept = option('profile');
  if (kept) cpSync(join(kept, String(size)), profile, { recursive: true });
  process.stdout.write(`${size} papers\n`);
  try {
    await measure(size, profile);
    if (isAsked('import')) await importing(size, folder);
    if (isAsked('merge')) await merging(MERGED, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
