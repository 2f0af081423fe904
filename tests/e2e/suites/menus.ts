/**
 * The browser's own menus and shortcuts. Automation cannot open them; their events are raised in the worker as the
 * browser raises them, and everything after that is real.
 */
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import type { Stage } from './stage.ts';

export function menuTests(stage: Stage): void {
  const click = async (
    details: { menuItemId: string; linkUrl?: string; selectionText?: string },
    tab: number,
  ) =>
    (await stage.offprint.worker()).evaluate(
      async ([info, id]) => chrome.contextMenus.onClicked.dispatch(info, await chrome.tabs.get(id)),
      [details, tab] as const,
    );
  const command = async (name: string, tab: number) =>
    (await stage.offprint.worker()).evaluate(
      async ([id, of]) => chrome.commands.onCommand.dispatch(id, await chrome.tabs.get(of)),
      [name, tab] as const,
    );

  test('the paper behind a link is saved by its title, and told apart from what names none', async () => {
    const [shown] = madeUpRecords(1, 921);
    const tab = await stage.listing([shown!], 'cs.DL');
    const id = await stage.offprint.tabId(tab.page);
    await tab.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://arxiv.org/abs/2405.09999';
      link.textContent = 'Margins of Margins: What Notes Remember';
      document.body.append(link);
    });
    const worker = await stage.offprint.worker();
    // What the badge says for a moment is kept for the test.
    await worker.evaluate(() => {
      const { action } = chrome;
      const set = action.setBadgeText.bind(action);
      const all: string[] = ((globalThis as { saidOnBadge?: string[] }).saidOnBadge = []);
      action.setBadgeText = (details) => {
        all.push(details.text);
        return set(details);
      };
    });
    const said = () => worker.evaluate(() => (globalThis as { saidOnBadge?: string[] }).saidOnBadge ?? []);
    await click({ menuItemId: 'save-link', linkUrl: 'https://arxiv.org/abs/2405.09999' }, id);
    const paper = await until('it is kept', async () =>
      (await stage.rows('papers')).find(
        (row) => (row.bibliography as { ids: { arxiv?: string } }).ids.arxiv === '2405.09999',
      ),
    );
    expect((paper.bibliography as { title: string }).title).toBe('Margins of Margins: What Notes Remember');
    await until('it says so', async () => (await said()).at(-2) === '✓');
    // And then the number again.
    expect((await said()).slice(-2)).toEqual(['✓', '1']);
    const before = (await stage.rows('papers')).length;
    await click({ menuItemId: 'save-link', linkUrl: 'https://arxiv.org/help' }, id);
    await until('it says that it could not', async () => (await said()).includes('!'));
    expect((await stage.rows('papers')).length).toBe(before);
    await tab.page.close();
  });

  test.each([
    ['doi', '10.5555/3292500.3330701', 'https://doi.org/10.5555/3292500.3330701', 'Rails Beside a River'],
    ['openreview', 'rT0q3wZk9L', 'https://openreview.net/forum?id=rT0q3wZk9L', 'A Margin for Every Reader'],
  ])('a link that names a paper by its %s saves it by that', async (scheme, value, href, words) => {
    const [shown] = madeUpRecords(1, 923);
    const tab = await stage.listing([shown!], 'cs.DL');
    await tab.page.evaluate(
      ([address, text]) => {
        document.body.append(
          Object.assign(document.createElement('a'), { href: address, textContent: text }),
        );
      },
      [href, words] as const,
    );
    await click({ menuItemId: 'save-link', linkUrl: href }, await stage.offprint.tabId(tab.page));
    const paper = await until('it is kept', async () =>
      (await stage.rows('papers')).find(
        (row) => (row.bibliography as { ids: Record<string, string> }).ids[scheme] === value,
      ),
    );
    expect((paper.bibliography as { title: string }).title).toBe(words);
    await tab.page.close();
  });

  test('a shortcut saves the paper of a page and marks what is selected', async () => {
    const [shown] = madeUpRecords(1, 922);
    const tab = await stage.listing([shown!], 'cs.PL');
    const id = await stage.offprint.tabId(tab.page);
    await command('save-page', id);
    await until('it is kept', async () => (await stage.papersOf(shown)).length === 1);
    const [paper] = await stage.papersOf(shown);
    await tab.page.evaluate(() => {
      const abstract = document.querySelector('dd p.mathjax')!.firstChild!;
      getSelection()!.setBaseAndExtent(abstract, 0, abstract, 20);
    });
    await click({ menuItemId: 'mark', selectionText: '' }, id);
    await until('it is marked', async () =>
      (await stage.rows('marks')).some((mark) => mark.paper === paper?.id),
    );
    await tab.page.close();
  });

  test('what is selected or typed after the keyword is looked for in the library', async () => {
    const [shown] = madeUpRecords(1, 923);
    const tab = await stage.listing([shown!], 'cs.FL');
    const id = await stage.offprint.tabId(tab.page);
    const found = (words: string) =>
      until('the library opens', () =>
        stage.offprint.context.pages().find((page) => page.url().includes(`#find=${words}`)),
      );
    await click({ menuItemId: 'find', selectionText: 'margins of margins' }, id);
    const menu = await found('margins+of+margins');
    expect(await menu.locator('input[type=search]').inputValue()).toBe('margins of margins');
    await menu.close();
    await (
      await stage.offprint.worker()
    ).evaluate(() => chrome.omnibox.onInputEntered.dispatch('quantum', 'newForegroundTab'));
    const box = await found('quantum');
    expect(await box.locator('input[type=search]').inputValue()).toBe('quantum');
    await box.close();
    await tab.page.close();
  });
}
