/** Offprint in Arabic: every page of ours is mirrored and says nothing in English, and rails run as their page does. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { SITES } from '../../../lib/sites/registry.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { layoutFaults } from '../harness/geometry.ts';
import { keyOf, type Stage } from './stage.ts';

const LATIN_WORD = /[a-z]{4,}/gi;

function messagesIn(locale: string): Record<string, { message: string } | undefined> {
  const file = new URL(`../../../public/_locales/${locale}/messages.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
}

const wordsOf = (texts: Iterable<string>): Set<string> =>
  new Set([...texts].flatMap((text) => text.match(LATIN_WORD) ?? []).map((word) => word.toLowerCase()));

/** Every English word of ours that is no name: not said in Arabic too, nor of the papers shown, a site or a permission. */
function englishWords(records: readonly SampleRecord[], permissions: readonly string[]): Set<string> {
  const textsOf = (locale: string) => Object.values(messagesIn(locale)).map((each) => each?.message ?? '');
  const shown = records.flatMap(({ title, abstract, authors, subjects }) => [
    title,
    abstract,
    ...authors,
    ...subjects,
  ]);
  const sites = SITES.flatMap(({ name, matches }) => [name, ...matches]);
  const names = wordsOf([...textsOf('ar'), ...shown, ...sites, ...permissions]);
  return new Set([...wordsOf(textsOf('en'))].filter((word) => !names.has(word)));
}

/** All that a page shows and tells a screen reader, but what is marked as English. */
const saidOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest('[lang="en"], script, style')) continue;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'])
          said.push(node.getAttribute(name) ?? '');
      } else said.push(node.nodeValue ?? '');
    }
    return said;
  });

const directionOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction]);

export function languageTests(stage: Stage): void {
  test('every page of ours is mirrored, says nothing in English and has room for its words', async () => {
    const records = madeUpRecords(4, 931);
    const worker = await stage.offprint.worker();
    const permissions = await worker.evaluate(() => {
      const manifest = chrome.runtime.getManifest();
      return [manifest.permissions, manifest.optional_permissions].flat() as string[];
    });
    const english = englishWords(records, permissions);
    expect(english.size).toBeGreaterThan(400);
    const tab = await stage.listing(records, 'cs.CL');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    const opened: Record<string, [Promise<Page>, string]> = {
      popup: [stage.offprint.popup(tab), '[data-paper]'],
      panel: [stage.offprint.panel(), '[data-paper]'],
      'full tab': [stage.offprint.ownPage('library.html', { width: 1280, height: 800 }), '[data-paper]'],
      options: [stage.offprint.ownPage('options.html', { width: 900, height: 800 }), '[data-section]'],
      recovery: [stage.offprint.ownPage('recovery.html', { width: 600, height: 800 }), 'main'],
      welcome: [stage.offprint.ownPage('welcome.html', { width: 1280, height: 800 }), '[data-sample]'],
    };
    const faults: string[] = [];
    const pages: Record<string, Page> = {};
    for (const [name, [opening, ready]] of Object.entries(opened)) {
      const page = (pages[name] = await opening);
      await page.locator(ready).first().waitFor();
      expect(await directionOf(page), name).toEqual(['ar', 'rtl']);
      const said = await saidOn(page);
      // Not an empty page: it does speak.
      expect(said.join(' '), name).toMatch(/\p{Script=Arabic}{3}/u);
      for (const word of wordsOf(said)) if (english.has(word)) faults.push(`${name} says “${word}”`);
      faults.push(...(await layoutFaults(page)).map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);

    const popup = pages['popup']!;
    const boxOf = async (selector: string) => (await popup.locator(selector).first().boundingBox())!;
    const [save, title] = [await boxOf('[data-paper] [data-action="save"]'), await boxOf('[data-paper] p')];
    expect(save.x).toBeGreaterThan(title.x + title.width / 2);
    expect((await boxOf('[data-action="open-library"]')).x).toBeGreaterThan(
      (await boxOf('[data-action="settings"]')).x,
    );
    const undo = pages['panel']!.locator('[data-action="undo"] svg').first();
    // What points, points the other way.
    expect(await undo.evaluate((svg) => new DOMMatrix(getComputedStyle(svg).transform).a)).toBe(-1);
    for (const page of Object.values(pages)) await page.close();
    await tab.page.close();
  });

  test('on a page a rail runs as the page does, and what floats runs as our words do', async () => {
    const [record] = madeUpRecords(1, 932);
    const tab = await stage.listing([record!], 'cs.IR');
    await tab.click(keyOf(record), 'save');
    const rail = await until('the rail says so in Arabic', async () => {
      const found = await tab.rail(keyOf(record), 'saved');
      return /\p{Script=Arabic}/u.test(found.words) ? found : null;
    });
    const [line] = await tab.linesOf(`arXiv:${record!.id}`);
    expect(rail.box.x).toBeGreaterThanOrEqual(line!.x + line!.width);
    const shown = rail.buttons.filter(({ box }) => box.width > 0).map(({ box }) => box.x);
    expect(shown).toEqual(shown.toSorted((one, other) => one - other));

    await tab.selectWords(record!.title.split(' ').slice(0, 2).join(' '));
    await tab.boxInShadow('.floating[data-steady]');
    const gold = await tab.tool('mark', 'gold');
    const green = await tab.tool('mark', 'green');
    expect(gold.x).toBeGreaterThan(green.x);
    await tab.page.close();
  });

  test('a page that is read from the right has its rails on the left of its lines', async () => {
    const [record] = madeUpRecords(1, 933);
    const tab = await stage.listing([record!], 'cs.MM');
    await tab.page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const rail = await tab.rail(keyOf(record));
    const [line] = await tab.linesOf(`arXiv:${record!.id}`);
    expect(rail.box.x + rail.box.width).toBeLessThanOrEqual(line!.x);
    expect(
      await tab.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0);
    await tab.page.close();
  });
}
