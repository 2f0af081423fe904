/** Marks as a reader uses them: the toolbar, the popover, the keys, other tabs, the library. */
import { expect, test } from 'vitest';
import { arxivAbsPage } from '../../support/arxiv-pages.ts';
import { groundOf } from '../../support/png.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import type { Tab } from '../harness/tab.ts';
import { faultsOf } from '../harness/axe.ts';
import { isPainted } from './marks-follow.ts';
import type { Row, Stage } from './stage.ts';

const PHRASE = 'adds only a small head';
const NESTED = 'only a small';
const OTHER = 'improves accuracy by';

/** The grounds of the colours, as the style sheet has them. */
const GROUNDS = { gold: '#ffe27a', green: '#b5e6c4', blue: '#b9dcf7', rose: '#f8c6cf' };

function some(count: number, seed: number): SampleRecord[] {
  return madeUpRecords(count, seed);
}

async function isColoured(tab: Tab, words: string, colour: keyof typeof GROUNDS): Promise<void> {
  await until(
    `"${words}" is ${colour}`,
    async () => groundOf(await tab.pictureOf(words)) === GROUNDS[colour],
  );
}

/** What the toolbar or popover on the page says of itself, null where there is none. */
async function floating(
  tab: Tab,
): Promise<{ kind: string; focus: string | null; note: string | null } | null> {
  const found = await tab.onShadowRoots<{ kind: string; focus: string | null; note: string | null } | null>(
    `function () {
      const root = this;
      const box = root.querySelector('.floating');
      if (!box) return null;
      const active = root.activeElement;
      return {
        kind: box.querySelector('[role="toolbar"][data-mark-toolbar]') ? 'toolbar' : 'popover',
        focus: active && box.contains(active) ? active.dataset.action ?? active.localName : null,
        note: box.querySelector('textarea')?.value ?? null,
      };
    }`,
  );
  return found.find((each) => each !== null) ?? null;
}

async function marksOf(stage: Stage, record: SampleRecord | undefined): Promise<Row[]> {
  const [paper] = await stage.papersOf(record);
  return (await stage.rows('marks')).filter((row) => row.paper === paper?.id);
}

export function markUseTests(stage: Stage): void {
  test('a click on a mark opens it: recoloured, noted, taken away and brought back', async () => {
    const [record] = some(1, 401);
    const tab = await stage.listing([record!], 'cs.HC');
    await tab.mark(PHRASE, 'gold');
    await isColoured(tab, PHRASE, 'gold');
    await tab.clickWords(NESTED);
    await tab.clickFloating('[data-mark-popover] [data-colour="blue"]');
    await isColoured(tab, PHRASE, 'blue');
    await tab.clickFloating('[data-mark-popover] textarea');
    await tab.page.keyboard.type('jskl is not a key here: Which head?');
    await tab.page.keyboard.press('Escape');
    await until('the note is kept', async () => {
      const [mark] = await marksOf(stage, record);
      return mark?.note === 'jskl is not a key here: Which head?' && mark?.colour === 'blue';
    });
    expect(await floating(tab)).toBeNull();
    await tab.clickWords(NESTED);
    await until('it shows its note', async () => (await floating(tab))?.note?.endsWith('Which head?'));
    await tab.clickFloating('[data-mark-popover] [data-action="remove-mark"]');
    await isPainted(tab, PHRASE, false);
    await tab.pressUndo();
    await isPainted(tab, PHRASE);
    expect(await marksOf(stage, record)).toMatchObject([{ colour: 'blue' }]);
    await tab.close();
  });

  test('nested, overlapping and adjacent marks are all painted and all reached', async () => {
    const [record] = some(1, 402);
    const tab = await stage.listing([record!], 'cs.IR');
    for (const [words, colour] of [
      [PHRASE, 'gold'],
      [NESTED, 'green'],
      ['small head. We prove', 'blue'],
      ['that the excess', 'rose'],
    ] as const) {
      await tab.mark(words, colour);
      await until(`"${words}" is kept`, async () =>
        (await marksOf(stage, record)).some(({ quote }) => (quote as { exact: string }).exact === words),
      );
    }
    await isColoured(tab, NESTED, 'green');
    await isColoured(tab, 'that the excess', 'rose');
    await tab.clickWords('small');
    await tab.boxInShadow('[data-mark-popover] [data-action="next"]');
    const seen = new Set<string>();
    for (let step = 0; step < 3; step++) {
      seen.add(
        (
          await tab.onShadowRoots<string | null>(
            `function () { return this.querySelector('[data-mark-popover]')?.dataset.markPopover ?? null; }`,
          )
        ).find(Boolean) ?? '',
      );
      await tab.clickFloating('[data-mark-popover] [data-action="next"]');
    }
    expect(seen.size).toBe(3);
    await tab.page.keyboard.press('Escape');
    await tab.close();
  });

  test('all by keyboard: marked with m, walked with m and M, a colour chosen with arrows, closed with Esc', async () => {
    const [record] = some(1, 403);
    const tab = await stage.listing([record!], 'cs.MA');
    await tab.selectWords(OTHER);
    await until('the toolbar is there', async () => (await floating(tab))?.kind === 'toolbar');
    expect((await floating(tab))?.focus, 'the focus is not taken').toBeNull();
    await tab.page.keyboard.press('Tab');
    await until('the toolbar has the focus', async () => (await floating(tab))?.focus === 'mark');
    await tab.page.keyboard.press('ArrowRight');
    await tab.page.keyboard.press('ArrowRight');
    await tab.page.keyboard.press('Enter');
    await isColoured(tab, OTHER, 'blue');

    await tab.selectWords(PHRASE);
    await tab.page.keyboard.press('m');
    await isColoured(tab, PHRASE, 'blue');
    await until('the selection is gone', () => tab.evaluate<boolean>('getSelection().isCollapsed'));
    await tab.page.keyboard.press('m');
    await until('the first mark is open', async () => (await tab.popover())?.includes(PHRASE));
    await tab.page.keyboard.press('m');
    await until('the second mark is open', async () => (await tab.popover())?.includes(OTHER));
    await tab.page.keyboard.press('Shift+M');
    await until('the first mark is open again', async () => (await tab.popover())?.includes(PHRASE));
    await tab.page.keyboard.press('Escape');
    await until('it is closed', async () => (await floating(tab)) === null);
    expect(await marksOf(stage, record)).toHaveLength(2);
    await tab.close();
  });

  test('a selection over two papers is a mark in each, taken back together; a formula is taken whole', async () => {
    const records = some(2, 404);
    const tab = await stage.listing(records, 'cs.NE');
    const [first, second] = records;
    const end = first!.abstract.slice(-24);
    const title = second!.title;
    await tab.selectWords(end, title);
    await tab.clickFloating('[data-action="mark"][data-colour="gold"]');
    await until('both are marked', async () => {
      const both = [...(await marksOf(stage, first)), ...(await marksOf(stage, second))];
      return both.length === 2;
    });
    expect(await marksOf(stage, second)).toMatchObject([
      { target: { kind: 'title' }, quote: { exact: title } },
    ]);
    await tab.page.keyboard.press('u');
    await until('both are taken back', async () => (await stage.papersOf(first)).length === 0);
    expect(await stage.papersOf(second)).toEqual([]);

    const formula = /\$[^$]+\$/.exec(first!.abstract)?.[0] ?? '?';
    await tab.selectWords(formula.slice(0, 4));
    await tab.clickFloating('[data-action="mark"][data-colour="green"]');
    await until('the formula is marked whole', async () =>
      (await marksOf(stage, first)).some(({ quote }) => (quote as { exact: string }).exact === formula),
    );
    await tab.close();
  });

  test('what is recoloured in one tab is repainted in another, and in the library', async () => {
    const [record] = some(1, 405);
    const one = await stage.listing([record!], 'cs.SY');
    await one.mark(PHRASE, 'gold');
    await isColoured(one, PHRASE, 'gold');
    const other = await stage.page(`https://arxiv.org/abs/${record!.id}`, arxivAbsPage(record!));
    await isColoured(other, PHRASE, 'gold');
    const library = await stage.offprint.panel();
    await library.locator('[data-paper]', { hasText: record!.title }).locator('[data-action="open"]').click();
    await library.locator('[data-section="marks"] [data-mark]').waitFor();
    await one.page.bringToFront();
    await one.clickWords(NESTED);
    await one.clickFloating('[data-mark-popover] [data-colour="rose"]');
    await isColoured(other, PHRASE, 'rose');
    await library.locator('[data-section="marks"] i[data-colour="rose"]').waitFor();
    for (const page of [one.page, other.page, library]) await page.close();
  });

  test('a copy carries the words and the citation', async () => {
    const [record] = some(1, 406);
    const tab = await stage.listing([record!], 'cs.SI');
    await stage.offprint.context.grantPermissions(['clipboard-read'], { origin: 'https://arxiv.org' });
    await tab.selectWords(PHRASE);
    await tab.clickFloating('[data-mark-toolbar] [data-action="copy"]');
    const copied = await until('something is copied', () =>
      tab.evaluate<string | null>('navigator.clipboard.readText().catch(() => null)'),
    );
    expect(copied).toContain(`“${PHRASE}”`);
    expect(copied).toContain(record!.title);
    expect(copied).toContain(record!.id);
    expect(await stage.papersOf(record)).toEqual([]);
    await tab.close();
  });

  test('the library tells what became of marks, attaches a lost one again, and leads to the page', async () => {
    const [record] = some(1, 407);
    const tab = await stage.listing([record!], 'cs.LO');
    await tab.mark(PHRASE, 'green');
    await isPainted(tab, PHRASE);
    await tab.mark(OTHER, 'rose');
    await isPainted(tab, OTHER);
    const abstract = record!.abstract.replace(
      /The method learns[^.]*\. /,
      'It keeps a frozen model as it is. ',
    );
    const next = await stage.page(
      `https://arxiv.org/abs/${record!.id}v2`,
      arxivAbsPage({ ...record!, version: 2, abstract }),
    );
    await isPainted(next, OTHER);
    const library = await stage.offprint.panel();
    await library.locator('[data-paper]', { hasText: record!.title }).locator('[data-action="open"]').click();
    const orphan = library.locator('[data-orphan]');
    await orphan.waitFor();
    expect(await orphan.innerText()).toContain(PHRASE);
    const versions = library.locator('[data-section="versions"]');
    expect(await versions.locator('ins').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('keeps')]),
    );
    expect(await versions.locator('[data-fate="orphan"]').innerText()).toContain(PHRASE);
    expect(await versions.locator('[data-fate="moved"], [data-fate="stayed"]').count()).toBe(1);

    await orphan.locator('[data-action="attach"]').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await library.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await faultsOf(library), colorScheme).toEqual([]);
    }
    await library.evaluate(() => {
      const text = document.querySelector('[data-attach-text]')!.firstChild!;
      const at = text.nodeValue!.indexOf('a frozen model');
      getSelection()!.setBaseAndExtent(text, at, text, at + 'a frozen model'.length);
    });
    await library.locator('[data-action="attach-here"]').click();
    await until('there is no orphan', async () => (await library.locator('[data-orphan]').count()) === 0);
    await isPainted(next, 'a frozen model');

    await library.bringToFront();
    await library.locator('[data-mark] [data-action="jump"]', { hasText: 'a frozen model' }).click();
    await until('a page with the words comes to the front', async () => {
      const states = [tab, next].map((each) => each.evaluate<string>('document.visibilityState'));
      return (await Promise.all(states)).includes('visible');
    });
    for (const page of [tab.page, next.page, library]) await page.close();
  });

  test('marks are listed in the order of the text, filtered by colour, searched by note, and reached from the popup', async () => {
    const [record] = some(1, 410);
    const tab = await stage.listing([record!], 'cs.SY');
    const inOrder = ['Existing methods treat', PHRASE, 'under mild conditions', OTHER];
    for (const [at, colour] of [
      [3, 'rose'],
      [1, 'gold'],
      [0, 'blue'],
      [2, 'gold'],
    ] as const) {
      await tab.mark(inOrder[at]!, colour);
      await until(`"${inOrder[at]}" is kept`, async () =>
        (await marksOf(stage, record)).some(
          ({ quote }) => (quote as { exact: string }).exact === inOrder[at],
        ),
      );
    }
    await tab.clickWords('improves');
    await tab.enterNote();
    await tab.type('Compare with Table 3');
    await tab.page.keyboard.press('Escape');
    await until('the note is kept', async () =>
      (await marksOf(stage, record)).some(({ note }) => note === 'Compare with Table 3'),
    );

    const library = await stage.offprint.panel();
    await library.locator('[data-paper]', { hasText: record!.title }).locator('[data-action="open"]').click();
    const section = library.locator('[data-section="marks"]');
    const listed = (wanted: string[]) =>
      until(`the panel lists ${wanted.length} marks, in order`, async () => {
        const words = await section.locator('[data-mark] [data-action="jump"]').allInnerTexts();
        return words.join('|') === wanted.join('|');
      });
    await listed(inOrder);
    const gold = section.locator('[data-action="colour"][data-colour="gold"]');
    await gold.click();
    await listed([PHRASE, 'under mild conditions']);
    await gold.click();
    await section.locator('[data-action="search-marks"]').fill('table 3');
    await listed([OTHER]);
    await library.close();

    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-mark] [data-action="jump"]', { hasText: PHRASE }).click();
    await until('the page opens the mark', async () => (await tab.popover())?.includes(PHRASE));
    if (!popup.isClosed()) await popup.close();
    await tab.close();
  });

  test('the panel opens on the paper that a page asked it for', async () => {
    const [record] = some(1, 409);
    const tab = await stage.listing([record!], 'cs.OH');
    await tab.mark(PHRASE, 'gold');
    await isPainted(tab, PHRASE);
    const [paper] = await stage.papersOf(record);
    const panel = await stage.offprint.panel();
    await panel.locator('[data-paper]').first().waitFor();
    // Before anything opens the browser's own side panel, which would take it first.
    await panel.evaluate((id) => chrome.storage.session.set({ panelPaper: id }), paper?.id);
    await panel.locator(`[data-details="${paper?.id}"]`).waitFor();
    await panel.close();
    await tab.close();
  });

  test('the mark’s popover opens the paper in the library', async () => {
    const [record] = some(1, 408);
    const tab = await stage.listing([record!], 'cs.OS');
    await tab.mark(PHRASE, 'gold');
    await isPainted(tab, PHRASE);
    // A browser may open its own side panel, where nobody can look: what it is asked for is seen on its way there.
    const desk = await stage.offprint.desk();
    await desk.evaluate(() => {
      const asked: unknown[] = ((window as { askedPapers?: unknown[] }).askedPapers = []);
      chrome.storage.onChanged.addListener((changes) => {
        const paper = changes['panelPaper']?.newValue;
        if (paper !== undefined) asked.push(paper);
      });
    });
    await tab.page.bringToFront();
    await tab.clickWords(NESTED);
    await tab.clickFloating('[data-mark-popover] [data-action="open-panel"]');
    const [paper] = await stage.papersOf(record);
    await until('the paper is asked for', () =>
      desk.evaluate((id) => (window as { askedPapers?: unknown[] }).askedPapers?.includes(id), paper?.id),
    );
    // Where the browser opened no panel of its own, the next one would take it.
    await desk.evaluate(() => chrome.storage.session.set({ panelPaper: null }));
    await tab.close();
  });
}
