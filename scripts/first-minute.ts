/**
 * The first minute, and three errands of every day, as somebody does them who has never seen Offprint: real presses in a
 * real browser, and between them the time that a person needs, from the words that stand there to be read.
 *
 *   npm run first-minute
 *
 * Ends with 1 when one takes longer than it may. What a hand needs is of the keystroke-level model (Card, Moran and Newell,
 * "The keystroke-level model for user performance time with interactive systems", CACM 1980); a word read is counted with
 * 0.25 s, which is slow for a text in one's own language, and a decision with 1.5 s.
 */
import type { Page } from 'playwright-core';
import { Offprint } from '../tests/e2e/harness/chromium.ts';
import { until } from '../tests/e2e/harness/deadline.ts';
import { Tab } from '../tests/e2e/harness/tab.ts';
import { arxivNewPage } from '../tests/support/arxiv-pages.ts';
import { madeUpRecords } from '../tests/support/records.ts';
import { build, buildFolder } from './setup/build.ts';
import { adviceFor, ensureBrowser } from './setup/browsers.ts';

/** Seconds. */
const WORD = 0.25;
const DECISION = 1.5;
const POINTING = 1.1;
const KEY = 0.28;

/** The seconds that somebody spends: what they read, decide, point at and type, and what they wait for. */
class Person {
  #thought = 0;
  readonly #began = performance.now();

  /** Every word of what is found, once. */
  async reads(page: Page, ...selectors: string[]): Promise<void> {
    for (const selector of selectors)
      for (const text of await page.locator(selector).allInnerTexts())
        this.#thought += WORD * (text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0);
  }

  decides(): void {
    this.#thought += DECISION;
  }

  points(): void {
    this.#thought += POINTING;
  }

  async types(page: Page, text: string): Promise<void> {
    this.#thought += KEY * text.length;
    await page.keyboard.type(text);
  }

  async presses(page: Page, selector: string): Promise<void> {
    this.points();
    await page.locator(selector).first().click();
  }

  /** Seconds so far: of the person, and of the machine that was waited for. */
  get spent(): { person: number; machine: number } {
    return { person: this.#thought, machine: (performance.now() - this.#began) / 1000 };
  }
}

interface Errand {
  name: string;
  /** Seconds that it may take. */
  most: number;
  run(person: Person, offprint: Offprint): Promise<void>;
}

const LISTING = 'https://arxiv.org/list/cs.LG/new';
const RECORDS = madeUpRecords(25, 83);
/** What somebody still knows of a paper a week later, typed until it is seen. */
const REMEMBERED = 'warm';

/** Presses the button in the toolbar, over the listing. */
async function popup(person: Person, offprint: Offprint): Promise<Page> {
  const open = offprint.context.pages().find((page) => page.url() === LISTING);
  const tab = open ? await Tab.attach(open) : await offprint.open(LISTING);
  await tab.settled();
  person.decides();
  person.points();
  const page = await offprint.popup(tab);
  await page.locator('footer').waitFor();
  return page;
}

const ERRANDS: readonly Errand[] = [
  {
    name: 'From the welcome page to the first paper saved and marked',
    most: 60,
    async run(person, offprint) {
      const page = await offprint.welcomed();
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.locator('[data-sample]').first().waitFor();
      const tab = await Tab.attach(page);
      const [rail] = await tab.settled();
      await person.reads(page, 'h1', 'h1 + p', 'h2#try', '[data-step="save"]');
      person.decides();
      person.points();
      await tab.click(rail!.key, 'save');
      await page.locator('[data-step="save"][data-done]').waitFor();
      await person.reads(page, '[data-step="save"]', '[data-step="mark"]');
      person.decides();
      // To the first of the words, and to the last.
      person.points();
      person.points();
      await tab.selectWords('Scientists read far more papers');
      await tab.boxInShadow('.floating[data-steady]');
      person.decides();
      person.points();
      await tab.pressTool('mark', 'gold');
      await page.locator('[data-step="mark"][data-done]').waitFor();
      await person.reads(page, '[data-step="mark"]');
    },
  },
  {
    name: 'My papers out as BibTeX',
    most: 15,
    async run(person, offprint) {
      const page = await popup(person, offprint);
      await person.reads(page, 'footer');
      person.decides();
      await person.presses(page, 'footer [data-action="export"]');
      await page.locator('[data-format="bibtex"]').waitFor();
      await person.reads(page, '[data-format="bibtex"]', '[data-scope]');
      person.decides();
      const saved = page.waitForEvent('download');
      await person.presses(page, '[data-format="bibtex"]');
      await saved;
      await page.close();
    },
  },
  {
    name: 'The paper that I saved last week',
    most: 10,
    async run(person, offprint) {
      const page = await popup(person, offprint);
      person.decides();
      await person.presses(page, 'input[type=search]');
      await person.types(page, REMEMBERED);
      const found = page.locator('[data-paper]', { hasText: 'Warm Starts' });
      await found.first().waitFor();
      await person.reads(page, '[data-paper]:has-text("Warm Starts") [data-action="open"]');
      person.points();
      await found.first().locator('[data-action="open"]').click();
      await page.close();
    },
  },
  {
    name: 'What did I mark?',
    most: 10,
    async run(person, offprint) {
      const page = await popup(person, offprint);
      await person.reads(page, '[data-action="find-marked"]');
      person.decides();
      await person.presses(page, '[data-action="find-marked"]');
      const found = page.locator('[data-paper]', { hasText: 'What Readers Keep' });
      await found.first().waitFor();
      await until('only what is marked', async () => (await page.locator('[data-paper]').count()) === 1);
      await page.locator('[data-mark]').first().waitFor();
      await person.reads(page, '[data-mark]');
      await page.close();
    },
  },
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const browser = ensureBrowser('chromium', say);
const failure = browser && !process.argv.includes('--built') ? await build('chrome') : null;
if (!browser || failure !== null) throw new Error(failure ?? adviceFor('chromium'));

const offprint = await Offprint.launch({ browser, extension: buildFolder('chrome'), keepsWelcome: true });
try {
  offprint.shelf.put(LISTING, arxivNewPage(RECORDS, { archive: 'cs.LG' }));
  for (const { name, most, run } of ERRANDS) {
    const person = new Person();
    await run(person, offprint);
    const spent = person.spent;
    const total = spent.person + spent.machine;
    const how = `${spent.person.toFixed(1)} s of reading, deciding and pointing, ${spent.machine.toFixed(1)} s of waiting`;
    say(`${total <= most ? 'ok  ' : 'LATE'} ${name}: ${total.toFixed(1)} s of ${most} s (${how})`);
    if (total > most) process.exitCode = 1;
    // What was saved a week ago, among others.
    if (most === 60)
      await offprint.ask('saveAll', {
        operation: 'last-week',
        site: 'arxiv',
        url: LISTING,
        records: [
          { title: 'Warm Starts for Small Language Models', authors: [{ name: 'Rui Matsuda' }], ids: {} },
        ].concat(
          RECORDS.map(({ id, title, authors }) => ({
            title,
            authors: authors.map((author) => ({ name: author })),
            ids: { arxiv: id },
          })),
        ),
      });
  }
} finally {
  await offprint.close();
}
