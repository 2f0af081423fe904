/** Pages that mean ill: look-alikes, made-up papers, entries that change under the hand, names that shadow the DOM's own. */
import { expect, test } from 'vitest';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { LOOK_ALIKES, shadowed, SHADOWING_DOCUMENT, SHADOWING_FORM } from '../../support/hostile-listings.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { publicationListPage } from '../../support/unknown-page.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, words, type Stage } from './stage.ts';

const OURS = 'function () { return 1; }';

/** Host that the tests' copy of the build may read, in place of the reader's click on the toolbar. */
export const UNKNOWN_HOST = 'papers.example.org';

function pair(seed: number): [SampleRecord, SampleRecord] {
  const [first, second] = madeUpRecords(2, seed);
  if (!first || !second) throw new Error('no records');
  return [first, second];
}

export function hostilePageTests(stage: Stage): void {
  test('a listing on a look-alike host, in a frame, in a srcdoc and in an SVG gets nothing of ours', async () => {
    const [real, fake] = pair(301);
    const listing = arxivNewPage([fake]);
    for (const host of LOOK_ALIKES) {
      const tab = await stage.page(`https://${host}/list/cs.LG/new`, listing);
      await tab.page.waitForLoadState('load');
      expect(await tab.onShadowRoots(OURS), host).toEqual([]);
      await tab.page.close();
    }
    const framed = 'https://arxiv.org/list/cs.LG/new?framed';
    stage.offprint.shelf.put(framed, listing);
    const around = await stage.page(
      'https://blog.example.net/',
      `<!doctype html><title>Blog</title><iframe src="${framed}" width="900" height="700"></iframe>`,
    );
    const frame = await until('the frame', () => around.page.frames().find((one) => one.url() === framed));
    await frame.waitForLoadState('load');
    expect(await frame.evaluate(() => document.querySelectorAll('dt').length)).toBe(1);
    expect(
      await frame.evaluate(
        () => [...document.querySelectorAll('*')].filter((one) => one.localName.endsWith('-x')).length,
      ),
    ).toBe(0);
    await around.page.close();

    const withSrcdoc = arxivNewPage([real], { archive: 'cs.AR' }).replace(
      '</body>',
      `<iframe srcdoc="${listing.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="900" height="500"></iframe></body>`,
    );
    const tab = await stage.page('https://arxiv.org/list/cs.AR/new', withSrcdoc);
    await tab.rail(keyOf(real), 'new');
    await tab.page.waitForLoadState('load');
    expect((await tab.rails()).map((rail) => rail.key)).toEqual([keyOf(real)]);
    await tab.page.close();

    const picture = await stage.offprint.context.newPage();
    const address = 'https://arxiv.org/list/cs.OS/new';
    const body = /<dl[\s\S]*<\/dl>/.exec(listing)?.[0] ?? '';
    await picture.route(address, (route) =>
      route.fulfill({
        contentType: 'image/svg+xml',
        body: `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject width="900" height="700"><div xmlns="http://www.w3.org/1999/xhtml">${body.replace(/<(br|img)([^>]*)>/g, '<$1$2/>').replace(/&nbsp;/g, ' ')}</div></foreignObject></svg>`,
      }),
    );
    await picture.goto(address);
    await picture.waitForTimeout(400);
    expect(
      await picture.evaluate(
        () => [...document.querySelectorAll('*')].filter((one) => one.localName.endsWith('-x')).length,
      ),
    ).toBe(0);
    await picture.close();
  });

  test('a page that gives a kept paper’s id to other words changes nothing of the paper', async () => {
    const [real, fake] = pair(302);
    const tab = await stage.listing([real], 'cs.PL');
    await tab.click(keyOf(real), 'save');
    await tab.rail(keyOf(real), 'saved');
    const [kept] = await stage.papersOf(real);
    await tab.page.close();
    const lie = { ...fake, id: real.id, title: 'Eleven lies', abstract: 'Nothing of it is true.' };
    const hostile = await stage.listing([lie], 'cs.PF');
    await hostile.rail(keyOf(real), 'saved');
    await hostile.click(keyOf(real), 'later');
    await hostile.rail(keyOf(real), 'later');
    // What the page claims may stand as a paper of its own; the one that was kept is as it was.
    const [after] = (await stage.papersOf(real)).filter((paper) => paper.id === kept?.id);
    expect(after?.bibliography).toEqual(kept?.bibliography);
    expect(after?.bibliography).toMatchObject({ title: real.title, abstract: real.abstract });
    await hostile.page.close();
  });

  test('ten thousand made-up papers: five thousand are read, the popup says so, and nothing is written', async () => {
    const before = (await stage.rows('papers')).length;
    const entry = (index: number): string => {
      const id = `2610.${String(index).padStart(5, '0')}`;
      return `<dt><a href="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a></dt><dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> Made-up paper ${index}</div><div class="list-authors"><a href="/a">A. Maker</a></div></div></dd>`;
    };
    const tab = await stage.page(
      'https://arxiv.org/list/cs.MS/new',
      `<!doctype html><title>New</title><div id="dlpage"><dl id="articles">${Array.from({ length: 10_000 }, (_, index) => entry(index)).join('')}</dl></div>`,
    );
    await tab.rail('arxiv:2610.00000', 'new', 60_000);
    const popup = await stage.offprint.popup(tab);
    await until(
      'the popup says that it stopped',
      async () => (await popup.locator('[data-figure="page"]').innerText()).replace(/\D/g, '') === '5000',
      60_000,
    );
    expect(await popup.locator('body').innerText()).toContain(words('page_limited').split('$')[0]);
    await popup.close();
    expect((await stage.rows('papers')).length).toBe(before);
    await tab.page.bringToFront();
    await tab.click('arxiv:2610.00000', 'save');
    await tab.rail('arxiv:2610.00000', 'saved');
    await tab.page.close();
  }, 90_000);

  test('an entry that becomes another paper under the click is not saved; the reader is asked to look again', async () => {
    const [shown, other] = pair(303);
    const tab = await stage.listing([shown], 'cs.SE');
    await tab.page.evaluate(
      ([title, id]) =>
        document.addEventListener(
          'pointerdown',
          () => {
            const link = document.querySelector('dt a[title="Abstract"]');
            link?.setAttribute('href', `/abs/${id}`);
            link?.setAttribute('id', id);
            if (link?.firstChild) link.firstChild.nodeValue = `arXiv:${id}`;
            const text = document.querySelector('.list-title');
            if (text?.lastChild) text.lastChild.nodeValue = ` ${title}`;
          },
          { capture: true, once: true },
        ),
      [other.title, other.id] as const,
    );
    await tab.click(keyOf(shown), 'save');
    await tab.rail(keyOf(other), 'new');
    expect((await tab.onShadowRoots<string>('function () { return this.textContent; }')).join(' ')).toContain(
      words('entry_changed'),
    );
    expect([...(await stage.papersOf(shown)), ...(await stage.papersOf(other))]).toEqual([]);
    await tab.click(keyOf(other), 'save');
    await tab.rail(keyOf(other), 'saved');
    expect(await stage.papersOf(other)).toMatchObject([{ bibliography: { title: other.title } }]);
    await tab.page.close();
  });

  test('names that shadow the DOM’s own do not keep a listing from being read and saved', async () => {
    const records = madeUpRecords(3, 304);
    const html = shadowed(arxivNewPage(records, { archive: 'cs.NE' }));
    const tab = await stage.page('https://arxiv.org/list/cs.NE/new', html);
    for (const record of records) await tab.rail(keyOf(record), 'new');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    await tab.page.close();

    const unknown = publicationListPage(records)
      .replace('<ul', `${SHADOWING_DOCUMENT}<form>${SHADOWING_FORM}<ul`)
      .replace('</ul>', '</ul></form>');
    const list = await stage.page(`https://${UNKNOWN_HOST}/clobbered`, unknown);
    const popup = await stage.offprint.popup(list);
    await popup.locator('[data-action="read-page"]').click();
    await until('the popup counts three papers', async () =>
      /^3\b/.test(await popup.locator('[data-figure="page"]').innerText()),
    );
    await popup.close();
    await list.page.bringToFront();
    expect(await list.settled()).toHaveLength(3);
    await list.page.close();
  });
}
