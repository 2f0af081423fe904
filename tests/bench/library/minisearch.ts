/** MiniSearch with the same papers in the same browser: its index is made in memory at each opening. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

const SCRIPT = join(dirname(createRequire(import.meta.url).resolve('minisearch')), '..', 'umd', 'index.js');

interface MiniSearchIndex {
  addAll(documents: object[]): void;
  search(text: string, options: object): unknown[];
}
interface WithMiniSearch {
  MiniSearch: new (options: object) => MiniSearchIndex;
}

/** Seconds to read and index everything, and ms per keystroke. `page`: one of the extension's own. */
export async function measureMiniSearch(
  page: Page,
  queries: readonly string[],
): Promise<{ build: number; keystrokes: number[] }> {
  await page.evaluate(readFileSync(SCRIPT, 'utf8'));
  return page.evaluate(async (texts) => {
    const start = performance.now();
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('offprint');
      request.addEventListener('success', () => resolve(request.result));
    });
    const rows = await new Promise<Row[]>((resolve) => {
      const request = db.transaction('papers').objectStore('papers').getAll();
      request.addEventListener('success', () => resolve(request.result as Row[]));
    });
    db.close();
    interface Row {
      id: string;
      tags: string[];
      note: string;
      bibliography: { title: string; authors: { name: string }[]; abstract?: string; venue?: string };
    }
    const { MiniSearch } = globalThis as unknown as WithMiniSearch;
    const index = new MiniSearch({
      fields: ['title', 'authors', 'abstract', 'notes', 'tags', 'venue'],
      searchOptions: { boost: { title: 6, authors: 5 }, combineWith: 'AND' },
    });
    index.addAll(
      rows.map(({ id, tags, note, bibliography: { title, authors, abstract, venue } }) => ({
        id, title, abstract, venue, notes: note, tags: tags.join(' '), authors: authors.map(({ name }) => name).join(' '),
      })), // prettier-ignore
    );
    const build = (performance.now() - start) / 1000;
    const keystrokes = texts.map((text) => {
      const asked = performance.now();
      index.search(text, { prefix: (_: string, at: number, terms: string[]) => at === terms.length - 1 });
      return performance.now() - asked;
    });
    return { build, keystrokes };
  }, queries);
}
