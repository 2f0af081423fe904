/** Keys on a page: help, the paper's files, the pages beside it, notes; and that none is taken from those who need it. */
import { expect, test } from 'vitest';
import { arxivAbsPage, arxivNewPage } from '../../support/arxiv-pages.ts';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, type Stage } from './stage.ts';

export function keyTests(stage: Stage): void {
  test('"?" shows what every key does, as it is set, and Esc puts it away', async () => {
    const tab = await stage.listing(madeUpRecords(2, 941), 'cs.FL');
    const shown = async () =>
      (
        await tab.onShadowRoots<string[] | null>(
          `function () {
            const sheet = this.querySelector('[data-keys]');
            return sheet && [...sheet.querySelectorAll('dl > div')].map((line) => line.innerText.replace(/\\s+/g, ' '));
          }`,
        )
      ).find((lines) => lines !== null) ?? null;
    await tab.page.keyboard.press('?');
    const lines = await until('the sheet is shown', shown);
    for (const key of ['j', 'k', 's', 'x', 'l', 'n', 'm', 'u', 'o', '[', ']', '/', '?'])
      expect(
        lines.filter((line) => line.startsWith(`${key} `)),
        key,
      ).toHaveLength(1);
    // What the browser itself listens for, with the key that it says.
    expect(lines.some((line) => /Alt.*Shift.*S/.test(line))).toBe(true);
    await tab.page.keyboard.press('Escape');
    await until('it is gone', async () => (await shown()) === null);
    await tab.page.close();
  });

  test('p goes to the PDF, Shift+P opens it beside, a goes to the paper’s own page, ] to the page after', async () => {
    const [first, second] = madeUpRecords(2, 942);
    const pdf = `https://arxiv.org/pdf/${first?.id}`;
    stage.offprint.shelf.put(pdf, '<!doctype html><link rel="icon" href="data:,"><title>the file</title>');
    stage.offprint.shelf.put(`https://arxiv.org/abs/${first?.id}`, arxivAbsPage(first!));
    const after = 'https://arxiv.org/list/cs.SC/new?skip=50&show=50';
    stage.offprint.shelf.put(after, arxivNewPage([second!], { archive: 'cs.SC' }));
    const pager = `<div class='paging'>Total of 51 entries : <span>1-50</span> <a href="${after}">51-51</a></div>`;
    const html = arxivNewPage([first!], { archive: 'cs.SC' }).replace('</body>', `${pager}</body>`);
    const tab = await stage.page('https://arxiv.org/list/cs.SC/new', html);
    const { page } = tab;
    const isAt = (url: string) => until(`the tab is at ${url}`, async () => page.url() === url);
    await tab.settled();
    await page.keyboard.press('j');
    const [beside] = await Promise.all([
      stage.offprint.context.waitForEvent('page'),
      page.keyboard.press('Shift+P'),
    ]);
    await beside.waitForURL(pdf);
    await beside.close();
    await page.bringToFront();
    await page.keyboard.press(']');
    await isAt(after);
    // The address is told before the page is the tab's own; until then there is no way back from it.
    await page.waitForLoadState();
    await page.goBack();
    await tab.settled();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await isAt(`https://arxiv.org/abs/${first?.id}`);
    await tab.settled();
    await page.keyboard.press('p');
    await isAt(pdf);
    await page.close();
  });

  test('n writes a note on the paper, kept with it, and shown again where it is written on', async () => {
    const [record] = madeUpRecords(1, 943);
    const tab = await stage.listing([record!], 'cs.GT');
    const { keyboard } = tab.page;
    const noteIs = (note: string) =>
      until(`the note is "${note}"`, async () => (await stage.papersOf(record))[0]?.['note'] === note);
    await keyboard.press('j');
    await keyboard.press('n');
    await tab.boxInShadow('[data-note-card] textarea');
    await keyboard.type('see section 4');
    await keyboard.press('Control+Enter');
    await noteIs('see section 4');
    await tab.rail(keyOf(record), 'saved');
    await keyboard.press('n');
    await tab.boxInShadow('[data-note-card] textarea');
    await keyboard.type(', again');
    await keyboard.press('Control+Enter');
    await noteIs('see section 4, again');
    await keyboard.press('u');
    await noteIs('see section 4');
    await tab.page.close();
  });

  test('no key is taken while somebody types, or from a page that uses it', async () => {
    const [first, second] = madeUpRecords(2, 944);
    const tab = await stage.listing([first!, second!], 'cs.MM');
    const { page } = tab;
    await page.evaluate(() => {
      const fields = document.createElement('div');
      const add = (id: string, name: string, given: Record<string, string> = {}) => {
        const element = document.createElement(name);
        element.id = id;
        for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
        fields.append(element);
        return element;
      };
      add('input', 'input');
      add('area', 'textarea');
      add('rich', 'div', { contenteditable: 'true' });
      add('role', 'div', { role: 'textbox', tabindex: '0' });
      add('host', 'div').attachShadow({ mode: 'open' }).append(document.createElement('input'));
      add('own', 'button', { 'aria-keyshortcuts': 'x' });
      document.body.append(fields);
      // As pages do it: one says that it used the key, one only moves the focus.
      document.addEventListener('keydown', (event) => {
        if (event.key === 'l' && event.target === document.body) event.preventDefault();
      });
      window.addEventListener(
        'keydown',
        (event) => event.key === 'u' && document.getElementById('own')?.focus(),
      );
    });
    await page.keyboard.press('j');
    await tab.rail(keyOf(first));
    for (const id of ['input', 'area', 'rich', 'role', 'host']) {
      await page.evaluate((name) => {
        const element = document.getElementById(name)!;
        (element.shadowRoot?.querySelector('input') ?? element).focus();
      }, id);
      for (const key of ['s', 'x', 'l', 'j']) await page.keyboard.press(key);
    }
    const typed = await page.evaluate(() => [
      (document.getElementById('input') as HTMLInputElement).value,
      (document.getElementById('area') as HTMLTextAreaElement).value,
      document.getElementById('rich')?.textContent,
      document.getElementById('host')?.shadowRoot?.querySelector('input')?.value,
    ]);
    expect(typed).toEqual(['sxlj', 'sxlj', 'sxlj', 'sxlj']);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    // The page's own by its word, and by its deed; then one with a modifier, which is nobody's.
    for (const key of ['x', 'l', 'Control+s']) await page.keyboard.press(key);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await tab.rail(keyOf(second), 'saved');
    expect((await tab.rail(keyOf(first))).state).toMatch(/new|seen/);
    await page.keyboard.press('u');
    await until('the page had the key', () => page.evaluate(() => document.activeElement?.id === 'own'));
    // Answered after anything that an undo would have said.
    await page.keyboard.press('?');
    await tab.boxInShadow('[data-keys]');
    expect((await tab.rail(keyOf(second))).state).toBe('saved');
    await page.close();
  });
}
