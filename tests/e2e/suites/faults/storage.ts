/** No room left, by the browser's quota and on the disk itself: all or nothing, said in plain words, and over when there is room. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder } from '../../../../scripts/setup/build.ts';
import { numberedPaper } from '../../../support/numbered-papers.ts';
import { seeded } from '../../../../lib/paper/seeded.ts';
import type { Offprint } from '../../harness/chromium.ts';
import { until } from '../../harness/deadline.ts';
import { changedCopy } from '../../harness/granted-copy.ts';
import { auditPapers } from '../../harness/raw-library.ts';
import { CannotTry, counted, rounds, type Tally } from '../../harness/scorecard.ts';
import { launchIn } from './launch.ts';

/** Papers of one action, and the characters of each abstract: nothing that a disk could pack closer. */
const BATCH = 10;
const ABSTRACT = 15_000;
/** Far more than fits. */
const MOST = 200;
const QUOTA = 6_000_000;
/** What our pages turn into words that say what to do. */
const NO_ROOM = 'no-space';
/** s after which there being room again must be noticed. */
const BACK_WITHIN = 5;

/** Answers null, or the failure's own word and message. */
async function saveBatch(offprint: Offprint, batch: number, random: () => number): Promise<string | null> {
  const noise = () =>
    Array.from({ length: ABSTRACT }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 8_000))).join(
      '',
    );
  const records = Array.from({ length: BATCH }, (_, at) => ({
    ...numberedPaper(600_000 + batch * BATCH + at),
    abstract: noise(),
  }));
  const desk = await offprint.desk();
  const answer = (await desk.evaluate(
    (payload) => chrome.runtime.sendMessage({ to: 'library', method: 'saveAll', payload }),
    {
      operation: `full-${batch}`,
      site: 'arxiv',
      url: 'https://arxiv.org/list/cs.LG/new',
      records,
    },
  )) as { ok: boolean; error?: string; message?: string };
  return answer.ok ? null : `${answer.error}: ${answer.message}`;
}

/** Saves until it is refused; answers what was acknowledged and the refusal. */
async function fillUp(offprint: Offprint, random: () => number): Promise<{ acked: number[]; why: string }> {
  const acked: number[] = [];
  for (let batch = 0; batch < MOST; batch++) {
    const why = await saveBatch(offprint, batch, random);
    if (why !== null) return { acked, why };
    acked.push(batch);
  }
  throw new Error(`${MOST} batches fit: there was no limit`);
}

async function audit(offprint: Offprint, acked: readonly number[], tally: Tally): Promise<void> {
  const there = new Set((await auditPapers(await offprint.desk())).map(({ arxiv }) => arxiv));
  for (let batch = 0; batch <= acked.length; batch++) {
    const found = Array.from({ length: BATCH }, (_, at) =>
      there.has(numberedPaper(600_000 + batch * BATCH + at).ids.arxiv),
    ).filter(Boolean).length;
    const wanted = acked.includes(batch) ? BATCH : 0;
    tally.count(found !== wanted && `batch ${batch}: ${found} of ${wanted}`);
  }
}

export function storageTests(): void {
  if (rounds({ full: 1 }) === 0) return;
  counted(
    'F6',
    'the browser’s quota is reached',
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-quota-'));
      const copy = changedCopy(buildFolder('chrome'), (manifest) => {
        manifest.permissions = manifest.permissions.filter((name) => name !== 'unlimitedStorage');
      });
      const offprint = await launchIn(profile, { extension: copy.folder });
      try {
        const random = seeded(66);
        const tab = await offprint.open('about:blank');
        await tab.cdp.send('Storage.overrideQuotaForOrigin', { origin: offprint.origin, quotaSize: QUOTA });
        await offprint.stopWorker(tab);
        const { acked, why } = await fillUp(offprint, random);
        if (acked.length === 0) tally.failures.push(`nothing could be saved at all: ${why}`);
        await audit(offprint, acked, tally);
        const panel = await offprint.panel();
        await panel.locator('[data-paper]').first().waitFor({ timeout: 20_000 });
        if (!why.startsWith(NO_ROOM)) tally.failures.push(`refused as “${why}”`);
        await tab.cdp.send('Storage.overrideQuotaForOrigin', { origin: offprint.origin });
        await until(
          'there is room again',
          async () => (await saveBatch(offprint, MOST + 1, random)) === null,
          60_000,
        );
        tally.figure(`${acked.length} batches saved, the next refused for want of room`);
      } finally {
        await offprint.close();
        copy.remove();
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    180_000,
  );

  counted(
    'F7',
    'the disk is full',
    async (tally) => {
      if (process.platform !== 'linux' || process.getuid?.() !== 0)
        throw new CannotTry('a small disk is mounted by root on Linux only');
      const profile = mkdtempSync(join(tmpdir(), 'offprint-disk-'));
      const folder = join(profile, 'Default', 'IndexedDB');
      const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' });
      let offprint: Offprint | null = await launchIn(profile);
      try {
        await offprint.ask('health', null);
        await offprint.close();
        const aside = `${folder}-aside`;
        cpSync(folder, aside, { recursive: true });
        const { status, stderr } = mount('-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder);
        if (status !== 0) throw new CannotTry(`no small disk could be mounted: ${stderr.trim()}`);
        cpSync(aside, folder, { recursive: true });
        rmSync(aside, { recursive: true });
        offprint = await launchIn(profile);
        const random = seeded(67);
        const { acked, why } = await fillUp(offprint, random);
        if (acked.length === 0) tally.failures.push(`nothing could be saved at all: ${why}`);
        if (!why.startsWith(NO_ROOM)) tally.failures.push(`refused as “${why}”`);
        mount('-o', 'remount,size=64m', folder);
        const freed = performance.now();
        await until(
          'there is room again',
          async () => (await saveBatch(offprint!, MOST + 1, random)) === null,
          60_000,
        );
        const seconds = (performance.now() - freed) / 1000;
        if (seconds > BACK_WITHIN) tally.failures.push(`usable again after ${seconds.toFixed(1)} s`);
        await audit(offprint, acked, tally);
        tally.figure(
          `${acked.length} batches acknowledged and there, usable ${seconds.toFixed(1)} s after there was room`,
        );
      } finally {
        await offprint?.close().catch(() => undefined);
        spawnSync('umount', [folder]);
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    180_000,
  );
}
