/** What a page must never notice, and what must not harm us: changed pages, hostile text, pages without papers. */
import { expect, test } from 'vitest';
import { arxivAbsPage, arxivNewPage, arxivRecentPage } from '../../support/arxiv-pages.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import type { Tab } from '../harness/tab.ts';
import { keyOf, words, type Stage } from './stage.ts';

function one(seed: number, change: Partial<SampleRecord> = {}): SampleRecord {
  const [record] = madeUpRecords(1, seed);
  if (!record) throw new Error('no record');
  return { ...record, ...change };
}

/** The text of the popup over a tab, once it says something. */
async function popupText(stage: Stage, tab: Tab, expected: string): Promise<string> {
  const popup = await stage.offprint.popup(tab);
  const text = await until(`the popup says "${expected}"`, async () => {
    const said = await popup.locator('body').innerText();
    return said.includes(expected) ? said : null;
  });
  await popup.close();
  return text;
}

export function hostTests(stage: Stage): void {
  test('a page with our elements taken out is byte for byte the page that was served', async () => {
    const records = madeUpRecords(30, 141);
    const html = arxivNewPage(records, { archive: 'cs.CC' });
    const tab = await stage.listing(records, 'cs.CC');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    await tab.mark('Existing methods treat');
    await tab.page.keyboard.press('j');
    await tab.scrollToText(`arXiv:${records[29]?.id}`);
    await tab.rail(keyOf(records[29]));
    await tab.page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await tab.settled();
    const served = await tab.page.evaluate(
      (source) => new DOMParser().parseFromString(source, 'text/html').documentElement.outerHTML,
      html,
    );
    expect(await tab.markupWithoutUs()).toBe(served);
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });

  test('rails hang near the window only, and none is lost when scrolling back', async () => {
    const records = madeUpRecords(120, 142);
    const tab = await stage.listing(records, 'cs.DM');
    expect((await tab.rails()).length).toBeLessThan(60);
    await tab.scrollToText(`arXiv:${records[119]?.id}`);
    await tab.rail(keyOf(records[119]), 'new');
    await tab.scrollToText(`arXiv:${records[0]?.id}`);
    await tab.rail(keyOf(records[0]));
    const keys = (await tab.rails()).map((rail) => rail.key);
    expect(new Set(keys).size).toBe(keys.length);
    await tab.page.close();
  });

  test('a page of the site that is no list of papers: the popup says that it was not read', async () => {
    const tab = await stage.page(
      'https://arxiv.org/help/contact',
      '<!doctype html><link rel="icon" href="data:,"><title>Help</title><h1>Contact</h1>',
    );
    await popupText(stage, tab, words('page_not_read'));
    expect(await tab.rails()).toEqual([]);
    await tab.page.close();
  });

  test('an empty listing: the popup says that there is nothing new', async () => {
    const tab = await stage.page(
      'https://arxiv.org/list/cs.ET/recent',
      arxivRecentPage([], { archive: 'Emerging Technologies' }),
    );
    await popupText(stage, tab, words('empty_listing'));
    expect(await tab.rails()).toEqual([]);
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });

  test('a withdrawn paper is saved as withdrawn', async () => {
    const record = one(143, {
      withdrawn: true,
      abstract: 'This paper has been withdrawn by the authors due to an error in Lemma 4.',
      comments: 'This paper has been withdrawn: Lemma 4 is wrong',
    });
    const tab = await stage.listing([record], 'cs.FL');
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    expect(await stage.papersOf(record)).toMatchObject([
      { bibliography: { title: record.title, withdrawn: true } },
    ]);
    await tab.page.close();
  });

  test('a title of 50 kB is cut, and marked as cut', async () => {
    const record = one(144, { title: `Endless ${'title '.repeat(8_400)}` });
    const tab = await stage.listing([record], 'cs.SC');
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    const [paper] = await stage.papersOf(record);
    const bibliography = paper?.bibliography as { title: string; cut?: string[] } | undefined;
    expect(bibliography?.title.length).toBeLessThanOrEqual(1_000);
    expect(bibliography?.title).toMatch(/^Endless title title/);
    expect(bibliography?.cut).toContain('title');
    await tab.page.close();
  });

  test('markup in the text of a paper stays text everywhere', async () => {
    const attack = '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 1">';
    const record = one(145, {
      title: `Safe ${attack}`,
      abstract: `We show ${attack} and more.`,
      authors: [`Eve ${attack}`],
    });
    const tab = await stage.listing([record], 'cs.CR');
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    const popup = await stage.offprint.popup(tab);
    const panel = await stage.offprint.panel();
    for (const page of [popup, panel]) {
      await until('the title is shown as text', async () =>
        (await page.locator('[data-paper]').allInnerTexts()).some((text) => text.includes('<script>')),
      );
    }
    await panel.locator('[data-paper]', { hasText: '<script>' }).locator('[data-action="open"]').click();
    await until('the abstract is shown as text', async () =>
      (await panel.locator('[data-details]').innerText()).includes('We show <script>'),
    );
    for (const page of [tab.page, popup, panel]) {
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
      expect(await page.locator('img[src="x"]').count()).toBe(0);
    }
    expect(await stage.papersOf(record)).toMatchObject([{ bibliography: { abstract: record.abstract } }]);
    await popup.close();
    await panel.close();
    await tab.page.close();
  });

  test('entries that come later, change or go are followed', async () => {
    const [first, second, third] = madeUpRecords(3, 146);
    if (!first || !second || !third) throw new Error('no records');
    const tab = await stage.listing([first], 'cs.RO');
    const entriesOf = (record: SampleRecord): string =>
      /<dt>[\s\S]*<\/dd>/.exec(arxivNewPage([record]))?.[0] ?? '';
    await tab.page.evaluate(
      (html) => document.querySelector('dl')?.insertAdjacentHTML('beforeend', html),
      entriesOf(second),
    );
    await tab.rail(keyOf(second), 'new');
    // The page renders its list anew, as a framework does.
    await tab.page.evaluate((html) => {
      const list = document.querySelector('dl');
      if (list) list.innerHTML = html;
    }, entriesOf(third));
    await tab.rail(keyOf(third), 'new');
    await until('rails of what went are gone', async () =>
      (await tab.rails()).every((rail) => rail.key === keyOf(third)),
    );
    await tab.click(keyOf(third), 'save');
    await tab.rail(keyOf(third), 'saved');
    await until('the badge counts what is there', async () => (await stage.offprint.badge(tab)) !== '');
    expect(await stage.papersOf(first)).toEqual([]);
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });

  test('a page that throws our rail away does not break, and we do not fight it for ever', async () => {
    const records = madeUpRecords(2, 147);
    const tab = await stage.listing(records, 'cs.SD');
    await tab.page.evaluate(async () => {
      for (let round = 0; round < 40; round += 1) {
        for (const element of document.querySelectorAll('*'))
          if (element.localName.endsWith('-x')) element.remove();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });

  test('a page that knows our id and speaks the framework’s own words cannot take our rails away', async () => {
    const records = madeUpRecords(2, 149);
    const tab = await stage.listing(records, 'cs.CE');
    await tab.page.evaluate((id) => {
      const detail = { contentScriptName: 'reader', messageId: 'forged' };
      for (const name of [
        `${id}:reader:wxt:content-script-started`,
        `${id}:content:wxt:content-script-started`,
        `${id}:reader:started`,
      ]) {
        document.dispatchEvent(new CustomEvent(name, { detail }));
        window.postMessage({ type: name, ...detail }, '*');
      }
    }, stage.offprint.origin.split('/')[2]);
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    await tab.page.close();
  });

  test('a paper’s own page gets one rail, and bare hosts get nothing', async () => {
    const record = one(148);
    const tab = await stage.page(`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record));
    await tab.rail(keyOf(record), 'new');
    expect(await tab.rails()).toHaveLength(1);
    await tab.page.close();
    const elsewhere = await stage.page('https://example.org/list/cs.LG/new', arxivNewPage([record]));
    await elsewhere.page.waitForLoadState('load');
    expect(await elsewhere.onShadowRoots('function () { return 1; }')).toEqual([]);
    await elsewhere.page.close();
  });
}
