/** Bringing in by what a reader does: a text pasted, a file dropped, a library carried to another machine. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildFolder } from '../../../scripts/setup/build.ts';
import { findBrowser } from '../../../scripts/setup/browsers.ts';
import { madeUpRecords } from '../../support/records.ts';
import { Offprint } from '../harness/chromium.ts';
import { until } from '../harness/deadline.ts';
import type { Stage } from './stage.ts';

const REFERENCES = `1. Lovelace, A., Noether, E. and Curie, M. (2019). Deep things in wide networks. NeurIPS.
2. Noether, E. and Hopper, G. (2020). Wide things in deep networks: a study. ICML.
3. Curie, M. and Hopper, G. (2021). Narrow things in shallow networks. ICLR.
`;

const bibOf = (count: number, from = 0): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `@inproceedings{k${at + from}, title={Brought paper number ${at + from} about ${WORDS[(at + from) % WORDS.length]} and ${WORDS[((at + from) * 7 + 3) % WORDS.length]}},
  author={Lovelace, Ada and Noether, Emmy}, booktitle={Conference on Things}, year={2020}, pages={1--9}, doi={10.1000/brought${at + from}}}`,
  ).join('\n');
const WORDS = 'depth light sound heat order noise graphs proofs cells waves rings fields games trees'.split(
  ' ',
);

/** Hands data over as a paste or drop on the page outside every field. */
async function handOver(
  page: Page,
  kind: 'paste' | 'drop',
  data: { texts?: Record<string, string>; file?: { name: string; content: string } },
): Promise<void> {
  await page.evaluate(
    ({ kind: how, data: { texts = {}, file } }) => {
      const transfer = new DataTransfer();
      for (const [type, text] of Object.entries(texts)) transfer.setData(type, text);
      if (file) transfer.items.add(new File([file.content], file.name));
      const options = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
          : new DragEvent('drop', { ...options, dataTransfer: transfer }),
      );
    },
    { kind, data },
  );
}

const countsOf = (page: Page) =>
  page.locator('[data-counts]').getAttribute('data-counts', { timeout: 20_000 });

interface Result {
  read: number;
  added: number;
  merged: number;
  rejected: number;
  left: number;
}

async function save(page: Page): Promise<Result> {
  await page.locator('[data-action="bring-in-save"]').click();
  const result = await page.locator('[data-result]').getAttribute('data-result', { timeout: 120_000 });
  return JSON.parse(result ?? '') as Result;
}

/** How many papers the database holds, told by the database. */
const paperCount = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => reject(new Error('no library')));
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('papers').objectStore('papers').getAll();
          asked.addEventListener('success', () => {
            opening.result.close();
            resolve(
              (asked.result as { deletedAt?: number }[]).filter((row) => row.deletedAt === undefined).length,
            );
          });
        });
      }),
  );

async function exported(page: Page): Promise<string> {
  await page.locator('[data-action="export"]').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-format="json"]').click(),
  ]);
  return (await download.path()) ?? '';
}

function contents(path: string): unknown {
  const {
    exportedAt: _at,
    checksum: _sum,
    ...rest
  } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return rest;
}

export function bringInTests(stage: Stage): void {
  test('a pasted reference list is looked at, saved in part, and taken back by one click', async () => {
    const page = await stage.offprint.panel();
    await page.locator('[data-action="bring-in"]').first().waitFor();
    const before = await paperCount(page);
    await handOver(page, 'paste', { texts: { 'text/plain': REFERENCES } });
    expect(await countsOf(page)).toBe('3 0 0');
    await page.locator('[data-entry="1"] input').uncheck();
    expect(await save(page)).toEqual({ read: 3, added: 2, merged: 0, rejected: 0, left: 1 });
    expect(await paperCount(page)).toBe(before + 2);
    await page.locator('[data-action="bring-in-undo"]').click();
    await until('the papers are gone', async () => (await paperCount(page)) === before);
    await page.close();
  });

  test('what is dropped the moment the panel stands is not lost', async () => {
    const page = await stage.offprint.context.newPage();
    await page.addInitScript((content) => {
      const watching = new MutationObserver(() => {
        if (!document.querySelector('[data-action="bring-in"]')) return;
        watching.disconnect();
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'early.bib'));
        document.body.dispatchEvent(
          new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
        );
      });
      watching.observe(document, { childList: true, subtree: true });
    }, bibOf(3));
    await page.goto(`${stage.offprint.origin}/sidepanel.html`);
    expect(await countsOf(page)).toBe('3 0 0');
    await page.locator('[data-action="bring-in-give-up"]').click();
    await page.close();
  });

  test('a copied page is read as it is marked up', async () => {
    const page = await stage.offprint.panel();
    await page.locator('[data-action="bring-in"]').first().waitFor();
    const item = (title: string, people: string, id: string) =>
      `<li><a href="https://arxiv.org/abs/${id}"><b>${title}</b></a><br>${people}<br><i>NeurIPS</i> 2020</li>`;
    await handOver(page, 'paste', {
      texts: {
        'text/plain': 'Publications',
        'text/html': `<h2>Publications</h2><ul>${item('Copied things in wide nets', 'A. Lovelace, E. Noether', '2001.00011')}${item('Copied things in deep nets', 'A. Lovelace, M. Curie', '2001.00012')}${item('Copied things in shallow nets', 'E. Noether, M. Curie', '2001.00013')}</ul>`,
      },
    });
    expect(await countsOf(page)).toBe('3 0 0');
    expect(await page.locator('[data-preview]').getAttribute('data-preview')).toBe('page');
    await page.locator('[data-action="bring-in-give-up"]').click();
    await page.locator('[data-action="bring-in-choose"]').waitFor();
    await page.close();
  });

  test('a dropped .bib shows what is new, what is here and what is wrong with which line', async () => {
    const page = await stage.offprint.panel();
    await page.locator('[data-action="bring-in"]').first().waitFor();
    await handOver(page, 'drop', { file: { name: 'a.bib', content: bibOf(2) } });
    expect(await countsOf(page)).toBe('2 0 0');
    expect(await save(page)).toMatchObject({ added: 2 });
    await page.locator('[data-action="bring-in-more"]').click();
    await handOver(page, 'drop', {
      file: { name: 'b.bib', content: `${bibOf(3)}\n@article{, author={Nobody}}` },
    });
    expect(await countsOf(page)).toBe('1 2 1');
    expect(await page.locator('[data-told="rejected"] li').innerText()).toMatch(/line 7:.*no title/);
    expect(await save(page)).toEqual({ read: 4, added: 1, merged: 2, rejected: 1, left: 0 });
    await page.close();
  });

  test('a library goes to another machine and is the same there', async () => {
    const page = await stage.offprint.panel();
    const path = await exported(page);
    await page.close();
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    const other = await Offprint.launch({ browser, extension: buildFolder('chrome') });
    try {
      const there = await other.panel();
      await there.locator('[data-action="bring-in"]').first().click();
      await there.locator('[data-action="bring-in-file"]').setInputFiles(path);
      const result = await save(there);
      expect(result.added).toBe(result.read);
      await there.locator('[data-action="bring-in-done"]').click();
      expect(contents(await exported(there))).toEqual(contents(path));
      expect(other.errors).toEqual([]);
    } finally {
      await other.close();
    }
  }, 120_000);

  test.each([
    ['scan.pdf', '%PDF-1.7 …', /PDF/],
    ['empty.bib', '', /empty/],
    ['half.json', '{"format": "offprint-li', /not JSON|ends/],
  ])('%s is refused in words, and nothing is changed', async (name, content, words) => {
    const page = await stage.offprint.panel();
    await page.locator('[data-action="bring-in"]').first().waitFor();
    const before = await paperCount(page);
    await handOver(page, 'drop', { file: { name, content } });
    const problem = page.locator('[data-problem]');
    await problem.waitFor();
    expect(await problem.innerText()).toMatch(words);
    expect(await problem.innerText()).toContain(name);
    expect(await paperCount(page)).toBe(before);
    await page.close();
  });

  test('an import that is stopped, and one whose worker is stopped, is all there or not at all', async () => {
    const page = await stage.offprint.panel();
    await page.locator('[data-action="bring-in"]').first().waitFor();
    const before = await paperCount(page);
    await handOver(page, 'drop', { file: { name: 'many.bib', content: bibOf(1_500, 1_000) } });
    expect(await countsOf(page)).toBe('1500 0 0');
    // Only the rows that are seen are there.
    expect(await page.locator('[data-entry]').count()).toBeLessThan(100);
    await page.locator('[data-action="bring-in-save"]').click();
    await page.locator('[data-stage="saving"] [data-action="bring-in-give-up"]').click();
    await until(
      'it is stopped or done',
      async () => (await page.locator('[data-preview], [data-result]').count()) > 0,
      60_000,
    );
    const isStopped = (await page.locator('[data-preview]').count()) > 0;
    expect(await paperCount(page)).toBe(isStopped ? before : before + 1_500);
    if (isStopped) {
      const ordinary = await stage.listing(madeUpRecords(1, 901), 'cs.AR');
      await page.locator('[data-action="bring-in-save"]').click();
      await until(
        'something is done',
        async () => Number(await page.locator('progress').getAttribute('value')) > 0,
        60_000,
      );
      await stage.offprint.stopWorker(ordinary);
      const now = await paperCount(page);
      expect([before, before + 1_500]).toContain(now);
      await page.locator('[data-result]').waitFor({ timeout: 120_000 });
      expect(await paperCount(page)).toBe(before + 1_500);
    }
    await page.locator('[data-action="bring-in-undo"]').click();
    await until('it is taken back', async () => (await paperCount(page)) === before, 60_000);
    await page.close();
  }, 240_000);
}
