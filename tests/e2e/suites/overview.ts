/** The library in pictures: counted, drawn, walked over by keyboard and mouse, said in words, taken along as files. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { faultsOf } from '../harness/axe.ts';
import { fillLibrary } from './library-rows.ts';
import { words, type Stage } from './stage.ts';

const COUNT = 60;

export function overviewTests(stage: Stage): void {
  const open = async (size = { width: 1280, height: 900 }): Promise<Page> => {
    const page = await stage.offprint.ownPage('library.html#view=overview', size);
    await page.locator('[data-overview="drawn"]').waitFor();
    return page;
  };
  const figure = async (page: Page, picture: string, name: string): Promise<number> =>
    Number(await page.locator(`[data-picture="${picture}"]`).getAttribute(`data-${name}`));
  const saved = async (page: Page, picture: string, type: 'svg' | 'png'): Promise<Buffer> => {
    const frame = page.locator(`[data-picture="${picture}"]`);
    await frame.locator('[data-action="save-picture"]').click();
    const coming = page.waitForEvent('download');
    await frame.locator(`[data-action="save-picture-as"][data-type="${type}"]`).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`offprint-${picture}.${type}`);
    return readFileSync(await download.path());
  };

  test('of a library with nothing in it there is nothing to draw, and it says what would be drawn', async () => {
    const page = await open();
    expect(await page.locator('[data-overview]').getAttribute('data-papers')).toBe('0');
    expect(await page.locator('[data-overview] [data-message]').innerText()).toContain(
      words('overview_none'),
    );
    expect(await page.locator('[data-picture]').count()).toBe(0);
    await page.close();
  });

  test('what is kept is counted, and every paper stands on the map', async () => {
    await fillLibrary(stage, madeUpRecords(COUNT, 811), { long: 'A'.repeat(300), arabic: 'نظرية تحليلية' });
    const page = await open();
    expect(await page.locator('[data-overview]').getAttribute('data-papers')).toBe(String(COUNT));
    expect(await figure(page, 'weeks', 'in-year')).toBe(COUNT);
    expect(await figure(page, 'map', 'count')).toBe(COUNT);
    expect(await figure(page, 'map', 'regions')).toBeGreaterThan(2);
    expect(await figure(page, 'authors', 'count')).toBeGreaterThan(3);
    expect(await page.locator('[data-picture="map"] [data-region]').count()).toBeGreaterThan(0);
    // The tags that the rows were given: every second paper, every third.
    await page.locator('[data-action="show-tags"]').click();
    const even = page.locator('[data-picture="topics"] [data-strip="even"] text').last();
    expect(await even.textContent()).toBe(String(COUNT / 2));
    await page.close();
  });

  test('the map is walked over by keyboard, and a paper opened by Enter or by a click on its point', async () => {
    const page = await open();
    const map = page.locator('[data-map]');
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await until('a paper is pointed at', async () => (await map.getAttribute('data-active')) !== null);
    const first = await map.getAttribute('data-active');
    await page.keyboard.press('ArrowLeft');
    await until('it is another', async () => (await map.getAttribute('data-active')) !== first);
    await page.keyboard.press('+');
    await until('it is nearer', async () => Number(await map.getAttribute('data-zoom')) > 1);
    await page.keyboard.press('0');
    await until('all of it is shown', async () => Number(await map.getAttribute('data-zoom')) === 1);
    const [paper, spot] = [await map.getAttribute('data-active'), await map.locator('circle').boundingBox()];
    if (!spot) throw new Error('nothing is pointed at');
    await page.keyboard.press('Enter');
    await page.locator(`[data-details="${paper}"]`).waitFor();
    await page.locator('[data-action="view-overview"]').click();
    await page.locator('[data-overview="drawn"]').waitFor();
    // Where it stood it stands.
    await page.mouse.click(spot.x + spot.width / 2, spot.y + spot.height / 2);
    await page.locator('[data-details]').waitFor();
    expect(await page.locator('[data-details]').getAttribute('data-details')).toBe(paper);
    await page.close();
  });

  test('an area is picked by a line or by two corners, filed as a whole, and that is undone', async () => {
    const page = await open();
    const map = page.locator('[data-map]');
    const picked = page.locator('[data-picked]');
    const drawing = await map.locator('svg').boundingBox();
    if (!drawing) throw new Error('no map');
    // A line around the left half, by hand.
    const at = (x: number, y: number) =>
      [drawing.x + drawing.width * x, drawing.y + drawing.height * y] as const;
    await page.locator('[data-action="pick-area"]').click();
    await page.mouse.move(...at(0.02, 0.02));
    await page.mouse.down();
    for (const [x, y] of [
      [0.5, 0.02],
      [0.5, 0.98],
      [0.02, 0.98],
    ] as const)
      await page.mouse.move(...at(x, y), { steps: 4 });
    await page.mouse.up();
    await picked.waitFor();
    const count = Number(await picked.getAttribute('data-picked'));
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(COUNT);
    expect(await page.locator('[data-details]').count()).toBe(0);
    // All of them into a collection of their own, and out again.
    await picked.locator('[data-action="bulk-collection"]').click();
    await page.locator('[popover] input').fill('From the map');
    await page.keyboard.press('Enter');
    const collection = page.locator('[data-collection="From the map"]');
    await until('all of them are in it', async () =>
      (await collection.allInnerTexts()).some((text) => text.includes(String(count))),
    );
    await page.keyboard.press('Escape');
    await page.locator('[data-action="undo"]').click();
    await until('it is gone again', async () => (await collection.count()) === 0);
    await picked.locator('[data-action="choose-none"]').click();
    await until('nothing is picked', async () => (await picked.count()) === 0);
    // Two corners, by keyboard alone.
    await page.locator('[data-action="pick-area"]').click();
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await until('a corner is set', async () => (await map.getAttribute('data-corner')) !== null);
    const corner = await map.getAttribute('data-corner');
    await page.keyboard.press('ArrowLeft');
    await until('another is pointed at', async () => (await map.getAttribute('data-active')) !== corner);
    await page.keyboard.press('Space');
    await picked.waitFor();
    expect(Number(await picked.getAttribute('data-picked'))).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await until('it is left', async () => (await picked.count()) === 0);
    await page.close();
  });

  test('every picture is said in words too, and leads on from there', async () => {
    const page = await open();
    const map = page.locator('[data-picture="map"]');
    await map.locator('[data-action="as-list"]').click();
    await map.locator('[data-action="open-region"]').first().click();
    const line = map.locator('[data-paper]').first();
    await line.waitFor();
    for (const picture of ['weeks', 'topics', 'authors']) {
      await page.locator(`[data-picture="${picture}"] [data-action="as-list"]`).click();
      await page.locator(`[data-picture="${picture}"] [data-list]`).waitFor();
    }
    const author = page.locator('[data-action="find-author"]').first();
    const name = await author.innerText();
    await author.click();
    await page.locator(`ul[data-answers=${JSON.stringify(`author:"${name}"`)}]`).waitFor();
    expect(await page.locator('[data-paper]').count()).toBeGreaterThan(1);
    await page.close();
  });

  test('pictures are taken along as files that need nothing of ours, light in a dark browser too', async () => {
    const page = await open();
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const picture of ['map', 'weeks', 'authors']) {
      const svg = (await saved(page, picture, 'svg')).toString('utf8');
      const found = await page.evaluate((text) => {
        const file = new DOMParser().parseFromString(text, 'image/svg+xml');
        return {
          isWellFormed: file.querySelector('parsererror') === null,
          root: file.documentElement.nodeName,
          title: file.querySelector('text')?.textContent,
          drawn: file.querySelectorAll('path, rect').length,
          ground: file.querySelector('rect')?.getAttribute('fill'),
        };
      }, svg);
      expect(found).toMatchObject({ isWellFormed: true, root: 'svg', ground: 'rgb(252, 251, 248)' });
      expect(found.drawn).toBeGreaterThan(2);
      expect(found.title).toBe(await page.locator(`[data-picture="${picture}"] h3`).innerText());
      expect(svg).not.toMatch(/var\(|light-dark|class=|<script|href/);
    }
    const png = await saved(page, 'map', 'png');
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect(png.readUInt32BE(16)).toBeGreaterThan(1_000);
    await page.close();
  });

  test('days of reading are shown to who asks for them, and stay asked for', async () => {
    let page = await open();
    expect(await page.locator('[data-picture="streak"]').count()).toBe(0);
    await page.locator('[data-switch="streak"]').click();
    await page.locator('[data-picture="streak"]').waitFor();
    expect(await figure(page, 'streak', 'now')).toBeGreaterThan(0);
    await page.close();
    page = await open();
    await page.locator('[data-picture="streak"]').waitFor();
    await page.close();
  });

  test('it is without a fault that axe can see, and fits from 280 px up', async () => {
    const faults: string[] = [];
    for (const [width, colorScheme] of [
      [280, 'dark'],
      [1280, 'light'],
    ] as const) {
      const page = await open({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator('[data-picture="map"] text[data-region]').first().click();
      await page.locator('[data-chosen-region] [data-paper]').first().waitFor();
      faults.push(...(await faultsOf(page)).map((fault) => `${width}, ${colorScheme}: ${fault}`));
      await page.locator('[data-picture="weeks"] [data-action="as-list"]').click();
      await page.locator('[data-picture="map"] [data-action="as-list"]').click();
      await page.locator('[data-picture="map"] [data-list]').waitFor();
      if (width === 280) faults.push(...(await faultsOf(page)).map((fault) => `in words: ${fault}`));
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((element) => {
            const { left, right, width: own } = element.getBoundingClientRect();
            const isApart = element.closest('.unseen, svg, [data-scrolls] *, math') !== null;
            return own > 0 && !isApart && (right > innerWidth + 1 || left < -1);
          })
          .map((element) => `${element.tagName} ${element.className}`),
      );
      expect(wide, String(width)).toEqual([]);
      await page.close();
    }
    expect(faults).toEqual([]);
  });
}
