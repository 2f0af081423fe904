/** Pages of no known site: read once, on the reader's wish, and only then. */
import { expect, test } from 'vitest';
import { GENERAL_SITE_PAGES } from '../../fixtures/generic/general-sites.ts';
import { PAPERS } from '../../fixtures/generic/records.ts';
import { madeUpRecords } from '../../support/records.ts';
import { publicationListPage } from '../../support/unknown-page.ts';
import { until } from '../harness/deadline.ts';
import { words, type Stage } from './stage.ts';

/** The host that the tests' copy of the build may read: a click on the toolbar cannot be made by automation. */
export const UNKNOWN_HOST = 'papers.example.org';
/** A site that is known by name only, granted to the same copy. */
export const GENERAL_HOST = 'www.alphaxiv.org';

export function anyPageTests(stage: Stage): void {
  test('an unknown page carries nothing of ours until the reader asks; then its papers are listed and saved', async () => {
    const records = madeUpRecords(9, 181);
    const tab = await stage.page(`https://${UNKNOWN_HOST}/publications`, publicationListPage(records));
    expect(await tab.onShadowRoots('function () { return 1; }')).toEqual([]);
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-action="read-page"]').click();
    await until('the popup counts nine papers', async () =>
      /^9\b/.test(await popup.locator('[data-figure="page"]').innerText()),
    );
    const listed = await popup.locator('[data-paper]').allInnerTexts();
    for (const { title } of records)
      expect(
        listed.some((text) => text.includes(title)),
        title,
      ).toBe(true);
    await popup.close();

    await tab.page.bringToFront();
    const rails = await tab.settled();
    const first = rails[0];
    await tab.click(first?.key ?? '', 'save');
    await tab.rail(first?.key ?? '', 'saved');
    const panel = await stage.offprint.panel();
    await until('the panel lists it', async () =>
      (await panel.locator('[data-paper]').allInnerTexts()).some((text) =>
        text.includes(records[0]?.title ?? '?'),
      ),
    );
    const [paper] = await stage.rows('papers');
    expect(paper).toMatchObject({
      bibliography: {
        title: records[0]?.title,
        authors: records[0]?.authors.map((name) => ({ name })),
        year: 2026,
      },
    });
    await panel.close();

    // The wish was for that document only.
    await tab.page.reload({ waitUntil: 'load' });
    expect(await tab.onShadowRoots('function () { return 1; }')).toEqual([]);
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });

  test('an unknown page without papers: asked to read it, the popup says that there are none', async () => {
    const html =
      '<!doctype html><link rel="icon" href="data:,"><title>Shop</title><h1>Chairs</h1><ul><li><a href="/1">Oak chair</a> 120 €</li><li><a href="/2">Pine chair</a> 80 €</li><li><a href="/3">Steel chair</a> 95 €</li></ul>';
    const tab = await stage.page(`https://${UNKNOWN_HOST}/shop`, html);
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-action="read-page"]').click();
    // What it says once the page is read; while it is read, the offer still stands there.
    await until('the popup says that it found no papers', async () =>
      (await popup.locator('body').innerText()).includes(words('no_papers_found')),
    );
    expect(await tab.rails()).toEqual([]);
    await popup.close();
    await tab.page.close();
  });

  test('a site without a reader of its own, once switched on, is read by the general reader unasked', async () => {
    const shape = GENERAL_SITE_PAGES.find(({ url }) => url.startsWith(`https://${GENERAL_HOST}/`));
    const tab = await stage.page(shape?.url ?? '', shape?.html(PAPERS) ?? '');
    const first = `arxiv:${PAPERS[0]?.arxiv}`;
    await tab.rail(first, 'new', 15_000);
    await tab.click(first, 'save');
    await tab.rail(first, 'saved');
    const papers = await stage.rows('papers');
    expect(papers.map(({ bibliography }) => bibliography)).toContainEqual(
      expect.objectContaining({ title: PAPERS[0]?.title, abstract: PAPERS[0]?.abstract }),
    );
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });
}
