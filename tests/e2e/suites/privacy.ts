/** What the options say of privacy, what is stored and what went wrong; and that deleting everything leaves nothing. */
import { expect, test } from 'vitest';
import { numberedPaper } from '../../support/numbered-papers.ts';
import { until } from '../harness/deadline.ts';
import { allRows } from '../harness/raw-library.ts';
import { expectWellMade } from '../harness/axe.ts';
import type { Stage } from './stage.ts';

const open = (stage: Stage) => stage.offprint.ownPage('options.html', { width: 900, height: 1_000 });

function keep(stage: Stage, operation: string, numbers: readonly number[]): Promise<unknown> {
  return stage.offprint.ask('saveAll', {
    operation,
    site: 'arxiv',
    url: 'https://arxiv.org/list/cs.LG/new',
    records: numbers.map(numberedPaper),
  });
}

export function privacyTests(stage: Stage): void {
  test('every permission of the build and every request that can be sent has its reason', async () => {
    const options = await open(stage);
    const desk = await stage.offprint.desk();
    const manifest = (await desk.evaluate(() => chrome.runtime.getManifest())) as {
      permissions: string[];
      optional_permissions: string[];
    };
    for (const name of [...manifest.permissions, ...manifest.optional_permissions, 'hosts']) {
      const reason = options.locator(`[data-permission="${name}"] dd`);
      expect((await reason.innerText()).length, name).toBeGreaterThan(20);
    }
    const requests = await options.locator('[data-request] code').allInnerTexts();
    expect(requests.toSorted()).toEqual([
      'GET https://arxiv.org/abs/2401.01234',
      'GET https://huggingface.co/papers/2401.01234',
    ]);
    await options.close();
  });

  test('a report of a fault has counts and errors, and words of papers only when the reader says so', async () => {
    const [paper] = [numberedPaper(910_000)];
    await keep(stage, 'diagnosed', [910_000]);
    const desk = await stage.offprint.desk();
    await desk.evaluate(
      (title) =>
        (chrome.storage.local as unknown as { set(values: object): Promise<void> }).set({
          errors: [{ at: Date.now(), where: 'saveAll', kind: 'failed', message: `no place for ${title}` }],
        }),
      paper.title,
    );
    const options = await open(stage);
    const report = options.locator('[data-report="1"]');
    await report.waitFor();
    expect(await report.inputValue()).toMatch(/papers: \d+[\s\S]*last errors: 1[\s\S]*saveAll: failed\n/);
    expect(await report.inputValue()).not.toContain(paper.title);
    await options.locator('[data-action="with-words"]').check();
    await until('the words are in it', async () => (await report.inputValue()).includes(paper.title));
    await options.locator('[data-action="forget-errors"]').click();
    await options.locator('[data-report="0"]').waitFor();
    await expectWellMade(options);
    await options.close();
  });
}

/** Leaves nothing of the library: in a browser of its own, or last. */
export function eraseTests(stage: Stage): void {
  test('deleting everything offers a backup first, asks twice, and leaves nothing', async () => {
    await keep(stage, 'erased', [920_000, 920_001, 920_002]);
    await stage.offprint.ask('snapshot', null);
    const desk = await stage.offprint.desk();
    await desk.evaluate(async () => {
      localStorage.setItem('note-draft:x', 'half a sentence');
      await (chrome.storage.local as unknown as { set(values: object): Promise<void> }).set({
        view: { density: 'all' },
      });
    });
    const options = await open(stage);
    await until(
      'what is stored is counted',
      async () => Number(await options.locator('[data-stored]').getAttribute('data-stored')) >= 3,
    );
    await options.locator('[data-action="erase"]').click();
    const [backup] = await Promise.all([
      options.waitForEvent('download'),
      options.locator('[data-action="erase-backup"]').click(),
    ]);
    expect(backup.suggestedFilename()).toMatch(/\.json$/);
    // Nothing is gone until it is said a second time.
    expect((await stage.rows('papers')).length).toBeGreaterThanOrEqual(3);
    await options.locator('[data-action="erase-surely"]').click();
    await options.locator('[data-erase="erased"]').waitFor({ timeout: 20_000 });
    const left = await desk.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const files: string[] = [];
      // An empty folder is made anew by whoever looks for snapshots.
      const list = async (folder: FileSystemDirectoryHandle): Promise<void> => {
        const inside = folder as unknown as { values(): AsyncIterable<FileSystemHandle> };
        for await (const each of inside.values())
          if (each.kind === 'file') files.push(each.name);
          else await list(each as FileSystemDirectoryHandle);
      };
      await list(root);
      const { storageBuckets } = navigator as unknown as { storageBuckets: { keys(): Promise<string[]> } };
      const local = await (
        chrome.storage.local as unknown as { get(key: null): Promise<Record<string, { papers?: number }>> }
      ).get(null);
      return {
        files,
        buckets: await storageBuckets.keys(),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        drafts: localStorage.length,
        session: Object.keys(
          await (chrome.storage.session as unknown as { get(key: null): Promise<object> }).get(null),
        ),
        settings: Object.keys(local),
        remembered: local['sentinel']?.papers ?? 0,
        caches: await caches.keys(),
      };
    });
    expect(left.files).toEqual([]);
    expect(left.buckets).toEqual([]);
    expect(left.caches).toEqual([]);
    expect(left.drafts).toBe(0);
    expect(left.remembered).toBe(0);
    // At most a new, empty library, and what says where it lies.
    expect(left.databases.filter((name) => name !== 'offprint')).toEqual([]);
    expect(left.settings.filter((name) => !['database', 'sentinel'].includes(name))).toEqual([]);
    expect(left.session.filter((name) => name.startsWith('greeted:'))).toEqual([]);
    await options.reload();
    await options.locator('[data-stored="0"]').waitFor();
    for (const table of ['papers', 'records', 'keys', 'abstracts', 'marks', 'met', 'operations', 'skims'])
      expect(await allRows(desk, table), table).toEqual([]);
    expect(await stage.offprint.ask('health', null)).toMatchObject({ state: 'good', found: 0 });
    await keep(stage, 'anew', [920_000]);
    expect(await stage.rows('papers')).toHaveLength(1);
    await options.close();
  });

  test('deleting that was cut off half way is finished at the next start, and is no loss', async () => {
    await keep(stage, 'cut', [930_000, 930_001]);
    const tab = await stage.offprint.open('about:blank');
    const desk = await stage.offprint.desk();
    await desk.evaluate(() =>
      (chrome.storage.local as unknown as { set(values: object): Promise<void> }).set({ erasing: true }),
    );
    await stage.offprint.stopWorker(tab);
    expect(await stage.offprint.ask('health', null)).toMatchObject({ state: 'good', found: 0 });
    expect(await stage.rows('papers')).toEqual([]);
    await tab.close();
  });
}
