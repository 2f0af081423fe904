/** Saving from rails, keys and popup: once is once, whatever else goes on. */
import { expect, test } from 'vitest';
import { arxivAbsPage, arxivNewPage, arxivSearchPage } from '../../support/arxiv-pages.ts';
import { huggingFaceDailyPage } from '../../support/huggingface-pages.ts';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { holdLibrary } from '../harness/held-library.ts';
import { keyOf, type Stage } from './stage.ts';

export function savingTests(stage: Stage): void {
  test('the same paper from three pages, twice each, from tabs at once, is one row that has all three', async () => {
    const [record] = madeUpRecords(1, 101);
    if (!record) throw new Error('no record');
    const pages: [string, string][] = [
      ['https://arxiv.org/list/cs.SE/new', arxivNewPage([record])],
      [`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record)],
      [`https://arxiv.org/search/?query=${record.id}&searchtype=all`, arxivSearchPage([record], record.id)],
    ];
    for (const [url, html] of pages) stage.offprint.shelf.put(url, html);
    const tabs = [];
    for (const [url] of [...pages, ...pages]) {
      const tab = await stage.offprint.open(url);
      await tab.rail(keyOf(record), 'new');
      tabs.push(tab);
    }
    await Promise.all(tabs.map((tab) => tab.click(keyOf(record), 'save')));
    await Promise.all(tabs.map((tab) => tab.rail(keyOf(record), 'saved')));
    // Once more everywhere: saving what is saved changes nothing.
    await Promise.all(tabs.map((tab) => tab.click(keyOf(record), 'save')));
    await Promise.all(tabs.map((tab) => tab.rail(keyOf(record), 'saved')));
    const papers = await stage.papersOf(record);
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      state: 'saved',
      bibliography: { title: record.title, abstract: record.abstract },
    });
    const sources = (await stage.rows('records')).filter((row) => row.paper === papers[0]?.id);
    expect(
      new Set(sources.map((row) => new URL((row.source as { url: string }).url).pathname.split('/')[1])),
    ).toEqual(new Set(['list', 'abs', 'search']));
    for (const tab of tabs) await tab.page.close();
  });

  test('a save survives that the worker was stopped just before the click', async () => {
    const [record] = madeUpRecords(1, 102);
    const tab = await stage.listing(
      [record].flatMap((one) => one ?? []),
      'cs.PL',
    );
    await stage.offprint.stopWorker(tab);
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    expect(await stage.papersOf(record)).toHaveLength(1);
    await tab.page.close();
  });

  test('the keys j k s l x u do what they say', async () => {
    const records = madeUpRecords(4, 103);
    const [first, second, third] = records.map(keyOf);
    const tab = await stage.listing(records, 'cs.DB');
    const { keyboard } = tab.page;
    const current = async (): Promise<string | undefined> =>
      (await tab.rails()).find((rail) => rail.current)?.key;
    await tab.page.bringToFront();
    await keyboard.press('j');
    await until('the first paper is current', async () => (await current()) === first);
    await keyboard.press('s');
    await tab.rail(first ?? '', 'saved');
    await keyboard.press('j');
    await until('the second paper is current', async () => (await current()) === second);
    await keyboard.press('l');
    await tab.rail(second ?? '', 'later');
    await keyboard.press('j');
    await until('the third paper is current', async () => (await current()) === third);
    await keyboard.press('x');
    await tab.rail(third ?? '', 'dismissed');
    await keyboard.press('u');
    await until(
      'the third paper is no longer dismissed',
      async () => (await tab.rail(third ?? '')).state !== 'dismissed',
    );
    await until('the third paper is current again', async () => (await current()) === third);
    await keyboard.press('k');
    await until('the second paper is current again', async () => (await current()) === second);
    expect(await stage.papersOf(records[0])).toMatchObject([{ state: 'saved' }]);
    expect(await stage.papersOf(records[1])).toMatchObject([{ state: 'later' }]);
    expect(await stage.papersOf(records[2])).toEqual([]);
    await tab.page.close();
  });

  test('keys are left to the page while the reader types or holds a modifier', async () => {
    const records = madeUpRecords(2, 104);
    const tab = await stage.listing(records, 'cs.OS');
    await tab.page.keyboard.press('j');
    await until('a paper is current', async () => (await tab.rails()).some((rail) => rail.current));
    await tab.page.keyboard.press('Control+s');
    await tab.page.evaluate(() => {
      const field = document.createElement('input');
      document.body.prepend(field);
      field.focus();
    });
    await tab.page.keyboard.type('slx');
    await stage.quiet(tab);
    expect(await tab.page.evaluate(() => document.querySelector('input')?.value)).toBe('slx');
    expect(await stage.papersOf(records[0])).toEqual([]);
    await tab.page.close();
  });

  test('what the page’s own scripts click and press does nothing', async () => {
    const records = madeUpRecords(2, 105);
    const tab = await stage.listing(records, 'cs.NI');
    await tab.page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) {
        if (element.localName.includes('-')) (element as HTMLElement).click();
      }
      for (const key of ['j', 's', 'x', 'l'])
        document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    await stage.quiet(tab);
    expect((await tab.rails()).map((rail) => rail.state)).toEqual(['new', 'new']);
    expect((await tab.rails()).some((rail) => rail.current)).toBe(false);
    await tab.page.close();
  });

  test('undo beside a rail takes the save back', async () => {
    const [record] = madeUpRecords(1, 106);
    const tab = await stage.listing(
      [record].flatMap((one) => one ?? []),
      'cs.HC',
    );
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    // What is copied of the page is the page's: neither words of ours nor elements.
    await stage.offprint.context.grantPermissions(['clipboard-read'], { origin: 'https://arxiv.org' });
    await tab.page.keyboard.press('Control+a');
    await tab.page.keyboard.press('Control+c');
    const copied = await until('the page is on the clipboard', async () => {
      const texts = await tab.page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return Promise.all((item?.types ?? []).map(async (type) => (await item!.getType(type)).text()));
      });
      return texts.length > 1 && texts.every((text) => text.includes(record?.title ?? '?')) ? texts : null;
    });
    for (const text of copied) expect(text).not.toMatch(/<o[\da-f]{12}-x|\bUndo\b/);
    await tab.page.evaluate(() => getSelection()?.removeAllRanges());
    await tab.click(keyOf(record), 'undo');
    await until(
      'the paper is not saved any more',
      async () => (await tab.rail(keyOf(record))).state !== 'saved',
    );
    expect(await stage.papersOf(record)).toEqual([]);
    await tab.page.close();
  });

  test('the popup saves all that is shown, and the page’s rails say so', async () => {
    const records = madeUpRecords(5, 107);
    const tab = await stage.listing(records, 'cs.IR');
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-action="save-all"]').click();
    await until('five papers are saved', async () =>
      /\b5\b/.test(await popup.locator('[data-figure="saved"]').innerText()),
    );
    await popup.close();
    await tab.page.bringToFront();
    for (const record of records) {
      await tab.scrollToText(`arXiv:${record.id}`);
      await tab.rail(keyOf(record), 'saved');
    }
    await tab.page.close();
  });

  test('what was saved together is tagged and put off in one step by keys, each taken back by itself', async () => {
    const records = madeUpRecords(5, 109);
    const tab = await stage.listing(records, 'cs.NI');
    const popup = await stage.offprint.popup(tab);
    const { keyboard } = popup;
    const kept = async () => (await Promise.all(records.map((record) => stage.papersOf(record)))).flat();
    const saveAll = popup.locator('[data-action="save-all"]');

    // While it takes its time, it says how far it is, and is ended without a trace.
    await saveAll.waitFor();
    const letGo = await holdLibrary(await stage.offprint.desk());
    await saveAll.press('Enter');
    await popup.locator('[data-status="working"]').waitFor();
    await popup.locator('[data-course="0"]').waitFor();
    await popup.locator('[data-action="stop-action"]').press('Enter');
    await popup.locator('[data-action="stop-action"]:disabled').waitFor();
    await letGo();
    await popup.locator('[data-status="said"]:not(:empty)').waitFor();
    expect(await kept()).toEqual([]);
    expect(await popup.locator('[data-just-saved], [data-course]').count()).toBe(0);

    await saveAll.press('Enter');
    await popup.locator('[data-just-saved="5"]').waitFor();
    const tag = popup.locator('[data-action="tag-saved"]');
    await until('the keys are led to it', () => tag.evaluate((field) => field === document.activeElement));
    await keyboard.type('to read');
    await keyboard.press('Enter');
    await popup.locator('[data-action="pick-tag"][data-name="to read"][aria-pressed="true"]').waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await popup.locator('[data-action="later-saved"][aria-pressed="true"]').waitFor();
    expect((await kept()).map(({ tags, state }) => [tags, state])).toEqual(
      records.map(() => [['to read'], 'later']),
    );

    const undo = popup.locator('footer [data-action="undo"]');
    await undo.press('Enter');
    await popup.locator('[data-action="later-saved"][aria-pressed="false"]').waitFor();
    await undo.press('Enter');
    await until('no paper is tagged', async () => (await kept()).every(({ tags }) => String(tags) === ''));
    await undo.press('Enter');
    await until('nothing is saved', async () => (await kept()).length === 0);
    await popup.locator('[data-just-saved]').waitFor({ state: 'detached' });
    await popup.close();
    await tab.page.close();
  });

  test('a snapshot that takes its time says how far it is, and is ended without a trace', async () => {
    await stage.offprint.ask('snapshot', null);
    const record = madeUpRecords(1, 110)[0]!;
    const tab = await stage.listing([record], 'cs.NE');
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    const page = await stage.offprint.ownPage('recovery.html', { width: 640, height: 800 });
    const there = page.locator('[data-snapshot]');
    const backUp = page.locator('[data-action="back-up"]');
    await backUp.waitFor();
    const before = await there.count();
    const letGo = await holdLibrary(await stage.offprint.desk(), 'meta');
    await backUp.press('Enter');
    await page.locator('[data-course="0"]').waitFor();
    await page.locator('[data-action="stop-action"]').press('Enter');
    await page.locator('[data-action="stop-action"]:disabled').waitFor();
    await letGo();
    await page.locator('[data-status="said"]:not(:empty)').waitFor();
    expect(await there.count()).toBe(before);
    await backUp.press('Enter');
    await until('another is there', async () => (await there.count()) === before + 1);
    await page.close();
    await tab.page.close();
  });

  test('over a PDF the popup knows the paper by its address, saves it and tells of it again', async () => {
    const [known, other] = madeUpRecords(2, 112);
    const tab = await stage.listing([known!], 'cs.OS');
    await tab.click(keyOf(known), 'save');
    await tab.rail(keyOf(known), 'saved');
    await tab.page.close();
    const over = async (id: string) => {
      const url = `https://arxiv.org/pdf/${id}v1`;
      stage.offprint.shelf.put(
        url,
        '<!doctype html><link rel="icon" href="data:,"><title>2401.pdf</title><embed>',
      );
      const file = await stage.offprint.open(url);
      return [file, await stage.offprint.popup(file)] as const;
    };
    const [file, popup] = await over(known!.id);
    await popup.locator(`[data-paper]:has-text("${known!.title}")`).waitFor();
    await popup.locator('[data-all-saved]').waitFor();
    await popup.locator('[data-action="tag-saved"]').fill('a file');
    await popup.keyboard.press('Enter');
    await until('it is tagged', async () => String((await stage.papersOf(known))[0]?.tags) === 'a file');
    await popup.close();
    await file.page.close();

    const [unread, fresh] = await over(other!.id);
    await fresh.locator('[data-action="save-all"]').click();
    await fresh.locator('[data-action="open-in-library"]').waitFor();
    expect(await stage.papersOf(other)).toMatchObject([{ bibliography: { ids: { arxiv: other!.id } } }]);
    await fresh.close();
    await unread.page.close();
  });

  test('a rail whose words grow stays within a card that would cut it', async () => {
    const records = madeUpRecords(6, 111);
    const daily = await stage.page('https://huggingface.co/papers', huggingFaceDailyPage(records));
    const key = keyOf(records[0]);
    await daily.click(key, 'save');
    await daily.rail(key, 'saved');
    for (const width of [360, 392, 424, 456]) {
      await daily.page.setViewportSize({ width, height: 800 });
      await daily.page.evaluate(() => scrollTo(0, 0));
      await until(`all of the rail is seen at ${width}`, async () => {
        const [right, { box, buttons }] = await Promise.all([
          daily.page.evaluate(() => document.querySelector('article')!.getBoundingClientRect().right),
          daily.rail(key, 'saved'),
        ]);
        return [box, ...buttons.map((button) => button.box)].every((each) => each.x + each.width <= right);
      });
    }
    // What is said anew at a width is moved in as well.
    await daily.click(key, 'undo');
    await daily.rail(key, 'new');
    await daily.click(key, 'save');
    await until('its words are seen', async () => {
      const [right, { box }] = await Promise.all([
        daily.page.evaluate(() => document.querySelector('article')!.getBoundingClientRect().right),
        daily.rail(key, 'saved'),
      ]);
      return box.x + box.width <= right;
    });
    await daily.page.close();
  });

  test('a paper saved on arXiv is known on Hugging Face’s daily list', async () => {
    const records = madeUpRecords(3, 108);
    const tab = await stage.listing(records, 'cs.MA');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    const daily = await stage.page('https://huggingface.co/papers', huggingFaceDailyPage(records));
    await daily.rail(keyOf(records[0]), 'saved');
    await daily.click(keyOf(records[1]), 'save');
    await daily.rail(keyOf(records[1]), 'saved');
    expect(await stage.papersOf(records[1])).toMatchObject([
      {
        bibliography: {
          title: records[1]?.title,
          abstract: records[1]?.abstract,
          authors: records[1]?.authors.map((name) => ({ name })),
        },
      },
    ]);
    await tab.page.bringToFront();
    await tab.rail(keyOf(records[1]), 'saved');
    await daily.page.close();
    await tab.page.close();
  });
}
