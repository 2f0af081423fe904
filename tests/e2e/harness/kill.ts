/** Ends a browser as a crash does: its main process is killed, nothing is written on the way out. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Offprint } from './chromium.ts';
import { until } from './deadline.ts';
import { CannotTry } from './scorecard.ts';

/** The processes of the browser that runs in a profile, by what they say they are; the main one says nothing. */
function processesOf(profile: string): { id: number; isMain: boolean }[] {
  if (!existsSync('/proc/self/cmdline')) throw new CannotTry('processes are found by /proc (Linux) only');
  return readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .flatMap((id) => {
      try {
        const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
        if (!words.includes(`--user-data-dir=${profile}`)) return [];
        return [{ id, isMain: !words.some((word) => word.startsWith('--type=')) }];
      } catch {
        return []; // It ended while it was looked at.
      }
    });
}

/** Kills it, waits until it is gone and cleans the locks away that it left, so that the profile opens again. */
export async function killBrowser(offprint: Offprint): Promise<void> {
  const { profile } = offprint;
  const main = processesOf(profile).filter(({ isMain }) => isMain);
  if (main.length === 0) throw new CannotTry('the browser’s main process was not found');
  for (const { id } of main) process.kill(id, 'SIGKILL');
  await until('the browser is gone', () => processesOf(profile).length === 0, 20_000);
  for (const lock of ['Lock', 'Cookie', 'Socket']) rmSync(join(profile, `Singleton${lock}`), { force: true });
  // What is left of it on our side.
  await offprint.close().catch(() => undefined);
}
