/** An import is cut off at a tenth, at half and at nine tenths: the library is as before or as after, never in between. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { numberedPaper } from '../../../support/numbered-papers.ts';
import type { Offprint } from '../../harness/chromium.ts';
import { until } from '../../harness/deadline.ts';
import { killBrowser } from '../../harness/kill.ts';
import { allRows, auditPapers, sizeUp } from '../../harness/raw-library.ts';
import { counted, EXTENT, rounds } from '../../harness/scorecard.ts';
import { launchIn } from './launch.ts';

const BEFORE = 50;
const CUTS = [0.1, 0.5, 0.9];
const PATIENCE = 240_000;

function bibliography(size: number): string {
  return Array.from({ length: size }, (_, at) => {
    const { title, authors, ids } = numberedPaper(800_000 + at);
    const people = authors.map(({ name }) => name.split(' ').reverse().join(', ')).join(' and ');
    return `@article{k${at}, title={${title}}, author={${people}}, year={2021}, eprint={${ids.arxiv}}, archivePrefix={arXiv}}`;
  }).join('\n');
}

/** Stages a file in the panel; answers the import's id. */
async function staged(offprint: Offprint, size: number): Promise<string> {
  const page = await offprint.panel();
  page.setDefaultTimeout(PATIENCE);
  await page.locator('[data-action="bring-in"]').first().click();
  await page.locator('[data-action="bring-in-file"]').setInputFiles({
    name: 'many.bib',
    mimeType: 'application/x-bibtex',
    buffer: Buffer.from(bibliography(size)),
  });
  await page.locator('[data-preview]').waitFor();
  const imports = (await allRows(await offprint.desk(), 'imports')) as { id: string; at: number }[];
  const last = imports.toSorted((a, b) => a.at - b.at).at(-1);
  if (!last) throw new Error('nothing is staged');
  return last.id;
}

/** Asks for it to be brought in; resolves with false when the worker was stopped under it. */
function bringIn(desk: Page, operation: string, id: string): Promise<boolean> {
  return desk
    .evaluate(
      ([of, staged]) =>
        chrome.runtime
          .sendMessage({
            to: 'library',
            method: 'bringIn',
            payload: { operation: of, import: staged, except: [] },
          })
          .then((answer) => (answer as { ok: boolean }).ok),
      [operation, id] as const,
    )
    .catch(() => false);
}

/** Resolves when so much of it is done. */
async function isDone(desk: Page, operation: string, share: number): Promise<void> {
  await until(
    `${share} of it is done`,
    () =>
      desk.evaluate(
        async ([of, wanted]) => {
          const answer = (await chrome.runtime.sendMessage({
            to: 'library',
            method: 'howFar',
            payload: { of },
          })) as { value: { done: number | null } };
          return (answer.value.done ?? 0) >= wanted;
        },
        [operation, share] as const,
      ),
    PATIENCE,
  );
}

async function kept(offprint: Offprint): Promise<number> {
  const desk = await offprint.desk();
  return (await auditPapers(desk)).filter(({ isDeleted }) => !isDeleted).length;
}

export function importTests(): void {
  if (EXTENT === 'quick') return;
  const cuts = rounds({ quick: 3, full: 6 });
  const size = rounds({ quick: 600, full: 10_000 });
  counted(
    'F17',
    'import cut off at a tenth, half and nine tenths',
    async (tally) => {
      const profile = mkdtempSync(join(tmpdir(), 'offprint-import-'));
      let offprint = await launchIn(profile);
      try {
        await offprint.ask('saveAll', {
          operation: 'before',
          site: 'arxiv',
          url: 'https://arxiv.org/list/cs.LG/new',
          records: Array.from({ length: BEFORE }, (_, at) => numberedPaper(at)),
        });
        for (let cut = 0; cut < cuts; cut++) {
          const operation = `brought-${cut}`;
          const id = await staged(offprint, size);
          const desk = await offprint.desk();
          const asked = bringIn(desk, operation, id);
          await isDone(desk, operation, CUTS[cut % CUTS.length] ?? 0.5);
          const isKilled = cut % 2 === 0;
          if (isKilled) {
            await killBrowser(offprint);
            offprint = await launchIn(profile);
          } else {
            const tab = await offprint.open('about:blank');
            await offprint.stopWorker(tab);
            await tab.close();
          }
          const isAnswered = await asked;
          const found = await kept(offprint);
          tally.count(found !== BEFORE && found !== BEFORE + size && `cut off: ${found} papers`);
          if (isAnswered && found === BEFORE) tally.failures.push('said to be done, and is not there');
          const { state } = await offprint.ask<{ state: string }>('health', null);
          if (state !== 'good') tally.failures.push(`a false alarm, ${state}`);
          // With the browser went the pages that would ask again, and what was staged: it is brought in from the start. A
          // worker that was stopped is asked again, as our pages do by themselves, and does it once.
          const again =
            isKilled && found === BEFORE
              ? ([`${operation}-again`, await staged(offprint, size)] as const)
              : ([operation, id] as const);
          const isThere = isKilled && found !== BEFORE;
          if (!isThere && !(await bringIn(await offprint.desk(), ...again)))
            tally.failures.push('asked again, it is not done');
          const after = await kept(offprint);
          if (after !== BEFORE + size) tally.failures.push(`asked again: ${after} papers`);
          await offprint.ask('undo', { operation: `back-${cut}` });
          if ((await kept(offprint)) !== BEFORE) tally.failures.push('the library is not as it was');
        }
        const { counts } = await sizeUp(await offprint.desk(), ['papers']);
        tally.figure(`${size} entries each, ${counts['papers'] ?? 0} rows at the end`);
      } finally {
        await offprint.close().catch(() => undefined);
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    60_000 + cuts * size * 30,
  );
}
