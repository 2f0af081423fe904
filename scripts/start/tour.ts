/**
 * The job Offprint is for, done once by real clicks in a headless browser and checked at every step: what it prints
 * is what happened. It exits non-zero when a step did not really happen, and leaves a picture of where it stood.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Offprint } from '../../tests/e2e/harness/chromium.ts';
import { until } from '../../tests/e2e/harness/deadline.ts';
import type { Tab } from '../../tests/e2e/harness/tab.ts';
import { DBLP_SEARCH_URL, dblpId, dblpSearchPage } from '../../tests/support/dblp-pages.ts';
import { exportFaults } from '../../tests/support/export-schema.ts';
import { samplePages } from '../../tests/support/sample-pages.ts';
import { SAMPLE_LISTING_URL, SAMPLE_PHRASE, SAMPLE_RECORDS } from '../../tests/support/sample.ts';
import { huggingFacePaperPage } from '../../tests/support/huggingface-pages.ts';
import { dblp } from '../../lib/sites/dblp.ts';
import type { FoundBrowser } from '../setup/browsers.ts';
import { buildFolder, ROOT } from '../setup/build.ts';

const FOLDER = join(ROOT, '.output', 'tour');

/** The papers the tour saves: the first three of the sample. */
const CHOSEN = SAMPLE_RECORDS.slice(0, 3).map((record) => ({
  key: `arxiv:${record.id}`,
  title: record.title,
}));

/** Where the first of them appeared, as a site says that knows no arXiv id. */
const PROCEEDINGS = { venue: 'ICML', year: 2027 };

/** The sites that the first of them is met on in the end. */
const SITES_OF_FIRST = ['arXiv', 'Hugging Face', 'DBLP'];

/** What the steps hand on to one another. */
interface Stage {
  offprint: Offprint;
  /** Takes a picture into the tour's folder. */
  picture(page: Page, name: string): Promise<void>;
  listing?: Tab;
  panel?: Page;
  /** The library as a file. */
  exported?: string;
  /** The page that a failure is pictured on. */
  shown?: Page;
}

/** A step: what it is called, and the doing of it, which answers what happened in words or throws. */
interface Step {
  title: string;
  run(stage: Stage): Promise<string>;
}

function expect(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

function need<T>(value: T | undefined): T {
  expect(value !== undefined, 'an earlier step did not leave what this one needs');
  return value;
}

const STEPS: Step[] = [
  {
    title: 'Open the listing',
    async run(stage) {
      const tab = await stage.offprint.open(SAMPLE_LISTING_URL);
      stage.listing = tab;
      stage.shown = tab.page;
      const rails = await tab.settled();
      expect(
        rails.every((rail) => rail.state === 'new'),
        'a paper of a fresh library is not new',
      );
      const badge = await until('the badge counts the papers', async () => {
        const text = await stage.offprint.badge(tab);
        return text === String(SAMPLE_RECORDS.length) ? text : null;
      });
      await stage.picture(tab.page, '1-listing.png');
      return `${badge} papers on the page, ${rails.length} rails in view`;
    },
  },
  {
    title: 'Save three papers from their rails',
    async run(stage) {
      const tab = need(stage.listing);
      const times: string[] = [];
      for (const { key } of CHOSEN) {
        const began = performance.now();
        await tab.click(key, 'save');
        await tab.rail(key, 'saved');
        times.push(`${Math.round(performance.now() - began)} ms`);
      }
      await stage.picture(tab.page, '2-saved.png');
      return `each rail says "Saved" (click to word: ${times.join(', ')})`;
    },
  },
  {
    title: 'Mark a phrase with the mouse',
    async run(stage) {
      const tab = need(stage.listing);
      const before = await tab.colouredShare(SAMPLE_PHRASE);
      await tab.mark(SAMPLE_PHRASE);
      const share = await painted(tab);
      expect(before < 0.05, 'the phrase was coloured before it was marked');
      await tab.page.mouse.move(2, 2);
      await stage.picture(tab.page, '3-marked.png');
      return `"${SAMPLE_PHRASE}" (${Math.round(share * 100)} % of its pixels are coloured)`;
    },
  },
  {
    title: 'Reload, and open the paper’s own page and its page on another site',
    async run(stage) {
      const tab = need(stage.listing);
      await tab.page.reload({ waitUntil: 'domcontentloaded' });
      for (const { key } of CHOSEN) {
        await tab.scrollToText(`arXiv:${key.slice('arxiv:'.length)}`);
        await tab.rail(key, 'saved');
      }
      const again = await painted(tab);
      const paper = await stage.offprint.open(`https://arxiv.org/abs/${SAMPLE_RECORDS[0]?.id}`);
      stage.shown = paper.page;
      await paper.rail(CHOSEN[0]?.key ?? '', 'saved');
      const there = await painted(paper);
      await stage.picture(paper.page, '4-paper.png');
      await paper.page.close();
      const [first] = SAMPLE_RECORDS;
      if (!first) throw new Error('there is no sample');
      const url = `https://huggingface.co/papers/${first.id}`;
      stage.offprint.shelf.put(url, huggingFacePaperPage(first));
      const elsewhere = await stage.offprint.open(url);
      stage.shown = elsewhere.page;
      await elsewhere.rail(CHOSEN[0]?.key ?? '', 'saved');
      const beyond = await painted(elsewhere);
      await stage.picture(elsewhere.page, '4-elsewhere.png');
      await elsewhere.page.close();
      const percent = (share: number): string => `${Math.round(share * 100)} %`;
      return `three saved papers and the mark are still there (${percent(again)}, on the paper’s page ${percent(there)}, on Hugging Face ${percent(beyond)})`;
    },
  },
  {
    title: 'Open the popup',
    async run(stage) {
      const popup = await stage.offprint.popup(need(stage.listing));
      stage.shown = popup;
      const figure = async (name: string): Promise<number> =>
        Number(
          /\d+/.exec((await popup.locator(`[data-figure="${name}"]`).first().innerText()) ?? '')?.[0] ?? NaN,
        );
      await until(
        'the popup counts three saved papers',
        async () => (await figure('saved')) === CHOSEN.length,
      );
      const onPage = await figure('page');
      expect(
        onPage === SAMPLE_RECORDS.length,
        `the popup counts ${onPage} papers on a page of ${SAMPLE_RECORDS.length}`,
      );
      await stage.picture(popup, '5-popup.png');
      const fresh = await figure('new');
      await popup.close();
      return `${onPage} papers on this page, ${fresh} new, ${CHOSEN.length} saved`;
    },
  },
  {
    title: 'Open the side panel',
    async run(stage) {
      const panel = await stage.offprint.panel();
      stage.panel = panel;
      stage.shown = panel;
      const papers = panel.locator('[data-paper]');
      await until('the panel lists three papers', async () => (await papers.count()) === CHOSEN.length);
      const newest = await papers.first().innerText();
      expect(
        newest.includes('Fourteen Languages'),
        `the panel does not list the paper saved last first: ${newest}`,
      );
      await stage.picture(panel, '6-panel.png');
      return 'three papers, the one saved last first';
    },
  },
  {
    title: 'Search, and open what was found',
    async run(stage) {
      const panel = need(stage.panel);
      await panel.locator('input[type=search]').click();
      await panel.keyboard.type('spectral gap');
      const papers = panel.locator('[data-paper]');
      await until('the search leaves one paper', async () => (await papers.count()) === 1);
      await papers.first().locator('[data-action="open"]').click();
      const mark = panel.locator('[data-details] [data-mark]');
      await until('the details list the mark', async () => (await mark.count()) === 1);
      const words = await mark.first().innerText();
      expect(words.includes(SAMPLE_PHRASE), `the mark reads "${words}"`);
      await stage.picture(panel, '7-details.png');
      return 'one paper found; its details show the mark';
    },
  },
  {
    title: 'Meet a saved paper on another site',
    async run(stage) {
      const key = CHOSEN[0]?.key ?? '';
      const daily = await stage.offprint.open('https://huggingface.co/papers');
      stage.shown = daily.page;
      await daily.scrollToText(CHOSEN[0]?.title ?? '');
      await daily.rail(key, 'saved');
      await daily.click(key, 'save');
      await stage.picture(daily.page, '8-other-site.png');
      const panel = need(stage.panel);
      const sources = panel.locator('[data-section="sources"]');
      await until('the paper has two sources', async () => {
        const text = await sources.innerText();
        return text.includes('arXiv') && text.includes('Hugging Face');
      });
      await panel.keyboard.press('Escape');
      await panel.locator('input[type=search]').fill('');
      const papers = panel.locator('[data-paper]');
      await until('there are still three papers', async () => (await papers.count()) === CHOSEN.length);
      await daily.page.close();
      stage.shown = panel;
      return 'known there as saved; saved again it is one paper with two sources, not two papers';
    },
  },
  {
    title: 'Meet it where nothing but title and authors tells that it is the same',
    async run(stage) {
      const { offprint } = stage;
      const panel = need(stage.panel);
      const records = SAMPLE_RECORDS.slice(0, 2);
      const [first] = records;
      if (!first) throw new Error('there is no sample');
      const page = dblpSearchPage(records, PROCEEDINGS);
      expect(!page.includes(first.id), 'the page names the arXiv id');
      await offprint.switchOn(dblp.matches);
      offprint.shelf.put(DBLP_SEARCH_URL, page);
      const listing = await offprint.open(DBLP_SEARCH_URL);
      stage.shown = listing.page;
      const key = `dblp:${dblpId(first, PROCEEDINGS)}`;
      await listing.rail(key, 'saved');
      await listing.click(key, 'save');
      await stage.picture(listing.page, '9-proceedings.png');
      stage.shown = panel;
      await panel.bringToFront();
      const papers = panel.locator('[data-paper]');
      await papers.filter({ hasText: first.title }).locator('[data-action="open"]').click();
      const sources = panel.locator('[data-section="sources"]');
      await until('the paper has three sources', async () => {
        const text = await sources.innerText();
        return SITES_OF_FIRST.every((name) => text.includes(name));
      });
      await stage.picture(panel, '9-one-paper.png');
      await panel.keyboard.press('Escape');
      await until('there are still three papers', async () => (await papers.count()) === CHOSEN.length);
      await listing.page.close();
      return 'DBLP, which gives no arXiv id, is the third source of the one paper';
    },
  },
  {
    title: 'Export the library',
    async run(stage) {
      const panel = await stage.offprint.panel();
      stage.shown = panel;
      await panel.locator('[data-action="export"]').first().click();
      const [download] = await Promise.all([
        panel.waitForEvent('download', { timeout: 10_000 }),
        panel.locator('[data-action="export-as"][data-format="json"]').click(),
      ]);
      const file = join(FOLDER, 'offprint-export.json');
      await download.saveAs(file);
      await panel.close();
      const text = readFileSync(file, 'utf8');
      const faults = exportFaults(text);
      expect(faults.length === 0, `the exported file breaks its schema: ${faults.slice(0, 3).join('; ')}`);
      const titles = CHOSEN.filter(({ title }) => !text.includes(JSON.stringify(title)));
      expect(titles.length === 0, `the exported file lacks "${titles[0]?.title}"`);
      expect(text.includes(JSON.stringify(SAMPLE_PHRASE)), 'the exported file lacks the mark');
      stage.exported = file;
      return `${file} (${Math.ceil(text.length / 1024)} kB, valid by its schema, with all three papers and the mark)`;
    },
  },
  {
    title: 'Delete everything, and bring the file back in',
    async run(stage) {
      const panel = need(stage.panel);
      stage.shown = panel;
      await panel.bringToFront();
      const papers = panel.locator('[data-paper]');
      await papers.first().locator('[data-action="open"]').focus();
      await panel.keyboard.press('Control+a');
      await panel.locator(`[data-chosen-count="${CHOSEN.length}"]`).waitFor();
      await panel.keyboard.press('#');
      await until('nothing is left', async () => (await papers.count()) === 0);
      await panel.locator('[data-action="bring-in"]').first().click();
      await panel.locator('input[type="file"]').setInputFiles(need(stage.exported));
      await panel.locator('[data-action="bring-in-save"]').click();
      const result = await panel.locator('[data-result]').getAttribute('data-result');
      await panel.keyboard.press('Escape');
      await until('the papers are back', async () => (await papers.count()) === CHOSEN.length);
      await panel.locator('input[type=search]').fill('spectral gap');
      await until('the search leaves one paper', async () => (await papers.count()) === 1);
      await papers.first().locator('[data-action="open"]').click();
      const words = await panel.locator('[data-details] [data-mark]').first().innerText();
      expect(words.includes(SAMPLE_PHRASE), `the mark reads "${words}"`);
      const sources = await panel.locator('[data-section="sources"]').innerText();
      const lost = SITES_OF_FIRST.filter((name) => !sources.includes(name));
      expect(lost.length === 0, `the sources ${lost.join(', ')} did not come back`);
      await stage.picture(panel, '10-round-trip.png');
      const { added = 0 } = JSON.parse(result ?? '{}') as { added?: number };
      expect(added === CHOSEN.length, `of ${CHOSEN.length} papers, ${added} came back`);
      return `${added} papers came back, the mark and all three sources with them`;
    },
  },
  {
    title: 'Ask nothing of the network',
    async run(stage) {
      const { strayRequests, errors } = stage.offprint;
      expect(strayRequests.length === 0, `requests that no page made: ${strayRequests.join(', ')}`);
      expect(errors.length === 0, `errors in our own code: ${errors.join('; ')}`);
      return 'the whole tour made no request, and logged no error';
    },
  },
];

/** Share of coloured pixels once the phrase is painted. */
function painted(tab: Tab): Promise<number> {
  return until('the marked phrase is painted', async () => {
    const share = await tab.colouredShare(SAMPLE_PHRASE);
    return share > 0.4 ? share : null;
  });
}

/** Takes the tour and prints it. The exit status. */
export async function runTour(browser: FoundBrowser, say: (line: string) => void): Promise<number> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const began = performance.now();
  const offprint = await Offprint.launch({ browser, extension: buildFolder('chrome') });
  for (const page of samplePages()) offprint.shelf.put(page.url, page.html);
  say(
    `Loaded     Offprint in a headless browser in ${((performance.now() - began) / 1000).toFixed(1)} s (${offprint.origin})\n`,
  );
  const stage: Stage = {
    offprint,
    picture: async (page, name) =>
      void writeFileSync(join(FOLDER, name), await page.screenshot({ animations: 'disabled' })),
  };
  try {
    for (const [index, step] of STEPS.entries()) {
      const stepBegan = performance.now();
      try {
        const happened = await step.run(stage);
        say(`${String(index + 1).padStart(2)}  ${seconds(stepBegan)}  ${step.title}: ${happened}`);
      } catch (error) {
        say(`${String(index + 1).padStart(2)}  ${seconds(stepBegan)}  ${step.title}: FAILED`);
        if (stage.shown && !stage.shown.isClosed())
          await stage.picture(stage.shown, 'failed.png').catch(() => undefined);
        process.stderr.write(
          `\n${error instanceof Error ? error.message : String(error)}\nWhere it stood: ${join(FOLDER, 'failed.png')}\n`,
        );
        return 1;
      }
    }
    say(`\nDone in ${seconds(began).trim()}. Screenshots and the exported library: ${FOLDER}`);
    return 0;
  } finally {
    await offprint.close();
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2).padStart(5)} s`;
}
