/** Papers kept from lists that leave things out: nothing is asked for before the reader says so, and then slowly. */
import { beforeAll, expect, test } from 'vitest';
import { arxivAbsPage, arxivRecentPage } from '../../support/arxiv-pages.ts';
import { huggingFaceDailyPage } from '../../support/huggingface-pages.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import type { Answer } from '../harness/pages.ts';
import type { Tab } from '../harness/tab.ts';
import { keyOf, words, type Row, type Stage } from './stage.ts';

/** A wait of three seconds, twice, and a busy machine. */
const WITHIN = 25_000;

interface Asked {
  id: string;
  at: number;
  headers: Record<string, string>;
}

/** Serves each paper's page as `answer` makes it, and writes down when it was asked for and with what. */
function servePapers(
  stage: Stage,
  records: SampleRecord[],
  answer: (record: SampleRecord) => string | Answer = arxivAbsPage,
): Asked[] {
  const asked: Asked[] = [];
  for (const record of records) {
    stage.offprint.shelf.put(`https://arxiv.org/abs/${record.id}`, (headers) => {
      asked.push({ id: record.id, at: Date.now(), headers });
      return answer(record);
    });
  }
  return asked;
}

async function save(tab: Tab, record: SampleRecord | undefined): Promise<void> {
  await tab.click(keyOf(record), 'save');
  await tab.rail(keyOf(record), 'saved');
}

const abstractOf = (paper: Row | undefined) =>
  (paper?.bibliography as { abstract?: string } | undefined)?.abstract;

const spoken = async (tab: Tab): Promise<string> =>
  (
    await tab.onShadowRoots<string>(`function () { return this.querySelector('.toast')?.textContent ?? ''; }`)
  ).join('');

const asksOnPage = async (tab: Tab): Promise<boolean> =>
  (await tab.onShadowRoots<boolean>(`function () { return !!this.querySelector('.question'); }`)).includes(
    true,
  );

export function completingTests(stage: Stage): void {
  const records = madeUpRecords(7, 211);
  let tab: Tab;

  /** What the reader answered for arXiv; null: was not asked yet. */
  async function answered(answer: 'always' | null): Promise<void> {
    const desk = await stage.offprint.desk();
    await desk.evaluate(
      (completing) => chrome.storage.local.set({ completing }),
      answer === null ? {} : { arxiv: answer },
    );
  }

  beforeAll(async () => {
    await stage.offprint.context.addCookies([
      { name: 'session', value: 'secret', domain: 'arxiv.org', path: '/', secure: true },
    ]);
    tab = await stage.page('https://arxiv.org/list/cs.GL/recent', arxivRecentPage(records));
    await tab.settled();
  });

  test('saving from a list without abstracts asks for nothing and the reader once; after "Always" what was saved so far is completed, at most one request in three seconds', async () => {
    const asked = servePapers(stage, records);
    await save(tab, records[0]);
    await tab.boxInShadow('[data-action="completing-always"]');
    await save(tab, records[1]);
    expect(asked).toEqual([]);
    await tab.clickInShadow('[data-action="completing-always"]');
    await until(
      'both abstracts',
      async () => (asked.length === 2 ? true : Promise.reject(new Error(`${asked.length} asked for`))),
      WITHIN,
    );
    const [first, second] = asked;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
    for (const { headers } of asked) {
      expect(headers['cookie']).toBeUndefined();
      expect(headers['referer']).toBeUndefined();
    }
    for (const record of records.slice(0, 2)) {
      const paper = await until(
        'the abstract is in the library',
        async () => (await stage.papersOf(record)).find((each) => abstractOf(each) === record.abstract),
        WITHIN,
      );
      const rows = (await stage.rows('records')).filter((row) => row.paper === paper.id);
      const provenance = paper.provenance as { abstract: { from: string } };
      const from = rows.find((row) => row.id === provenance.abstract.from);
      expect(rows).toHaveLength(2);
      expect(from?.source).toMatchObject({ site: 'arxiv', url: `https://arxiv.org/abs/${record.id}` });
    }
    expect(await asksOnPage(tab)).toBe(false);
  });

  test('the next paper is completed without a question, also when the worker is stopped on the way', async () => {
    await answered('always');
    const asked = servePapers(stage, records);
    await save(tab, records[2]);
    await save(tab, records[3]);
    await until('the first page is asked for', () => asked.length === 1, WITHIN);
    await stage.offprint.stopWorker(tab);
    // Whatever wakes the worker takes the queue up again.
    await tab.page.reload({ waitUntil: 'domcontentloaded' });
    await tab.settled();
    await until(
      'the second abstract is in the library',
      async () =>
        (await stage.papersOf(records[3])).some((each) => abstractOf(each) === records[3]?.abstract),
      WITHIN,
    );
    const times = asked.map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_900);
    expect(await asksOnPage(tab)).toBe(false);
  });

  test('undo takes back the save with what completed it', async () => {
    await answered('always');
    servePapers(stage, records);
    await save(tab, records[4]);
    await until(
      'the abstract is in the library',
      async () => (await stage.papersOf(records[4])).some((each) => abstractOf(each)),
      WITHIN,
    );
    await tab.click(keyOf(records[4]), 'undo');
    await tab.rail(keyOf(records[4]), 'new');
    expect(await stage.papersOf(records[4])).toEqual([]);
  });

  test('a page that is not what it was says so and gives no field; in the library it is asked for again by hand', async () => {
    const record = records[4] as SampleRecord;
    await answered('always');
    const changed = servePapers(stage, [record], () => '<!doctype html><h1>Welcome</h1><p>New site.</p>');
    await save(tab, record);
    await until('the page is asked for', () => changed.length > 0, WITHIN);
    await until(
      'the page says that nothing was added',
      async () => (await spoken(tab)).includes(words('fetch_changed').replace('$1', 'arXiv')),
      WITHIN,
    );
    expect((await stage.papersOf(record)).map(abstractOf)).toEqual([undefined]);

    const asked = servePapers(stage, [record]);
    const panel = await stage.offprint.panel();
    await panel
      .locator('[data-paper]', { hasText: record.title })
      .locator('[data-action="open"]')
      .first()
      .click();
    // What went wrong before is said here too.
    await panel.locator('[data-missing="abstract"][data-trouble="changed"]').waitFor();
    expect(asked).toEqual([]);
    await panel.locator('[data-action="complete"]').click();
    await until(
      'the details show the abstract',
      async () =>
        (await panel.locator('[data-section="abstract"]').innerText()).includes(record.abstract.slice(0, 40)),
      WITHIN,
    );
    expect(asked).toHaveLength(1);
    expect(await panel.locator('[data-missing]').count()).toBe(0);
    await panel.close();
  });

  test('a 429 stops everything for that site, and says until when', async () => {
    await answered('always');
    const asked = servePapers(stage, records.slice(5), () => ({
      status: 429,
      headers: { 'content-type': 'text/html', 'retry-after': '600' },
      body: 'Rate exceeded.',
    }));
    await save(tab, records[5]);
    await until(
      'the page speaks of a pause',
      async () => (await spoken(tab)).includes('arXiv asked for a pause'),
      WITHIN,
    );
    await save(tab, records[6]);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(asked.map(({ id }) => id)).toEqual([records[5]?.id]);
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-paused="arxiv"]').waitFor();
    await popup.close();
    expect(tab.pageErrors).toEqual([]);
    await tab.page.close();
  });

  test('papers saved from the popup are asked about there', async () => {
    const more = madeUpRecords(3, 213);
    await answered(null);
    const list = await stage.page('https://arxiv.org/list/cs.NA/recent', arxivRecentPage(more));
    await list.settled();
    const popup = await stage.offprint.popup(list);
    await popup.locator('[data-action="save-all"]').click();
    await popup.locator('[data-asks="arxiv"] [data-action="completing-off"]').click();
    await until('the question is gone', async () => (await popup.locator('[data-asks]').count()) === 0);
    await popup.close();
    await list.page.close();
  });

  test('"Not now" is not asked again, and asks for nothing', async () => {
    const [first, second] = madeUpRecords(2, 212);
    if (!first || !second) throw new Error('no records');
    // A search page shows cards that name no author, and carries no JSON of them.
    const cards = huggingFaceDailyPage([first, second]).replace(/data-props="[^"]*"/, '');
    const search = await stage.page('https://huggingface.co/papers?q=study', cards);
    await search.settled();
    await save(search, first);
    await search.clickInShadow('[data-action="completing-off"]');
    await save(search, second);
    await stage.quiet(search);
    expect(await asksOnPage(search)).toBe(false);
    await search.page.reload({ waitUntil: 'domcontentloaded' });
    await search.rail(keyOf(second), 'saved');
    expect(await asksOnPage(search)).toBe(false);
    await search.page.close();
  });
}
