/** What sentences do, as it is drawn and compared, the same in both browsers: ink as pixels, keys, the claims table as a file. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRows } from '../../../lib/formats/csv/table.ts';
import type { Role } from '../../../lib/paper/roles.ts';
import { skimSentences } from '../../../lib/skim/skim-text.ts';
import { canonicalText } from '../../../lib/text/abstract-text.ts';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { colouredShareOf, darkestOf, groundOf, type Picture } from '../../support/png.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { shippedModel } from '../../support/role-model.ts';
import { until } from '../harness/deadline.ts';
import { keyOf } from './stage.ts';

/** What these tests do with a tab, in either browser. */
export interface SkimTab {
  pictureOf(words: string): Promise<Picture>;
  press(key: string): Promise<void>;
  click(key: string, action: 'save'): Promise<void>;
  mark(words: string, colour: 'green'): Promise<void>;
  rail(key: string, state: 'saved'): Promise<unknown>;
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/** A browser in which the extension runs. */
export interface SkimBrowser {
  /** Serves a page at an address and opens it, with its papers recognised. */
  page(url: string, html: string): Promise<SkimTab>;
  /** One of the extension's own pages, in a window wide enough for a table. */
  ownPage(path: string): Promise<Pick<SkimTab, 'evaluate' | 'close'>>;
}

const model = shippedModel();

/** A day's listing with abstracts: as arXiv served one where the shared data stands beside the project, else our own. */
const STORED = fileURLToPath(
  new URL(
    '../../../../shared/data/pages/arxiv-list/arxiv.org__list-cs.AI-new-6entries-2026-08-12.html',
    import.meta.url,
  ),
);
const LISTINGS = [
  { name: 'our own listing', url: 'https://arxiv.org/list/cs.NA/new', file: null },
  { name: 'the stored /new page', url: 'https://arxiv.org/list/cs.AI/new', file: STORED },
];

/** An abstract in which every role is plain to see. */
export const PLAIN: SampleRecord = {
  id: '2611.91771',
  title: 'What gated cells keep',
  authors: ['Rosa Lindqvist'],
  subjects: ['Machine Learning (cs.LG)'],
  abstract:
    'Recurrent networks have been widely used for many years. However, training them on long sequences remains difficult, ' +
    'and little is known about why they forget. The aim of this paper is to study how gated cells keep what they have read. ' +
    'We train three kinds of cells with a curriculum on text and measure what is left after a thousand steps. Weights were ' +
    'collected every ten epochs and compared with a frozen copy. The results show that the smallest cell significantly ' +
    'outperforms the baseline by 12%.',
};

/** The ground of a green mark, as its style sheet has it. */
const MARK_GREEN = '#b5e6c4';

/** Most letters of a sentence that are looked for: they must stand in one line of the page's source. */
const LETTERS = 24;

/** The beginnings of the sentences that the model is surest of in a role, as the page spells them. */
async function surest(tab: SkimTab, role: Role): Promise<{ words: string; p: number }> {
  const raw = await tab.evaluate<string[]>(
    `[...document.querySelectorAll('dd p.mathjax')].map((each) => each.textContent)`,
  );
  const page = raw.join('\u0000');
  const found = raw
    .flatMap((text) => {
      const canonical = canonicalText(text).text;
      return skimSentences(model, canonical).map((each) => ({
        ...each,
        words: canonical.slice(each.start, each.end).trim().slice(0, LETTERS),
      }));
    })
    // Looked up by their words: once on the page, without a formula or a break of a line.
    .filter(
      (each) => each.role === role && !/[$\\\n]/.test(each.words) && page.split(each.words).length === 2,
    )
    .toSorted((a, b) => b.p - a.p)[0];
  if (!found) throw new Error(`no sentence is "${role}"`);
  return found;
}

export function skimInBoth(browser: SkimBrowser): void {
  for (const { name, url, file } of LISTINGS) {
    const isThere = file === null || existsSync(file);
    if (!isThere) process.stdout.write(`skipped: ${name} is absent\n`);
    test.skipIf(!isThere)(`${name}: inks as pixels, and the keys that set them`, async () => {
      const html = file === null ? arxivNewPage([PLAIN]) : withIcon(readFileSync(file, 'utf8'));
      const tab = await browser.page(url, html);
      const coloured = async (words: string) => colouredShareOf(await tab.pictureOf(words));
      const result = (await surest(tab, 'result')).words;
      const objective = (await surest(tab, 'objective')).words;
      const background = await surest(tab, 'background');

      // The default: objective and result, nothing else.
      await until('the result is tinted', async () => (await coloured(result)) > 0.3);
      // Each abstract is painted in its turn.
      await until('the objective is underlined', async () => (await coloured(objective)) > 0.02);
      expect(await coloured(objective)).toBeLessThan(0.3);
      expect(await coloured(background.words)).toBeLessThan(0.01);
      expect(darkestOf(await tab.pictureOf(background.words))).toBeLessThan(60);

      // A role is turned off and on by its number, the density by its key; four steps lead round.
      await tab.press('4');
      await until('no result is tinted', async () => (await coloured(result)) < 0.05);
      await tab.press('4');
      await until('the result is tinted again', async () => (await coloured(result)) > 0.3);
      expect(background.p).toBeGreaterThanOrEqual(0.8);
      await tab.press('i');
      await until(
        'the background steps back',
        async () => darkestOf(await tab.pictureOf(background.words)) > 80,
      );
      await tab.press('i');
      const method = (await surest(tab, 'method')).words;
      await until('the method is dotted', async () => (await coloured(method)) > 0.01);
      await tab.press('i');
      await until('the method is plain', async () => (await coloured(method)) < 0.01);
      await tab.press('i');
      await until(
        'the background is plain',
        async () => darkestOf(await tab.pictureOf(background.words)) < 60,
      );
      expect(await coloured(method)).toBeLessThan(0.01);

      // Only what is claimed is left, and all of it comes back.
      const open = await tab.pictureOf(background.words);
      await tab.press('f');
      await until(
        'the background is covered',
        async () => !same(await tab.pictureOf(background.words), open),
      );
      await tab.press('f');
      await until('the abstract is open', async () => same(await tab.pictureOf(background.words), open));
      await tab.close();
    });
  }

  test('the reader’s own mark wins over the ink beneath it, and leaves the rest of the sentence its ink', async () => {
    const record = { ...PLAIN, id: '2611.91772', title: 'What gated cells lose' };
    const tab = await browser.page('https://arxiv.org/list/cs.PF/new', arxivNewPage([record]));
    const [marked, beside] = ['significantly outperforms', 'the baseline by 12%'];
    const ground = async (words: string) => groundOf(await tab.pictureOf(words));
    const tint = await until('the result is tinted', async () => (await ground(marked)) || null);
    expect(await ground(beside)).toBe(tint);
    await tab.mark(marked, 'green');
    await until('the mark lies on the tint', async () => (await ground(marked)) === MARK_GREEN);
    expect(await ground(beside)).toBe(tint);

    // As much ink as there is, and none at all: the mark is the same.
    for (const key of ['i', 'i', '4']) await tab.press(key);
    await until('no result is tinted', async () => (await ground(beside)) === '');
    expect(await ground(marked)).toBe(MARK_GREEN);
    for (const key of ['4', 'i', 'i']) await tab.press(key);
    await until('the result is tinted again', async () => (await ground(beside)) === tint);
    expect(await ground(marked)).toBe(MARK_GREEN);
    await tab.close();
  });

  test('five papers’ claims are their own sentences, cell by cell, in the file that leaves', async () => {
    const records = madeUpRecords(5, 178);
    const tab = await browser.page('https://arxiv.org/list/cs.SC/new', arxivNewPage(records));
    for (const record of records) {
      await tab.click(keyOf(record), 'save');
      await tab.rail(keyOf(record), 'saved');
    }
    const library = await browser.ownPage('library.html');
    await until('the papers are listed', () =>
      library.evaluate<boolean>(`document.querySelectorAll('[data-paper]').length >= 5`),
    );
    // What is saved is caught on its way to the reader: a download of Firefox reports to nobody.
    await library.evaluate(`(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (file) => ((window.saved = file.text()), make(file));
      document.querySelector('[data-action="view-claims"]').click();
    })()`);
    await until('their claims are there', () =>
      library.evaluate<boolean>(
        `[...document.querySelectorAll('[data-claims]')].filter((row) => row.querySelector('[data-column="result"] [data-claim]')).length >= 5`,
      ),
    );
    await library.evaluate(`document.querySelector('[data-action="save-claims"]').click()`);
    const file = await until('the file', () => library.evaluate<string | null>('window.saved ?? null'));
    const rows = [...readRows(file)].map(({ cells }) => cells);
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
    for (const { title, abstract } of records) {
      const row = rows.find(([paper]) => paper?.startsWith(flat(title)));
      if (!row) throw new Error(`"${title}" is not in the file`);
      const [, objective = '', method = '', result = '', figures = ''] = row;
      const { text } = canonicalText(abstract);
      const sentences = skimSentences(model, text).map(({ start, end, role }) => ({
        role,
        words: flat(text.slice(start, end)),
      }));
      for (const [role, cell] of [
        ['objective', objective],
        ['method', method],
        ['result', result],
      ] as const) {
        const own = sentences.filter((each) => each.role === role && cell.includes(each.words));
        expect(flat(own.map(({ words }) => words).join(' '))).toBe(cell);
      }
      expect(result).not.toBe('');
      for (const figure of figures.split('; ').filter(Boolean))
        expect(text).toContain(/\d[\d.,]*/.exec(figure)?.[0] ?? '?');
    }
    // A cell leads to its place in the abstract.
    const start = await library.evaluate<number>(`(() => {
      const claim = document.querySelector('[data-column="result"] [data-claim]');
      claim.click();
      return Number(claim.dataset.claim);
    })()`);
    const lit = await until('the sentence is lit', () =>
      library.evaluate<string | null>(
        `document.querySelector('[data-details] [data-lit]')?.dataset.lit ?? null`,
      ),
    );
    expect(Number(lit)).toBe(start);
    await library.close();
    await tab.close();
  });
}

/** A browser asks the site for an icon that a page does not name. */
const withIcon = (html: string) => html.replace(/<body/i, '<link rel="icon" href="data:,"><body');

const same = (one: Picture, other: Picture): boolean =>
  one.width === other.width && Buffer.from(one.pixels).equals(Buffer.from(other.pixels));
