/**
 * Firefox is killed while it saves and while it brings a file in: what was acknowledged is there in the reopened profile,
 * nothing is there by half. The extension is installed anew for each run, as automation can; its database stays in the profile.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../../../lib/paper/seeded.ts';
import { numberedPaper } from '../../../support/numbered-papers.ts';
import { until } from '../../harness/deadline.ts';
import type { FirefoxTab } from '../../harness/firefox-tab.ts';
import type { FirefoxOffprint } from '../../harness/firefox.ts';
import { paperRows } from '../../harness/paper-rows.ts';
import { counted, rounds } from '../../harness/scorecard.ts';
import { auditBatches, batchesFrom } from './batches.ts';

/** Actions of one round: more than can be done before the kill. */
const BATCHES = 300;
/** ms after the first acknowledgement between which the browser is killed. */
const EARLIEST = 200;
const LATEST = 1_000;
/** Papers in a library that is damaged. */
const BEFORE = 60;
const IMPORTED = 1_500;
const SHARES = [0.1, 0.5, 0.9];

type Launch = (profile: string) => Promise<FirefoxOffprint>;

/** A page of ours that keeps quiet: what is asked is asked from it. */
const desk = (firefox: FirefoxOffprint): Promise<FirefoxTab> => firefox.ownPage('recovery.html');

/** Identifiers and tombstones of all papers, told by the database. */
const PAPERS = paperRows(
  `rows.map((row) => ({ arxiv: row.bibliography.ids.arxiv ?? '', isDeleted: row.deletedAt !== undefined }))`,
);

const ask = (tab: FirefoxTab, method: string, payload: unknown) =>
  tab.evaluate<{ ok: boolean; value: Record<string, unknown> }>(
    `browser.runtime.sendMessage(${JSON.stringify({ to: 'library', method, payload })})`,
  );

/** Saves batch after batch and takes every fourth away again, until the browser is gone. */
async function write(tab: FirefoxTab, first: number): Promise<void> {
  await tab.evaluate(`(() => {
    window.acked = [];
    const ask = (method, payload) => browser.runtime.sendMessage({ to: 'library', method, payload });
    (async () => {
      for (const { batch, records } of ${JSON.stringify(batchesFrom(first, BATCHES))}) {
        const saved = await ask('saveAll', { operation: 'batch-' + batch, site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new', records });
        if (!saved.ok) return;
        window.acked.push([batch, 'saved']);
        if (batch % 4 !== 3) continue;
        const removed = await ask('remove', { operation: 'away-' + batch, papers: saved.value.papers });
        if (removed.ok) window.acked.push([batch, 'removed']);
      }
    })();
    return true;
  })()`);
}

async function inProfile(work: (profile: string) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'offprint-firefox-killed-'));
  try {
    await work(profile);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function killTest(launch: Launch): void {
  const count = rounds({ full: 5, nightly: 40 });
  if (count === 0) return;
  counted(
    'F4',
    'Firefox killed while it saves and deletes',
    (tally) =>
      inProfile(async (profile) => {
        const random = seeded(78);
        let total = 0;
        let firefox = await launch(profile);
        try {
          for (let round = 0; round < count && tally.hasTime(); round++) {
            const first = round * BATCHES;
            const tab = await desk(firefox);
            await write(tab, first);
            const end = EARLIEST + (LATEST - EARLIEST) * random();
            let acked: [number, 'saved' | 'removed'][] = [];
            let since = 0;
            // What was acknowledged is fetched as it goes: a browser that is killed tells nothing any more.
            await until(
              'so much is acknowledged',
              async () => {
                acked = await tab.evaluate<typeof acked>('window.acked');
                if (acked.length > 0 && since === 0) since = performance.now();
                return since > 0 && performance.now() - since > end;
              },
              60_000,
            );
            await firefox.kill();
            total += acked.length;
            firefox = await launch(profile);
            const again = await desk(firefox);
            const { value } = await ask(again, 'health', null);
            tally.count(value['state'] !== 'good' && `round ${round}: ${String(value['state'])}`);
            const papers = await again.evaluate<{ arxiv: string; isDeleted: boolean }[]>(PAPERS);
            auditBatches(batchesFrom(first, BATCHES), papers, new Map(acked), tally);
          }
        } finally {
          await firefox.close();
        }
        tally.figure(`${total} acknowledged actions, all there, none by half`);
      }),
    60_000 + count * 60_000,
  );
}

const bibOf = (share: number): string =>
  Array.from(
    { length: IMPORTED },
    (_, at) =>
      `@article{k${at}, title={Cut at ${share} matter ${at} of subject ${at * 7919}}, author={Lovelace, Ada}, doi={10.1000/cut${share * 10}x${at}}}`,
  ).join('\n');

function importTest(launch: Launch): void {
  if (rounds({ full: 1 }) === 0) return;
  counted(
    'F17',
    `Firefox killed in the middle of an import of ${IMPORTED}`,
    (tally) =>
      inProfile(async (profile) => {
        let firefox = await launch(profile);
        try {
          let expected = 0;
          for (const share of SHARES) {
            const panel = await firefox.ownPage('sidepanel.html');
            await until('the way in is shown', () =>
              panel.evaluate<boolean>(`document.querySelector('[data-action="bring-in"]')?.click() === undefined
                && document.querySelector('[data-action="bring-in-file"]') !== null`),
            );
            await panel.evaluate(`(() => {
              const field = document.querySelector('[data-action="bring-in-file"]');
              const chosen = new DataTransfer();
              chosen.items.add(new File([${JSON.stringify(bibOf(share))}], 'many.bib', { type: 'application/x-bibtex' }));
              field.files = chosen.files;
              field.dispatchEvent(new Event('change', { bubbles: true }));
              return true;
            })()`);
            await until(
              'it is shown what it would bring',
              () => panel.evaluate<boolean>(`document.querySelector('[data-preview]') !== null`),
              60_000,
            );
            const reached = await panel.evaluate<{ done: number; isAnswered: boolean }>(`(async () => {
              const id = await new Promise((resolve, reject) => {
                const opening = indexedDB.open('offprint');
                opening.onerror = () => reject(opening.error);
                opening.onsuccess = () => {
                  const asked = opening.result.transaction('imports').objectStore('imports').getAll();
                  asked.onsuccess = () => {
                    opening.result.close();
                    resolve(asked.result.sort((a, b) => a.at - b.at).at(-1).id);
                  };
                };
              });
              const ask = (method, payload) => browser.runtime.sendMessage({ to: 'library', method, payload });
              const of = 'cut-${share}';
              let isAnswered = false;
              void ask('bringIn', { operation: of, import: id, except: [] }).then(() => (isAnswered = true));
              let done = 0;
              while (done < ${share} && !isAnswered) done = (await ask('howFar', { of })).value?.done ?? 0;
              return { done, isAnswered };
            })()`);
            await firefox.kill();
            if (reached.isAnswered) tally.failures.push(`the kill at ${share} came too late`);
            firefox = await launch(profile);
            const again = await desk(firefox);
            const { value } = await ask(again, 'health', null);
            const papers = (await again.evaluate<unknown[]>(PAPERS)).length;
            const isWhole = papers === expected || papers === expected + IMPORTED;
            tally.count(
              (!isWhole || value['state'] !== 'good') &&
                `at ${share}: ${papers} papers, ${String(value['state'])}`,
            );
            expected = papers;
          }
        } finally {
          await firefox.close();
        }
      }),
    300_000,
  );
}

/** What happens to the store's folder in a profile; each is handed the folder of the extension's database. */
const DAMAGES: Record<string, (folder: string) => void> = {
  'the folder gone': (folder) => rmSync(folder, { recursive: true }),
  'its file garbage': (folder) => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
    if (files.length === 0) throw new Error('no database to damage');
    for (const name of files) writeFileSync(join(folder, name), 'not a database at all');
  },
};

/** Where Firefox keeps the extension's IndexedDB. */
function storeIn(profile: string, origin: string): string {
  const folder = join(profile, 'storage', 'default', origin.replace('://', '+++'), 'idb');
  if (!existsSync(folder)) throw new Error(`no store in ${folder}`);
  return folder;
}

function damageTest(launch: Launch): void {
  if (rounds({ full: 1 }) === 0) return;
  for (const [kind, damage] of Object.entries(DAMAGES))
    counted(
      'F8',
      'in Firefox: the store is damaged on disk: noticed, never taken for an empty library, and restored',
      (tally) =>
        inProfile(async (profile) => {
          let firefox = await launch(profile);
          try {
            const records = Array.from({ length: BEFORE }, (_, at) => numberedPaper(at));
            const url = 'https://arxiv.org/list/cs.LG/new';
            const before = await desk(firefox);
            await ask(before, 'saveAll', { operation: 'before', site: 'arxiv', url, records });
            await ask(before, 'snapshot', null);
            await firefox.close();
            damage(storeIn(profile, firefox.origin));
            firefox = await launch(profile);
            const page = await desk(firefox);
            const found = await until('it is noticed', () =>
              page.evaluate<string | null>(
                `document.querySelector('[data-recovery="lost"], [data-recovery="damaged"]')?.dataset.recovery ?? null`,
              ),
            );
            tally.figure(found);
            for (const action of ['restore-last', 'restore-now'])
              await until(`${action} is pressed`, () =>
                page.evaluate<boolean>(
                  `(() => { const button = document.querySelector('[data-action="${action}"]'); button?.click(); return button !== null; })()`,
                ),
              );
            await until('it is restored', () =>
              page.evaluate<boolean>(`document.querySelector('[data-recovery="good"]') !== null`),
            );
            const { value } = await ask(page, 'health', null);
            tally.count((value['state'] !== 'good' || value['found'] !== BEFORE) && JSON.stringify(value));
          } finally {
            await firefox.close();
          }
        }),
      120_000,
      kind,
    );
}

export function firefoxKillTests(launch: Launch): void {
  killTest(launch);
  damageTest(launch);
  importTest(launch);
}
