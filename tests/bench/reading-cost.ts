/** What reading a listing costs beside the least a reader could do: taking the text of the same nodes. */
import { build } from 'vite';
import { ROOT } from '../../scripts/setup/build.ts';
import type { Offprint } from '../e2e/harness/chromium.ts';
import { median } from './table.ts';

export interface ReadingCost {
  /** Reading over `textContent`, both in the same visit. */
  ratio: number;
  /** ms. */
  plain: number;
  reading: number;
  papers: number;
}

/** Medians over visits to a fresh page, cold code each time, as on a reader's own visit. */
export async function readingCost(side: Offprint, html: string, visits: number): Promise<ReadingCost> {
  const url = 'https://arxiv.org/list/cs.LG/new?reading';
  side.shelf.put(url, html);
  const source = await bundledReading();
  const ratios: number[] = [];
  const plains: number[] = [];
  const readings: number[] = [];
  let papers = 0;
  for (let count = 0; count < visits; count += 1) {
    const { page } = await side.open(url);
    await page.waitForLoadState('load');
    await page.evaluate(source);
    const seen = await page.evaluate(() => {
      const { createPageReader, readerFor } = (window as unknown as { offprintReading: Reading })
        .offprintReading;
      const page = { document, url: location.href };
      const nodes = [...document.querySelectorAll('dt, dd')];
      let length = 0;
      const began = performance.now();
      for (const node of nodes) length += node.textContent?.length ?? 0;
      const middle = performance.now();
      const sightings = createPageReader(page, readerFor(page.url)).next(Infinity);
      const ended = performance.now();
      return { plain: middle - began, reading: ended - middle, papers: sightings.length, length };
    });
    papers = seen.papers;
    plains.push(seen.plain);
    readings.push(seen.reading);
    ratios.push(seen.reading / seen.plain);
    await page.close();
  }
  return { ratio: median(ratios), plain: median(plains), reading: median(readings), papers };
}

type Steps<T> = Generator<void, T>;

/** What the bundle puts on the window: the reading that the content scripts and the background do. */
export interface Reading {
  createPageReader(
    page: object,
    reader: unknown,
  ): { next(budget: number): unknown[]; readonly done: boolean };
  readerFor(url: string): unknown;
  lookAt(page: object): Steps<{ page: { elements: Element[] }; title: string; paper: unknown } | null>;
  pack(page: object, url: string, title: string): Steps<object>;
  unpack(packed: object): object;
  readLines(lines: object, page: object): Steps<object>;
  listingOf(read: object, elements: Element[]): { sightings: unknown[] };
}

/** The reading as one script that puts itself on the window. */
export async function bundledReading(): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: `${ROOT}/tests/bench/reading-entry.ts`, formats: ['iife'], name: 'offprintReading' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk || !('code' in chunk)) throw new Error('the reader could not be bundled');
  return `${chunk.code}; window.offprintReading = offprintReading;`;
}
