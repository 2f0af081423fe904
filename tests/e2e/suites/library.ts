/** The library's own pages, side panel and full tab: found, filtered, worked through by keyboard, put in order, undone. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { faultsOf } from '../harness/axe.ts';
import { holdLibrary } from '../harness/held-library.ts';
import { countPapers, fillLibrary } from './library-rows.ts';
import type { Stage } from './stage.ts';

const LONG = `${'Incomprehensibilities '.repeat(13)}of titles`.slice(0, 300);
const ARABIC = 'نظرية تحليلية للتحيز الطيفي في ديناميكيات التعلم';
const COUNT = 5_000;

/** Written by somebody who wishes the reader harm. */
const HOSTILE = [
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
  '[run](javascript:window.hacked=1) ![see](https://evil.example/pixel.png)',
  '<svg onload="window.hacked=1"></svg> **bold** and [good](https://arxiv.org/abs/2401.00001)',
  'with $\\href{javascript:window.hacked=1}{x}$ and $\\tau \\propto \\lambda^{-1}$',
].join('\n\n');

export function libraryTests(stage: Stage): void {
  const rows = async (page: Page): Promise<string[]> =>
    page.locator('[data-paper]').evaluateAll((all) => all.map((row) => row.getAttribute('data-paper') ?? ''));
  const total = (page: Page) => page.locator('[data-total]').getAttribute('data-total');
  const totals = (page: Page, wanted: number) =>
    until(`${wanted} papers are found`, async () => (await total(page)) === String(wanted));
  const tagged = (tag: string) => countPapers(stage, 'tags', tag);
  const kept = () => countPapers(stage, 'v', 1);
  const open = async (path: string, size = { width: 420, height: 860 }): Promise<Page> => {
    const page = await stage.offprint.ownPage(path, size);
    await until('papers are listed', async () => (await rows(page)).length > 3);
    return page;
  };

  beforeAll(() => fillLibrary(stage, madeUpRecords(COUNT, 301), { long: LONG, arabic: ARABIC }));

  test('5,000 papers are listed without a blank row, the whole way down and back', async () => {
    const panel = await open('sidepanel.html');
    await totals(panel, COUNT);
    expect((await rows(panel)).length).toBeLessThan(80);
    // Scrolls as a wheel does, and looks at every frame.
    const seen = await panel.evaluate(async () => {
      const scroller = document.querySelector('[data-scroller]') as HTMLElement;
      const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
      const seen = { frames: 0, blank: 0, bare: 0 };
      const steps = [...Array.from({ length: 240 }, () => 150), ...Array.from({ length: 120 }, () => -300)];
      for (const by of steps) {
        scroller.scrollBy(0, by);
        await frame();
        seen.frames += 1;
        const { top, bottom } = scroller.getBoundingClientRect();
        const lines = [...scroller.querySelectorAll('[data-index]')].filter((line) => {
          const at = line.getBoundingClientRect();
          return at.bottom > top && at.top < bottom;
        });
        const covered = lines.reduce((sum, line) => sum + line.getBoundingClientRect().height, 0);
        if (covered < bottom - top - 2) seen.bare += 1;
        if (lines.some((line) => line.querySelector('[data-blank]'))) seen.blank += 1;
      }
      return seen;
    });
    expect(seen).toEqual({ frames: 360, blank: 0, bare: 0 });
    await panel.keyboard.press('End');
    await until(
      'the last paper is there',
      async () => (await panel.locator(`[data-index="${COUNT - 1}"][data-paper]`).count()) === 1,
    );
    await panel.close();
  });

  test('the keyboard moves, opens, goes back to the same place, and chooses a range', async () => {
    const panel = await open('sidepanel.html');
    const { keyboard } = panel;
    const focused = () =>
      panel.evaluate(
        () => document.activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? null,
      );
    for (const key of ['j', 'j', 'ArrowDown', 'k']) await keyboard.press(key);
    await until('the second paper has the keyboard', async () => (await focused()) === '1');
    await keyboard.press('Enter');
    await until('its details are open', async () => (await panel.locator('[data-details]').count()) === 1);
    await keyboard.press('Escape');
    await until('the list is back', async () => panel.locator('[data-index="1"]').isVisible());
    await keyboard.press('x');
    await keyboard.press('Shift+J');
    await keyboard.press('Shift+J');
    await until(
      'three are chosen',
      async () => (await panel.locator('[data-chosen-count="3"]').count()) === 1,
    );
    await keyboard.press('Escape');
    await until('none is chosen', async () => (await panel.locator('[data-bulk]').count()) === 0);
    await keyboard.press('/');
    expect(await panel.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('search');
    await panel.close();
  });

  test('whatever is closed gives the keyboard back to what opened it', async () => {
    const page = await open('library.html', { width: 1_280, height: 800 });
    const { keyboard } = page;
    const isAt = (action: string) =>
      until(`the keyboard is at ${action}`, () =>
        page.evaluate((hook) => document.activeElement?.getAttribute('data-action') === hook, action),
      );
    await page.locator('[data-paper]').first().click();
    await page.locator('[data-details] [data-action="cite"]').waitFor();
    for (const action of ['cite', 'add-tag', 'add-to-collection', 'new-collection', 'sort']) {
      await page.locator(`[data-action="${action}"]`).first().focus();
      await keyboard.press('Enter');
      await page.locator(`[data-action="${action}"][aria-expanded="true"]`).waitFor();
      expect(await page.evaluate(() => document.activeElement?.closest('[popover]') !== null), action).toBe(
        true,
      );
      await keyboard.press('Escape');
      await isAt(action);
    }
    await page.locator('[data-action="edit-fields"]').focus();
    await keyboard.press('Enter');
    await until('the keyboard is at the first field', () =>
      page.evaluate(() => document.activeElement?.getAttribute('data-field') === 'title'),
    );
    await keyboard.press('Escape');
    await isAt('edit-fields');
    // What was typed is not lost by one slip.
    await keyboard.press('Enter');
    await page.locator('[data-field="title"]').press('End');
    await keyboard.type(' more');
    await keyboard.press('Escape');
    const warning = page.locator('[data-fields] [role="status"]:not(:empty)');
    await warning.waitFor();
    expect(await warning.evaluate((node) => node.getBoundingClientRect().bottom)).toBeLessThan(800);
    expect(await page.locator('[data-field="title"]').inputValue()).toMatch(/ more$/);
    await keyboard.press('Escape');
    await isAt('edit-fields');
    await page.close();
  });

  test('many papers are tagged, starred and deleted at once, each undone whole, also after a restart', async () => {
    const panel = await open('sidepanel.html');
    const { keyboard } = panel;
    await keyboard.press('j');
    await keyboard.press('x');
    for (let at = 0; at < 4; at++) await keyboard.press('Shift+ArrowDown');
    await until(
      'five are chosen',
      async () => (await panel.locator('[data-chosen-count="5"]').count()) === 1,
    );
    await keyboard.press('t');
    await panel.locator('[popover] input').fill('to reproduce');
    await keyboard.press('Enter');
    await until('five are tagged', async () => (await tagged('to reproduce')) === 5);
    await keyboard.press('Escape');
    await keyboard.press('s');
    const starred = () => countPapers(stage, 'star', true);
    await until('five are starred', async () => (await starred()) === 5);
    await keyboard.press('Control+z');
    await until('five stars are gone at once', async () => (await starred()) === 0);
    await keyboard.press('Control+Shift+z');
    await until('and back', async () => (await starred()) === 5);
    await keyboard.press('#');
    await until('five are deleted', async () => (await kept()) === COUNT - 5);
    await totals(panel, COUNT - 5);
    await panel.close();
    const again = await open('library.html', { width: 1280, height: 800 });
    await again.locator('[data-action="undo"]').click();
    await until('they are back', async () => (await kept()) === COUNT);
    await totals(again, COUNT);
    await again.close();
  });

  test('what was deleted is said, and comes back by the words beside it', async () => {
    const panel = await open('sidepanel.html');
    const [first] = await rows(panel);
    await panel.locator('[data-paper] [data-action="open"]').first().click();
    await panel.locator('[data-details] [data-action="remove"]').click();
    await until('it is gone', async () => !(await rows(panel)).includes(first ?? ''));
    await panel.locator('[data-status] [data-action="undo-message"]').click();
    await until('it is back', async () => (await rows(panel))[0] === first);
    await panel.close();
  });

  test('what takes its time says how far it is, and is ended without a trace', async () => {
    const panel = await open('sidepanel.html', { width: 280, height: 640 });
    const letGo = await holdLibrary(await stage.offprint.desk());
    await panel.keyboard.press('j');
    await panel.keyboard.press('x');
    await panel.locator('[data-action="choose-all"]').click();
    await panel.locator(`[data-chosen-count="${COUNT}"]`).waitFor();
    await panel.locator('[data-action="bulk-delete"]').click();
    await panel.locator('[data-status="working"]').waitFor();
    await panel.locator('[data-course="0"]').waitFor();
    expect(await faultsOf(panel)).toEqual([]);
    await panel.locator('[data-action="stop-action"]').click();
    await panel.locator('[data-action="stop-action"]:disabled').waitFor();
    await letGo();
    await panel.locator('[data-status="said"]').waitFor();
    expect(await panel.locator('[data-course], [data-action="undo-message"]').count()).toBe(0);
    expect(await kept()).toBe(COUNT);
    await panel.close();
  });

  test('filters narrow the list, are said in words, and are taken away one by one', async () => {
    const tab = await open('library.html', { width: 1280, height: 800 });
    await tab.locator('[data-action="filter-tag"][data-tag="even"]').click();
    await totals(tab, COUNT / 2);
    await tab.locator('[data-action="shelf-later"]').click();
    // Every tenth: the even ones of every fifth.
    const both = COUNT / 10;
    await totals(tab, both);
    expect(await tab.locator('[data-filters] [data-action="drop-filter"]').allInnerTexts()).toEqual([
      'For later',
      'tagged even',
    ]);
    await tab.locator('[data-action="save-search"]').click();
    await tab.locator('[popover] input').fill('even and later');
    await tab.keyboard.press('Enter');
    await until(
      'it is kept',
      async () => (await tab.locator('[data-search="even and later"]').count()) === 1,
    );
    await tab.locator('[data-filters] [data-action="drop-filter"]').first().click();
    await totals(tab, COUNT / 2);
    await tab.locator('[data-action="clear-question"]').click();
    await totals(tab, COUNT);
    await tab.locator('[data-search="even and later"]').click();
    await totals(tab, both);
    await tab.locator('[data-action="clear-question"]').click();
    await tab.locator('input[type=search]').fill('zxqv nothing like it');
    await until('it says so and teaches', async () => (await tab.locator('[data-message] code').count()) > 2);
    await tab.close();
  });

  test('a tag is renamed onto another and is one with it; undo parts them', async () => {
    const tab = await open('library.html', { width: 1280, height: 800 });
    const thirds = await tagged('third');
    const either = COUNT / 2 + thirds - Math.ceil(COUNT / 6);
    const line = tab.locator('li', { has: tab.locator('[data-tag="third"]') });
    await line.hover();
    await line.locator('[data-action="edit-tag"]').click();
    await tab.locator('[popover] input').first().fill('even');
    await tab.keyboard.press('Enter');
    await until('there is one tag', async () => (await tagged('even')) === either);
    expect(await tagged('third')).toBe(0);
    await tab.locator('[data-status] [data-action="undo-message"]').click();
    await until('there are two again', async () => (await tagged('third')) === thirds);
    await tab.close();
  });

  test('collections are made, nested, filled by a whole selection, and deleted without their papers', async () => {
    const tab = await open('library.html', { width: 1280, height: 800 });
    const name = async (action: string, text: string) => {
      await tab.locator(`[data-action="${action}"]`).click();
      await tab.locator('[popover] input').first().fill(text);
      await tab.keyboard.press('Enter');
    };
    await name('new-collection', 'Reading group');
    const line = tab.locator('li', { has: tab.locator('[data-collection="Reading group"]') });
    await line.waitFor();
    await line.hover();
    await line.locator('[data-action="edit-collection"]').click();
    await tab.locator('[popover] input').nth(1).fill('Spring');
    await tab.keyboard.press('Enter');
    await tab.locator('[data-collection="Spring"]').waitFor();
    await tab.locator('input[type=search]').fill('tag:third');
    const thirds = await tagged('third');
    await tab.locator('ul[data-answers="tag:third"]').waitFor();
    await totals(tab, thirds);
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Control+a');
    await until(
      'all of them are chosen',
      async () => (await tab.locator(`[data-chosen-count="${thirds}"]`).count()) === 1,
    );
    await tab.locator('[data-action="bulk-collection"]').click();
    await tab.locator('[popover] [data-name="Spring"]').click();
    const filed = async () => {
      const spring = (await stage.rows('collections')).find((row) => row.name === 'Spring');
      return spring ? countPapers(stage, 'collections', spring.id) : 0;
    };
    await until('all of them are in it', async () => (await filed()) === thirds);
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('Escape');
    await tab.locator('[data-action="clear-question"]').click();
    // What is inside a collection is in it.
    await tab.locator('[data-collection="Reading group"]').click();
    await totals(tab, thirds);
    const spring = tab.locator('li', { has: tab.locator('[data-collection="Spring"]') });
    await spring.hover();
    await spring.locator('[data-action="edit-collection"]').click();
    await tab.locator('[data-action="delete-collection"]').click();
    await until('it is gone, the papers are not', async () => (await filed()) === 0);
    expect(await kept()).toBe(COUNT);
    await tab.close();
  });

  test('a note is Markdown with formulas; nothing in it runs, loads or leads astray', async () => {
    const panel = await open('sidepanel.html');
    await panel.locator('[data-paper] [data-action="open"]').nth(2).click();
    const id = await panel.locator('[data-details]').getAttribute('data-details');
    await panel.locator('[data-note-field]').fill(HOSTILE);
    // Closed in mid-sentence: what was typed is there again.
    await panel.reload({ waitUntil: 'domcontentloaded' });
    await until('papers are listed', async () => (await rows(panel)).length > 3);
    await panel.locator(`[data-paper="${id}"] [data-action="open"]`).click();
    await until('the draft is there', async () => {
      const field = panel.locator('[data-note-field]');
      return (await field.count()) === 1
        ? (await field.inputValue()) === HOSTILE
        : panel.locator('[data-note]').isVisible();
    });
    if (await panel.locator('[data-note-field]').count()) {
      await panel.locator('[data-note-field]').click();
      await panel.keyboard.press('Escape');
    }
    const note = panel.locator('[data-note]');
    await note.locator('math msup').waitFor();
    expect(
      await note.locator('a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)),
    ).toEqual(['https://evil.example/pixel.png', 'https://arxiv.org/abs/2401.00001']);
    expect(await note.locator('img, script, svg, iframe, [onerror], [href^="javascript"]').count()).toBe(0);
    expect(await note.innerText()).toContain('<img src=x onerror=');
    expect(await note.locator('strong').innerText()).toBe('bold');
    expect(await panel.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await countPapers(stage, 'note', HOSTILE)).toBe(1);
    await panel.close();
  });

  test('every screen is without a fault that axe can see, in light and dark, and fits from 280 px up', async () => {
    const faults: string[] = [];
    const look = async (name: string, page: Page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        faults.push(...(await faultsOf(page)).map((fault) => `${name}, ${colorScheme}: ${fault}`));
      }
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            const isUnseen = element.closest('.unseen, svg, [data-scrolls], math') !== null;
            return width > 0 && !isUnseen && (right > innerWidth + 1 || left < -1);
          })
          .map((element) => `${element.tagName} ${element.className}`),
      );
      expect(wide, name).toEqual([]);
    };
    for (const [path, width] of [
      ['sidepanel.html', 280],
      ['sidepanel.html', 400],
      ['library.html', 1280],
    ] as const) {
      const page = await open(path, { width, height: 800 });
      await look(`${path} at ${width}`, page);
      if (width < 900) {
        await page.locator('[data-action="filters"]').click();
        await look(`filters at ${width}`, page);
        await page.locator('[data-action="filters-done"]').click();
      }
      for (const title of [LONG.slice(0, 40), ARABIC]) {
        await page.locator('input[type=search]').fill(title);
        await page.locator(`ul[data-answers=${JSON.stringify(title)}]`).waitFor();
        expect(await page.locator('[data-total="1"]').count()).toBe(1);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('x');
        await page.locator('[data-bulk]').waitFor();
        await look(`${title.slice(0, 10)} chosen at ${width}`, page);
        await page.locator('[data-paper] [data-action="open"]').first().click();
        await page.locator('[data-details] h2').waitFor();
        await look(`${title.slice(0, 10)} open at ${width}`, page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      await page.close();
    }
    expect(faults).toEqual([]);
  });
}
