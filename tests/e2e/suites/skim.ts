/** What sentences do, as it is drawn: ink on listings, glance and claims in the library. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRoleModel } from '../../../lib/skim/roles.ts';
import { skimText, type SkimmedSentence } from '../../../lib/skim/skim-text.ts';
import { canonicalText } from '../../../lib/text/abstract-text.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, type Stage } from './stage.ts';

const bytes = readFileSync(new URL('../../../public/models/roles.bin', import.meta.url));
const model = loadRoleModel(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

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

  test('the key o folds abstracts to what they claim and opens them again; the page stays as it is', async () => {
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
    await tab.page.keyboard.press('o');
    // The tinted words lie under the sheet, wherever on it they are said again.
    await until('the abstract is folded', async () => !(await tab.page.screenshot()).equals(open));
    expect(await tab.page.content()).toBe(before);
    expect(await box()).toEqual(place);
    await tab.page.keyboard.press('o');
    await until('the abstract is open', async () => (await tab.page.screenshot()).equals(open));
    await tab.page.close();
  });

  test('five papers’ claims stand side by side, each cell words of the paper, and leave as CSV', async () => {
    const records = madeUpRecords(5, 172);
    const tab = await stage.listing(records, 'cs.GL');
    for (const record of records) {
      await tab.click(keyOf(record), 'save');
      await tab.rail(keyOf(record), 'saved');
    }
    const page = await stage.offprint.ownPage('library.html', { width: 1400, height: 900 });
    await page.click('[data-action="view-claims"]');
    const cells = page.locator('[data-claim]');
    await until('the claims are there', async () => (await cells.count()) >= records.length);
    const abstracts = new Map<string, string>();
    for (const record of records)
      for (const { id } of await stage.papersOf(record))
        abstracts.set(id, canonicalText(record.abstract).text);
    for (const [paper, abstract] of abstracts) {
      const row = page.locator(`[data-claims="${paper}"]`);
      const results = row.locator('[data-column="result"] [data-claim]');
      expect(await results.count()).toBeGreaterThan(0);
      for (const claim of await results.all()) {
        const start = Number(await claim.getAttribute('data-claim'));
        const words = (await claim.innerText()).slice(0, 20);
        expect(abstract.slice(start).trim().startsWith(words)).toBe(true);
      }
    }
    const downloading = page.waitForEvent('download');
    await page.click('[data-action="save-claims"]');
    const file = readFileSync((await (await downloading).path()) ?? '', 'utf8');
    for (const { title } of records) expect(file).toContain(title);

    // A claim leads to its place in the abstract.
    const [first] = [...abstracts.keys()];
    await page.click(`[data-claims="${first}"] [data-column="result"] [data-claim]`);
    await page.waitForSelector(`[data-details="${first}"] [data-lit]`);
    await page.waitForSelector('[data-section="glance"] [data-chip]');
    await page.close();
    await tab.page.close();
  });
}
