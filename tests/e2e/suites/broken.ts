/** A site that changed its pages: the general reader takes over, the popup says so, and a report holds no text. */
import { expect, test } from 'vitest';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { escapeHtml } from '../../support/html.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, words, type Stage } from './stage.ts';

/** The same list as a redesign might serve it: other elements, other classes, the same links. */
function redesigned(records: SampleRecord[]): string {
  const entry = ({ id, title, authors, abstract }: SampleRecord) => `<li class="entry-card">
  <p class="entry-links"><a href="/abs/${id}">arXiv:${id}</a> <a href="/pdf/${id}">PDF</a></p>
  <h4 class="entry-name">${escapeHtml(title)}</h4>
  <p class="entry-people">${authors.map(escapeHtml).join(', ')}</p>
  <p class="entry-text">${escapeHtml(abstract)}</p></li>`;
  return `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>New</title></head>
<body><header><h1>Machine Learning</h1></header><main><ol class="entry-list">${records.map(entry).join('\n')}</ol></main></body></html>`;
}

const WITHIN = 20_000;

export function brokenTests(stage: Stage): void {
  test('a changed listing is read by the general reader, and the popup says so', async () => {
    const records = madeUpRecords(12, 261);
    const url = 'https://arxiv.org/list/cs.DM/new';
    const tab = await stage.page(url, redesigned(records));
    for (const record of records.slice(0, 2)) await tab.rail(keyOf(record), 'new', WITHIN);
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    const [paper] = await stage.papersOf(records[0]);
    expect(paper?.bibliography).toMatchObject({
      title: records[0]?.title,
      authors: records[0]?.authors.map((name) => ({ name })),
    });
    const [record] = (await stage.rows('records')).filter((row) => row.paper === paper?.id);
    expect(record?.source).toMatchObject({ site: 'generic', url });

    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-broken="arxiv"]').waitFor();
    expect(await popup.locator('[data-broken]').innerText()).toContain(
      words('reader_replaced').replace('$1', 'arXiv'),
    );
    await until('the popup counts them', async () =>
      (await popup.locator('[data-figure="page"]').innerText()).startsWith('12'),
    );
    await popup.locator('[data-action="prepare-report"]').click();
    const report = await popup.locator('textarea').inputValue();
    expect(report).toContain('li.entry-card ×12');
    expect(report).toContain('a [href=/abs/…]');
    for (const { id, title, authors } of records)
      for (const secret of [id, title, ...authors]) expect(report).not.toContain(secret);
    await popup.close();
    expect(tab.pageErrors).toEqual([]);

    // The next page of the site is read by its own reader again.
    stage.offprint.shelf.put('https://arxiv.org/list/cs.DS/new', arxivNewPage(records));
    await tab.page.goto('https://arxiv.org/list/cs.DS/new');
    await tab.settled();
    const after = await stage.offprint.popup(tab);
    await after.locator('[data-paper]').first().waitFor();
    expect(await after.locator('[data-broken]').count()).toBe(0);
    await after.close();
    await tab.page.close();
  });

  test('a page that draws its list late is not called broken', async () => {
    const records = madeUpRecords(3, 262);
    const html = arxivNewPage(records);
    const list = /<dl[\s\S]*<\/dl>/.exec(html)?.[0] ?? '';
    const tab = await stage.page('https://arxiv.org/list/cs.FL/new', html.replace(list, ''));
    await tab.page.waitForTimeout(1_000);
    await tab.page.evaluate((late) => {
      document.querySelector('#dlpage')?.insertAdjacentHTML('beforeend', late);
    }, list);
    await tab.settled();
    await tab.page.waitForTimeout(2_500);
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-paper]').first().waitFor();
    expect(await popup.locator('[data-broken]').count()).toBe(0);
    await popup.close();
    await tab.page.close();
  });
}
