/** Pages that are against marks: what they show, forge, hide, move, cover and throw away brings nothing into the library. */
import { expect, test } from 'vitest';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { threadSeconds } from '../harness/metrics.ts';
import type { Tab } from '../harness/tab.ts';
import { isPainted } from './marks-follow.ts';
import type { Stage } from './stage.ts';

const PHRASE = 'adds only a small head';
const BUTTON = '[data-action="mark"][data-colour="gold"]';

function one(seed: number, more: Partial<SampleRecord> = {}): SampleRecord {
  const [record] = madeUpRecords(1, seed);
  if (!record) throw new Error('no record');
  return { ...record, ...more };
}

/** Presses the toolbar's first colour where it stands, and waits long enough for a mark to be made. */
async function press(tab: Tab): Promise<void> {
  const box = await tab.boxInShadow(BUTTON);
  await tab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await tab.page.waitForTimeout(700);
}

export function markHostileTests(stage: Stage): void {
  async function nothingKept(record: SampleRecord): Promise<void> {
    expect(await stage.papersOf(record)).toEqual([]);
  }

  test('markup in marked words and notes stays text everywhere, and a note never enters the page', async () => {
    const attack = '<img src=x onerror="window.pwned = 1">';
    const record = one(501, { abstract: `We show ${attack} <script>window.pwned = 1</script> and no more.` });
    const tab = await stage.listing([record], 'cs.CR');
    await tab.selectWords('We show <img');
    await tab.clickFloating('[data-mark-toolbar] [data-action="note"]');
    await tab.boxInShadow('[data-mark-toolbar] input');
    await tab.page.keyboard.insertText(`Secret ${attack}`);
    await tab.clickFloating('[data-mark-toolbar] [data-action="keep"]');
    await isPainted(tab, 'We show <img');
    await tab.clickWords('We show <img');
    await tab.boxInShadow('[data-mark-popover] textarea');
    const popup = await stage.offprint.popup(tab);
    const panel = await stage.offprint.panel();
    await panel.locator('[data-paper]', { hasText: record.title }).locator('[data-action="open"]').click();
    for (const page of [popup, panel]) {
      await until('the note is shown as text', async () =>
        (await page.locator('[data-mark]').allInnerTexts()).some((text) => text.includes(`Secret ${attack}`)),
      );
    }
    for (const page of [tab.page, popup, panel]) {
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
      expect(await page.locator('img[src="x"]').count()).toBe(0);
    }
    expect(await tab.evaluate<string>('document.documentElement.outerHTML')).not.toContain('Secret');
    const inside = await tab.onShadowRoots<string>('function () { return this.innerHTML; }');
    expect(inside.join()).not.toContain('Secret');
    await popup.close();
    await panel.close();
    await tab.close();
  });

  test('a paper that is swapped under the toolbar: what the reader saw is marked', async () => {
    const record = one(502);
    const other = one(503);
    const tab = await stage.listing([record], 'cs.CV');
    await tab.selectWords(PHRASE);
    await tab.boxInShadow(BUTTON);
    await tab.page.evaluate(
      ([from, to, title]) => {
        for (const link of document.querySelectorAll('dt a'))
          link.setAttribute('href', (link.getAttribute('href') ?? '').replace(from!, to!));
        document.querySelector('.list-title')!.lastChild!.nodeValue = title!;
      },
      [record.id, other.id, other.title],
    );
    await tab.page.waitForTimeout(400);
    await press(tab);
    expect(await stage.papersOf(other)).toEqual([]);
    const [paper] = await stage.papersOf(record);
    if (paper) expect(paper.bibliography).toMatchObject({ title: record.title });
    await tab.close();
  });

  test('a page that slides the toolbar under the pointer gets no mark', async () => {
    const record = one(507);
    const tab = await stage.listing([record], 'cs.DS');
    await tab.selectWords(PHRASE);
    const box = await tab.boxInShadow(BUTTON);
    await tab.page.waitForTimeout(300);
    // At the very last moment before the press the page moves by some lines.
    await tab.evaluate(`(() => {
      document.body.style.minHeight = '300vh';
      document.addEventListener('mousemove', () => window.scrollBy({ top: 60, behavior: 'instant' }), { once: true });
    })()`);
    await tab.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 60);
    await tab.page.mouse.down();
    await tab.page.mouse.up();
    await tab.page.waitForTimeout(500);
    await nothingKept(record);
    await tab.close();
  });

  test('a storm of changes that also clears what is painted neither doubles marks nor holds the page', async () => {
    const record = one(508);
    const tab = await stage.listing([record], 'cs.FL');
    await tab.mark(PHRASE, 'green');
    await isPainted(tab, PHRASE);
    const spent = await threadSeconds(tab, () =>
      tab.evaluate(`new Promise((resolve) => {
        const list = document.querySelector('dl');
        const began = performance.now();
        const timer = setInterval(() => {
          for (let change = 0; change < 10; change++) {
            list.append(document.createElement('hr'));
            list.lastElementChild.remove();
          }
          CSS.highlights.clear();
          if (performance.now() - began > 5000) { clearInterval(timer); resolve(); }
        }, 10);
      })`),
    );
    // Of five seconds, with what the page itself does in them.
    expect(spent).toBeLessThan(1);
    await tab.evaluate(`document.querySelector('dl').append('')`);
    await tab.page.waitForTimeout(800);
    const ranges = await tab.evaluate<number>(
      `[...CSS.highlights].filter(([name]) => name.includes('mark-')).reduce((sum, [, each]) => sum + each.size, 0)`,
    );
    expect(ranges).toBeLessThanOrEqual(1);
    expect(tab.pageErrors).toEqual([]);
    await tab.close();
  });

  test('a page that throws our elements away is not fought for ever, and breaks nothing', async () => {
    const record = one(509);
    const tab = await stage.listing([record], 'cs.GL');
    await tab.evaluate(`window.sweeping = setInterval(() => {
      for (const element of document.querySelectorAll('*')) if (element.localName.endsWith('-x')) element.remove();
    }, 50)`);
    for (let round = 0; round < 8; round++) {
      await tab.selectWords(PHRASE);
      await tab.page.waitForTimeout(450);
    }
    expect(await tab.onShadowRoots('function () { return 1; }')).toEqual([]);
    expect(tab.pageErrors).toEqual([]);
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-thrown-out]').waitFor();
    await popup.close();
    await nothingKept(record);
    await tab.close();
  });
}
