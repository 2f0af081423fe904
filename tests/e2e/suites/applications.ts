/** Pages that are applications: drawn by the client, changed by routes, left and come back to. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { huggingFaceDailyPage } from '../../support/huggingface-pages.ts';
import { madeUpRecords } from '../../support/records.ts';
import { listFixtures } from '../../fixtures/sites/list.ts';
import { until } from '../harness/deadline.ts';
import { counted } from '../harness/scorecard.ts';
import type { Tab } from '../harness/tab.ts';
import { keyOf, type Stage } from './stage.ts';

function bodyOf(html: string): string {
  return /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? html.replace(/^[\s\S]*<body[^>]*>/, '');
}

function fixture(site: string, name: string): { url: string; body: string } {
  const found = listFixtures(site).find((each) => each.name === name);
  if (!found) throw new Error(`there is no fixture ${site}/${name}`);
  return { url: found.url, body: bodyOf(readFileSync(found.file, 'utf8')) };
}

/** Goes to another address in the same document and draws its page some time later, as applications do. */
async function route(tab: Tab, url: string, body: string): Promise<void> {
  await tab.page.evaluate(
    async ([address, html]) => {
      history.pushState({}, '', address);
      await new Promise((resolve) => setTimeout(resolve, 120));
      document.body.innerHTML = html;
    },
    [url, body] as const,
  );
}

/** The rails are those of these papers, each once. */
function expectRails(tab: Tab, keys: readonly string[]): Promise<unknown> {
  const wanted = keys.toSorted().join(' ');
  return until(`rails of exactly ${wanted}`, async () => {
    const rails = await tab.rails();
    const isReady = rails.every((rail) => rail.state !== 'asking');
    return (
      isReady &&
      rails
        .map((rail) => rail.key)
        .toSorted()
        .join(' ') === wanted
    );
  });
}

export function applicationTests(stage: Stage): void {
  test('a list that the client draws late, draws anew and adds to is read as it comes, each paper once', async () => {
    const records = madeUpRecords(6, 321);
    const early = records.slice(0, 4);
    const tab = await stage.page(
      'https://huggingface.co/papers',
      '<!doctype html><link rel="icon" href="data:,"><title>Daily Papers</title><body><div><main></main></div></body>',
    );
    const draw = (shown: typeof records): Promise<unknown> =>
      tab.page.evaluate(
        (html) => {
          document.body.innerHTML = html;
        },
        bodyOf(huggingFaceDailyPage(shown)),
      );
    await tab.page.waitForTimeout(300);
    await draw(early);
    await expectRails(tab, early.map(keyOf));
    await tab.click(keyOf(early[0]), 'save');
    await tab.rail(keyOf(early[0]), 'saved');
    await draw(records);
    await expectRails(tab, records.map(keyOf));
    await tab.rail(keyOf(early[0]), 'saved');
    await draw([...records].reverse());
    await expectRails(tab, records.map(keyOf));
    const popup = await stage.offprint.popup(tab);
    await until('the popup counts each once', async () =>
      /^6\b/.test(await popup.locator('[data-figure="page"]').innerText()),
    );
    await popup.close();
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });

  counted('F19', 'routes of an application: the rails are those of what is shown', async (tally) => {
    const venue = fixture('openreview', 'venue');
    const forum = fixture('openreview', 'forum');
    const tab = await stage.page(
      venue.url,
      `<!doctype html><link rel="icon" href="data:,"><title>OpenReview</title><body>${venue.body}</body>`,
    );
    const listed = (await tab.settled()).map((rail) => rail.key);
    expect(listed).toContain('openreview:aB3-xY9z01');
    expect(listed.length).toBeGreaterThan(1);
    await route(tab, forum.url, forum.body);
    await expectRails(tab, ['openreview:aB3-xY9z01']);
    await tab.click('openreview:aB3-xY9z01', 'save');
    await tab.rail('openreview:aB3-xY9z01', 'saved');
    const [paper] = (await stage.rows('papers')).filter((row) => JSON.stringify(row).includes('aB3-xY9z01'));
    expect(paper).toMatchObject({
      bibliography: { title: 'Paper birds that fold', abstract: 'Folding is hard. We fold.' },
    });
    // Back by the browser: the address changes first, the page follows.
    await tab.page.evaluate((html) => {
      addEventListener('popstate', () => setTimeout(() => (document.body.innerHTML = html), 150), {
        once: true,
      });
      history.back();
    }, venue.body);
    await expectRails(tab, listed);
    await tab.rail('openreview:aB3-xY9z01', 'saved');
    // The fixture's pictures are not served.
    expect(tab.pageErrors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    tally.count();
    await tab.page.close();
  });

  test('a search that replaces its results in place shows rails of the new ones only', async () => {
    const search = fixture('semantic-scholar', 'search');
    const tab = await stage.page(
      search.url,
      `<!doctype html><link rel="icon" href="data:,"><title>birds</title><body>${search.body}</body>`,
    );
    const before = (await tab.settled()).map((rail) => rail.key);
    expect(before.length).toBeGreaterThan(0);
    const other = search.body
      .replaceAll('0123456789abcdef0123456789abcdef01234567', 'fedcba9876543210fedcba9876543210fedcba98')
      .replaceAll('Birds', 'Boats');
    await route(tab, search.url.replace('birds', 'boats'), other);
    await until('rails of the new results', async () => {
      const keys = (await tab.rails()).map((rail) => rail.key);
      return (
        keys.length === before.length &&
        keys.some((key) => !before.includes(key)) &&
        new Set(keys).size === keys.length
      );
    });
    await tab.page.close();
  });

  counted('F19', 'a listing that comes back from the browser’s cache can be saved from', async (tally) => {
    const records = madeUpRecords(3, 322);
    const away = madeUpRecords(2, 323);
    const tab = await stage.listing(records, 'cs.HC');
    await tab.page.evaluate(() =>
      addEventListener('pageshow', (event) => Object.assign(window, { isBack: event.persisted })),
    );
    const other = 'https://arxiv.org/list/cs.GL/new';
    stage.offprint.shelf.put(other, arxivNewPage(away, { archive: 'cs.GL' }));
    await tab.page.goto(other, { waitUntil: 'domcontentloaded' });
    await expectRails(tab, away.map(keyOf));
    await tab.page.goBack({ waitUntil: 'commit' });
    await until('the page is back as it was left', () =>
      tab.page.evaluate(() => (window as unknown as { isBack?: boolean }).isBack === true),
    );
    await expectRails(tab, records.map(keyOf));
    await tab.click(keyOf(records[1]), 'save');
    await tab.rail(keyOf(records[1]), 'saved');
    expect(await stage.papersOf(records[1])).toHaveLength(1);
    tally.count();
    await tab.page.close();
  });
}
