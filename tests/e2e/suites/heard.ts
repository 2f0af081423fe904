/** What a screen reader is told of popup, panel, rails and toolbar: roles, names, states, and what speaks by itself. */
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { heardOn, type Heard } from '../harness/heard.ts';
import { keyOf, words, type Stage } from './stage.ts';

const named = (heard: readonly Heard[], role: string): string[] =>
  heard.filter((each) => each.role === role).map(({ name }) => name);
/** "pressed" of every button of some words, in order. */
const pressed = (heard: readonly Heard[], key: string): unknown[] =>
  heard.filter(({ role, name }) => role === 'button' && name === words(key)).map(({ is }) => is['pressed']);
const speaking = (heard: readonly Heard[]): number =>
  heard.filter(({ is }) => is['live'] === 'polite').length;

export function heardTests(stage: Stage): void {
  test('rails, legend and toolbar are told by role, name and state, in the closed roots where they stand', async () => {
    const records = madeUpRecords(3, 206);
    const tab = await stage.listing(records, 'cs.SY');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    await tab.boxInShadow('[data-legend]');
    await tab.selectWords('halves the memory');
    await tab.boxInShadow('.floating[data-steady] [data-action="mark"]');
    const heard = await heardOn(tab.page);
    for (const { title } of records)
      expect(named(heard, 'group')).toContain(words('rail_label').replace('$1', title));
    expect(pressed(heard, 'saved')).toEqual(['true']);
    expect(pressed(heard, 'save')).toEqual(['false', 'false']);
    expect(pressed(heard, 'later')).toEqual(['false', 'false', 'false']);
    expect(pressed(heard, 'dismiss')).toEqual(['false', 'false']);
    expect(named(heard, 'toolbar')).toEqual(expect.arrayContaining([words('legend'), words('mark_tool')]));
    expect(named(heard, 'slider')).toEqual([words('density')]);
    expect(
      named(heard, 'button').filter((name) => name.startsWith(words('mark_in').split('$1')[0]!)),
    ).toHaveLength(5);
    expect(speaking(heard)).toBeGreaterThan(0);
    await tab.close();
  });

  test('popup and panel are told by role, name and state, and say what was done', async () => {
    const records = madeUpRecords(3, 207);
    const tab = await stage.listing(records, 'cs.SD');
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-paper]').nth(2).waitFor();
    await popup.locator('[data-paper] [data-action="save"]').first().click();
    await popup.locator('[data-paper] [aria-pressed="true"]').waitFor();
    const message = popup.locator('main > [role="status"]');
    await until('it says so', async () => (await message.innerText()) !== '');
    await popup.locator('[data-just-saved="1"] [data-action="later-saved"]').waitFor();
    const said = await message.innerText();
    const heard = await heardOn(popup);
    expect(named(heard, 'main')).toHaveLength(1);
    expect(named(heard, 'heading')).not.toEqual([]);
    expect(named(heard, 'searchbox')).toEqual([expect.stringMatching(/\S/)]);
    expect(named(heard, 'list')).toContain(words('results_label'));
    expect(named(heard, 'listitem').length).toBeGreaterThanOrEqual(records.length);
    expect(pressed(heard, 'saved')).toEqual(['true']);
    expect(pressed(heard, 'save')).toEqual(['false', 'false']);
    for (const { title } of records) expect(named(heard, 'button')).toContain(title);
    expect(named(heard, 'region')).toContain(words('tag_saved_one'));
    expect(named(heard, 'textbox')).toContain(words('tag_saved_one'));
    expect(pressed(heard, 'for_later')).toEqual(['false']);
    expect(heard.find(({ name }) => name === words('export'))?.is).toMatchObject({
      hasPopup: 'menu',
      expanded: false,
    });
    const at = heard.findIndex(({ role, is }) => role === 'status' && is['live'] === 'polite');
    expect(at).toBeGreaterThan(0);
    expect(heard.filter(({ role }) => role === 'StaticText').map(({ name }) => name)).toContain(said);
    await popup.close();

    const panel = await stage.offprint.panel();
    await panel.locator('[data-paper]', { hasText: records[0]!.title }).waitFor();
    const told = await heardOn(panel);
    expect(named(told, 'main')).toHaveLength(1);
    expect(named(told, 'heading')).toContain(words('panel_label'));
    expect(named(told, 'searchbox')).toEqual([expect.stringMatching(/\S/)]);
    expect(named(told, 'group')).toContain(words('shelves_label'));
    expect(named(told, 'checkbox')).toContain(words('choose_this').replace('$1', records[0]!.title));
    expect(speaking(told)).toBeGreaterThanOrEqual(2);
    // Nothing that can be pressed is without a name.
    for (const each of [...heard, ...told])
      if (/^(?:button|link|checkbox|searchbox|combobox|slider|switch|menuitem)/.test(each.role))
        expect(each.name, JSON.stringify(each)).toMatch(/\S/);

    await panel.locator('[data-action="sort"]').click();
    await panel.locator('[data-action="sort-title"]').waitFor();
    const orders = (await heardOn(panel)).filter(({ role }) => role === 'menuitemradio');
    expect(orders.filter(({ is }) => is['checked'] === 'true').map(({ name }) => name)).toEqual([
      words('sort_saved'),
    ]);
    expect(orders.length).toBeGreaterThan(1);
    await panel.close();
    await tab.close();
  });
}
