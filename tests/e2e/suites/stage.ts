/** What the suites of one browser share: the browser, pages made for a test, the library's rows, the words. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { buildFolder } from '../../../scripts/setup/build.ts';
import { findBrowser } from '../../../scripts/setup/browsers.ts';
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import type { SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { Offprint, type LaunchOptions } from '../harness/chromium.ts';
import type { Tab } from '../harness/tab.ts';

/** A row as it stands in the database: only what tests look at. */
export interface Row {
  id: string;
  deletedAt?: number;
  [field: string]: unknown;
}

const WORDS = JSON.parse(
  readFileSync(new URL('../../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
) as Record<string, { message: string }>;

/** The English words of a key. */
export function words(key: string): string {
  const found = WORDS[key]?.message;
  if (found === undefined) throw new Error(`no words for "${key}"`);
  return found;
}

/** The key a record's rail carries. */
export function keyOf(record: SampleRecord | undefined): string {
  return `arxiv:${record?.id}`;
}

export class Stage {
  private running: Offprint | undefined;

  get offprint(): Offprint {
    if (!this.running) throw new Error('the browser does not run');
    return this.running;
  }

  set offprint(offprint: Offprint) {
    this.running = offprint;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Serves records as a day's listing at an address of their own and opens it. */
  async listing(records: SampleRecord[], archive: string): Promise<Tab> {
    const url = `https://arxiv.org/list/${archive}/new`;
    this.offprint.shelf.put(url, arxivNewPage(records, { archive }));
    const tab = await this.offprint.open(url);
    await tab.settled();
    return tab;
  }

  /** Serves a page and opens it. */
  async page(url: string, html: string): Promise<Tab> {
    this.offprint.shelf.put(url, html);
    return this.offprint.open(url);
  }

  /** Rows of the library as they are on disk, tombstones left out. */
  async rows(table: string): Promise<Row[]> {
    const desk = await this.offprint.desk();
    const rows = (await desk.evaluate(
      (name) =>
        new Promise<unknown[]>((resolve, reject) => {
          const opening = indexedDB.open('offprint');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const database = opening.result;
            const reading = database.transaction(name).objectStore(name).getAll();
            reading.addEventListener('error', () => reject(reading.error));
            reading.addEventListener('success', () => {
              database.close();
              resolve(reading.result);
            });
          });
        }),
      table,
    )) as Row[];
    return rows.filter((row) => row.deletedAt === undefined);
  }

  /** The kept papers that carry an arXiv id. */
  async papersOf(record: SampleRecord | undefined): Promise<Row[]> {
    const papers = await this.rows('papers');
    return papers.filter(
      (paper) => (paper.bibliography as { ids: { arxiv?: string } }).ids.arxiv === record?.id,
    );
  }

  /** How many papers of a tab's document the background was told of. */
  async greeted(tab: Tab): Promise<number> {
    const id = await this.offprint.tabId(tab.page);
    const desk = await this.offprint.desk();
    return desk.evaluate(async (key) => {
      const kept = (await chrome.storage.session.get(key))[key] as { keys: string[] } | undefined;
      return kept?.keys.length ?? 0;
    }, `greeted:${id}`);
  }

  /** Waits until no rail in view is waiting for an answer. */
  quiet(tab: Tab): Promise<unknown> {
    return until('no rail is waiting', async () =>
      (await tab.rails()).every((rail) => rail.state !== 'asking'),
    );
  }
}

/** A stage with a browser of its own, for the tests of one `describe`. `extension`: a folder, the shipped build by default. */
export function stageOfItsOwn(
  extension: () => { folder: string; remove(): void } = () => ({
    folder: buildFolder('chrome'),
    remove() {},
  }),
  more: Partial<LaunchOptions> = {},
): Stage {
  const stage = new Stage();
  let built: ReturnType<typeof extension> | undefined;
  beforeAll(async () => {
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    built = extension();
    stage.offprint = await Offprint.launch({ browser, extension: built.folder, ...more });
  });
  afterAll(async () => {
    if (stage.isRunning) await stage.offprint.close();
    built?.remove();
  });
  return stage;
}
