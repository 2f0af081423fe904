/** Several tabs write at once, the extension goes and comes, the clock jumps: nothing is lost, nothing comes twice. */
import { numberedPaper } from '../../../support/numbered-papers.ts';
import { madeUpRecords } from '../../../support/records.ts';
import { until } from '../../harness/deadline.ts';
import { allRows, auditPapers } from '../../harness/raw-library.ts';
import { counted, rounds } from '../../harness/scorecard.ts';
import { keyOf, words, type Stage } from '../stage.ts';

const TABS = 4;
const EDITS = 50;
const A_YEAR = 365 * 86_400_000;

async function saved(stage: Stage, number: number): Promise<string> {
  const { papers } = await stage.offprint.ask<{ papers: string[] }>('saveAll', {
    operation: `one-${number}`,
    site: 'arxiv',
    url: 'https://arxiv.org/list/cs.LG/new',
    records: [numberedPaper(number)],
  });
  return papers[0] ?? '';
}

async function paperRow(stage: Stage, id: string): Promise<Record<string, unknown> & { note: string }> {
  const rows = (await allRows(await stage.offprint.desk(), 'papers')) as { id: string; note: string }[];
  return rows.find((row) => row.id === id) as unknown as Record<string, unknown> & { note: string };
}

export function tabTests(stage: Stage): void {
  if (rounds({ full: 1 }) === 0) return;
  counted('F5', `${TABS} tabs edit one paper at once, ${EDITS} times each`, async (tally) => {
    const id = await saved(stage, 700_000);
    const pages = await Promise.all(
      Array.from({ length: TABS }, () =>
        stage.offprint.ownPage('manifest.json', { width: 300, height: 200 }),
      ),
    );
    await Promise.all(
      pages.map((page, tab) =>
        page.evaluate(
          async ([paper, mine, times]) => {
            const all = Array.from({ length: times }, (_, edit) =>
              chrome.runtime.sendMessage({
                to: 'library',
                method: 'tagPapers',
                payload: {
                  operation: `tag-${mine}-${edit}`,
                  papers: [paper],
                  add: [`t${mine}-${edit}`],
                  remove: [],
                },
              }),
            );
            await Promise.all(all);
          },
          [id, tab, EDITS] as const,
        ),
      ),
    );
    const row = (await auditPapers(await stage.offprint.desk())).find((each) => each.id === id);
    for (let tab = 0; tab < TABS; tab++)
      for (let edit = 0; edit < EDITS; edit++)
        tally.count(!row?.tags.includes(`t${tab}-${edit}`) && `tag ${tab}-${edit} is lost`);
    // What is edited after it was deleted is reported, not brought back.
    await stage.offprint.ask('remove', { operation: 'deleted', papers: [id] });
    const isEdited = await stage.offprint
      .ask<{ papers: string[] }>('setNote', { operation: 'too-late', paper: id, note: 'too late' })
      .then(
        () => true,
        () => false,
      );
    const after = (await auditPapers(await stage.offprint.desk())).find((each) => each.id === id);
    if (!after?.isDeleted) tally.failures.push('an edit brought a deleted paper back');
    if (isEdited) tally.failures.push('an edit of a deleted paper was not reported');
    for (const page of pages) await page.close();
  });

  counted('F20', 'the clock jumps a year back and forth', async (tally) => {
    const id = await saved(stage, 700_010);
    const jump = async (by: number) => {
      const worker = await stage.offprint.worker();
      await worker.evaluate((ms) => {
        const kept = globalThis as unknown as { realNow?: () => number };
        kept.realNow ??= Date.now;
        const { realNow } = kept;
        Date.now = () => realNow() + ms;
      }, by);
    };
    let last = String((await paperRow(stage, id))['updatedAt']);
    for (const [step, by] of [-A_YEAR, A_YEAR, 0].entries()) {
      await jump(by);
      await stage.offprint.ask('setNote', { operation: `jump-${step}`, paper: id, note: `note ${step}` });
      const row = await paperRow(stage, id);
      tally.count(String(row['updatedAt']) <= last && `step ${step}: the row’s clock went back`);
      last = String(row['updatedAt']);
    }
    // The last action is the last that was done, whatever the clock said; what it calls a year old is out of reach.
    for (const [step, wanted] of ['note 1', 'note 0', 'note 0'].entries()) {
      await stage.offprint.ask('undo', { operation: `unjump-${step}` });
      const row = await paperRow(stage, id);
      tally.count(row.note !== wanted && `undo gave “${row.note}” for “${wanted}”`);
    }
  });

  counted('F20', 'versions of one paper arrive in either order', async (tally) => {
    for (const [number, order] of [
      [700_020, [1, 2]],
      [700_021, [2, 1]],
    ] as const) {
      for (const version of order) {
        const { ids, ...paper } = numberedPaper(number);
        await stage.offprint.ask('saveAll', {
          operation: `v${version}-${number}`,
          site: 'arxiv',
          url: 'https://arxiv.org/list/cs.LG/new',
          records: [
            {
              ...paper,
              abstract: `${paper.abstract} This is version ${version}.`,
              ids: { ...ids, arxivVersion: version },
            },
          ],
        });
      }
      const desk = await stage.offprint.desk();
      const papers = (await allRows(desk, 'papers')) as {
        id: string;
        bibliography: { ids: { arxiv?: string; arxivVersion?: number } };
      }[];
      const found = papers.filter((row) => row.bibliography.ids.arxiv === numberedPaper(number).ids.arxiv);
      const newest = found[0]?.bibliography.ids.arxivVersion;
      const records = (await allRows(desk, 'records')) as { paper: string; given: { abstract?: string } }[];
      const its = records.filter(({ paper }) => paper === found[0]?.id);
      const kept = [...new Set(its.map(({ given }) => given.abstract))];
      tally.count(found.length !== 1 && `${found.length} papers of one`);
      tally.count(newest !== 2 && `version ${newest} is shown, came as ${order.join(', ')}`);
      tally.count(kept.length !== 2 && `${kept.length} of 2 abstracts are kept`);
    }
  });
}

/** A library whose snapshots have stopped. */
export function backupTests(stage: Stage): void {
  if (rounds({ full: 1 }) === 0) return;
  counted(
    'F18',
    'no snapshot for days, the library changed since: the popup says so after seven',
    async (tally) => {
      await saved(stage, 700_030);
      await stage.offprint.ask('snapshot', null);
      await saved(stage, 700_031);
      const desk = await stage.offprint.desk();
      const tab = await stage.offprint.open('about:blank');
      for (const [days, isSaid] of [
        [1, false],
        [6, false],
        [8, true],
        [30, true],
      ] as const) {
        await desk.evaluate(async (age) => {
          const local = chrome.storage.local as unknown as {
            get(key: string): Promise<Record<string, object>>;
            set(values: object): Promise<void>;
          };
          const { lastSnapshot } = await local.get('lastSnapshot');
          await local.set({ lastSnapshot: { ...lastSnapshot, at: Date.now() - age * 86_400_000 } });
        }, days);
        const popup = await stage.offprint.popup(tab);
        await popup.locator('[data-action="settings"]').waitFor();
        // What it reads is there by then: the same storage, asked after it.
        await popup.evaluate(() => chrome.storage.local.get('lastSnapshot'));
        const found = await until(
          'it is said, or not',
          async () => (await popup.locator('[data-old-backup]').count()) > 0 === isSaid,
          3_000,
        ).catch(() => false);
        tally.count(!found && `${days} days: ${isSaid ? 'not said' : 'said'}`);
        await popup.close();
      }
      // A new snapshot ends it.
      await stage.offprint.ask('snapshot', null);
      const popup = await stage.offprint.popup(tab);
      await popup.locator('[data-action="settings"]').waitFor();
      tally.count((await popup.locator('[data-old-backup]').count()) > 0 && 'said after a new snapshot');
      tally.figure('said from the 7th day on');
      await popup.close();
      await tab.close();
    },
  );
}

/** Ends the browser's session with the extension: goes last. */
export function updateTests(stage: Stage): void {
  const count = rounds({ full: 5 });
  if (count === 0) return;
  counted(
    'F10',
    'the extension is updated under open tabs',
    async (tally) => {
      const pages = madeUpRecords(3, 5_100);
      let doubled = 0;
      for (let round = 0; round < count; round++) {
        const tabs = [];
        for (const [at, record] of pages.entries()) {
          const tab = await stage.listing([record], `cs.X${round}${at}`);
          tabs.push({ tab, record });
        }
        const desk = await stage.offprint.desk();
        await desk.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
        await until('the extension has gone', () => desk.isClosed());
        for (const { tab, record } of tabs) {
          await tab.page.bringToFront();
          await tab.click(keyOf(record), 'later').catch(() => undefined);
          const stale = await tab.rail(keyOf(record), 'stale').catch(() => null);
          tally.count(
            !stale?.words.includes(words('reload_this_page')) && `round ${round}: the old rail says nothing`,
          );
          if (tab.pageErrors.length > 0) tally.failures.push(`the page saw: ${tab.pageErrors[0]}`);
        }
        for (const { tab, record } of tabs) {
          await until(
            'the extension is back',
            async () => {
              await tab.page.reload({ waitUntil: 'domcontentloaded' });
              return (await tab.rail(keyOf(record), undefined, 1_000)) !== null;
            },
            20_000,
          );
          const rails = (await tab.settled()).filter(({ key }) => key === keyOf(record));
          if (rails.length !== 1) doubled += 1;
          await tab.close();
        }
      }
      if (doubled > 0) tally.failures.push(`${doubled} doubled rails`);
    },
    60_000 + count * 30_000,
  );
}
