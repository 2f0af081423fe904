/** What sentences do, as it is drawn: ink on listings, glance and claims in the library. */
import { expect, test } from 'vitest';
import { skimText, type SkimmedSentence } from '../../../lib/skim/skim-text.ts';
import { canonicalText } from '../../../lib/text/abstract-text.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { shippedModel } from '../../support/role-model.ts';
import { until } from '../harness/deadline.ts';
import { PLAIN, skimInBoth } from './skim-both.ts';
import { keyOf, type Stage } from './stage.ts';

const model = shippedModel();

/** The words of the surest sentence with a role, without formulas. */
function surest(record: SampleRecord, role: SkimmedSentence['role']): string {
  const { text } = canonicalText(record.abstract);
  const [sentence] = skimText(model, text)
    .sentences.filter((each) => each.role === role && !text.slice(each.start, each.end).includes('$'))
    .toSorted((a, b) => b.p - a.p);
  if (!sentence) throw new Error(`no sentence is "${role}"`);
  return text.slice(sentence.start, sentence.end).trim().slice(0, 30);
}

export function skimTests(stage: Stage): void {
  test('on a listing the result is tinted and the background is left alone, as pixels', async () => {
    const [record] = madeUpRecords(1, 171);
    if (!record) throw new Error('no record');
    const tab = await stage.listing([record], 'cs.ET');
    const result = surest(record, 'result');
    await until('the result is tinted', async () => (await tab.colouredShare(result)) > 0.3);
    expect(await tab.colouredShare(surest(record, 'background'))).toBeLessThan(0.05);
    await tab.page.close();
  });

  test('the key f folds abstracts to what they claim and opens them again; the page stays as it is', async () => {
    const [record] = madeUpRecords(1, 173);
    if (!record) throw new Error('no record');
    const tab = await stage.listing([record], 'cs.OH');
    await until(
      'the result is tinted',
      async () => (await tab.colouredShare(surest(record, 'result'))) > 0.3,
    );
    const before = await tab.page.content();
    const box = () => tab.page.locator('dd p.mathjax').first().boundingBox();
    const place = await box();
    const open = await tab.page.screenshot();
    await tab.page.keyboard.press('f');
    // The tinted words lie under the sheet, wherever on it they are said again.
    await until('the abstract is folded', async () => !(await tab.page.screenshot()).equals(open));
    expect(await tab.page.content()).toBe(before);
    expect(await box()).toEqual(place);
    await tab.page.keyboard.press('f');
    await until('the abstract is open', async () => (await tab.page.screenshot()).equals(open));
    await tab.page.close();
  });

  test('a question in plain words becomes a filter to see, to edit and to refuse, and brings the tagger only then', async () => {
    const [record] = madeUpRecords(1, 175);
    if (!record) throw new Error('no record');
    const tab = await stage.listing([record], 'cs.MA');
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    const page = await stage.offprint.ownPage('library.html', { width: 1400, height: 900 });
    const hasTagger = () => page.workers().some((worker) => worker.url().endsWith('/terms-worker.js'));
    const box = page.locator('input[type=search]');
    const listed = page.locator(`[data-paper]`, { hasText: record.id });
    await page.waitForSelector('[data-paper]');
    const family = record.authors[0]?.split(' ').at(-1) ?? '';
    await box.fill(family);
    await listed.first().waitFor();
    expect(hasTagger()).toBe(false);

    await box.fill(`papers by ${family} saved today`);
    const asked = page.locator('[data-asked]');
    await asked.waitFor();
    expect(await asked.getAttribute('data-asked')).toMatch(/^author:\S+ saved:\d{4}-\d\d-\d\d$/);
    await listed.first().waitFor();
    expect(hasTagger()).toBe(true);

    // A sentence of its result holds the word; none of its background does.
    const word = surest(record, 'result').match(/[a-z]{7,}/)?.[0] ?? '?';
    await box.fill(`results about ${word} by ${family}`);
    await page.waitForSelector('[data-asked$="role:result"]');
    await listed.first().waitFor();
    await page.click('[data-action="drop-clause"] >> nth=0');
    await until('what is left stands in the box', async () =>
      (await box.inputValue()).endsWith('role:result'),
    );

    await box.fill(`papers by ${family} saved today`);
    await page.click('[data-action="edit-asked"]');
    await until('it can be edited', async () => (await box.inputValue()).startsWith('author:'));
    await listed.first().waitFor();
    expect(await asked.count()).toBe(0);

    await box.fill(`papers by ${family} saved today`);
    await page.click('[data-action="refuse-asked"]');
    await asked.waitFor({ state: 'detached' });
    expect(await box.inputValue()).toBe(`papers by ${family} saved today`);
    await page.close();
    await tab.page.close();
  });

  test('a chip of a saved paper searches the library, and becomes a tag; what it leaves out is said beside it', async () => {
    const [record, other] = madeUpRecords(2, 177);
    if (!record || !other) throw new Error('no record');
    const tab = await stage.listing([record, other], 'cs.SD');
    for (const each of [record, other]) {
      await tab.click(keyOf(each), 'save');
      await tab.rail(keyOf(each), 'saved');
    }
    const page = await stage.offprint.ownPage('library.html', { width: 1400, height: 900 });
    const listed = (each: SampleRecord) => page.locator('[data-paper]', { hasText: each.id });
    await listed(record).locator('[data-action="open"]').click();
    const chips = page.locator('[data-details] [data-chip]');
    await chips.first().waitFor();
    await page.locator('[data-details] [data-limits]').waitFor();

    const tag = (await chips.first().getAttribute('data-chip')) ?? '?';
    await chips.first().locator('[data-action="chip-tag"]').click();
    await until('the paper has the tag', async () =>
      (await stage.papersOf(record)).some(({ tags }) => (tags as string[]).includes(tag)),
    );
    // A chip that is a tag cannot become one again; the other paper has none.
    await chips.first().locator('[data-action="chip-tag"]').waitFor({ state: 'detached' });
    expect((await stage.papersOf(other))[0]?.tags).toEqual([]);

    // Words that the other abstract does not hold, so that the search has something to leave out.
    const terms = await chips.evaluateAll((found) =>
      found.map((each) => each.getAttribute('data-chip') ?? ''),
    );
    const own = terms.find((term) => !other.abstract.toLowerCase().includes(term.toLowerCase()));
    if (!own) throw new Error('every chip stands in both abstracts');
    await page.locator(`[data-chip="${own}"] [data-action="chip-search"]`).click();
    await until(
      'the chip’s words are searched',
      async () => (await page.locator('input[type=search]').inputValue()) === `"${own}"`,
    );
    await listed(other).waitFor({ state: 'detached' });
    await listed(record).first().waitFor();
    await page.close();
    await tab.page.close();
  });

  test('the legend and the fold say what they do not say', async () => {
    const tab = await stage.listing([{ ...PLAIN, id: '2611.91773', title: 'What is left out' }], 'cs.MS');
    expect((await tab.boxInShadow('[data-legend] p')).height).toBeGreaterThan(8);
    await tab.page.keyboard.press('f');
    expect((await tab.boxInShadow('[data-fold] small')).height).toBeGreaterThan(8);
    await tab.page.keyboard.press('f');
    await tab.page.close();
  });

  test('the new papers of a listing are compared before any of them is saved', async () => {
    const records = madeUpRecords(4, 179);
    const tab = await stage.listing(records, 'cs.DB');
    await tab.click(keyOf(records[0]), 'save');
    await tab.rail(keyOf(records[0]), 'saved');
    const popup = await stage.offprint.popup(tab);
    const [claims] = await Promise.all([
      stage.offprint.context.waitForEvent('page'),
      popup.locator('[data-action="page-claims"]').click(),
    ]);
    const fresh = records.slice(1).map(keyOf);
    const rows = claims.locator('[data-claims]');
    await until(
      'their results are there',
      async () => (await rows.locator('[data-column="result"] [data-claim]').count()) >= fresh.length,
    );
    expect(await rows.evaluateAll((each) => each.map((row) => row.getAttribute('data-claims')))).toEqual(
      fresh,
    );
    const said = await rows.nth(1).locator('[data-column="result"] [data-claim]').first().innerText();
    expect(canonicalText(records[2]?.abstract ?? '').text).toContain(said.slice(0, 20));
    await rows.nth(1).locator('th button').click();
    await until('the page is in front again', () =>
      tab.evaluate(`document.visibilityState === 'visible' && document.hasFocus()`),
    );
    await claims.close();
    await popup.close();
    await tab.page.close();
  });

  skimInBoth({
    async page(url, html) {
      const tab = await stage.page(url, html);
      await tab.settled();
      return Object.assign(tab, { press: (key: string) => tab.page.keyboard.press(key) });
    },
    async ownPage(path) {
      const page = await stage.offprint.ownPage(path, { width: 1400, height: 900 });
      return { evaluate: (expression) => page.evaluate(expression), close: () => page.close() };
    },
  });
}
