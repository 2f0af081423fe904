/** Whether two libraries are the same, row for row, without their rows leaving the page. */
import type { Page } from 'playwright-core';

/**
 * Papers' rows and all that hangs on them: one digest and one count for each table. `page`: any of the extension's.
 * `without`: fields of tables that say nothing.
 */
export async function digestOf(page: Page, without: { [table: string]: string } = {}): Promise<string> {
  return page.evaluate(async (dropped) => {
    const { database } = await chrome.storage.local.get('database');
    const { name } = (database ?? { name: 'offprint' }) as { name: string };
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    const tables = ['papers', 'records', 'keys', 'abstracts', 'marks', 'collections', 'tags', 'decisions'];
    const parts: string[] = [];
    for (const table of tables) {
      let count = 0;
      let digest = new ArrayBuffer(0);
      for (let range: IDBKeyRange | null = null; ;) {
        const store = db.transaction(table).objectStore(table);
        const path = store.keyPath as string;
        const rows = await new Promise<Record<string, unknown>[]>((resolve) => {
          const request = store.getAll(range, 1_000);
          request.addEventListener('success', () => resolve(request.result));
        });
        const last = rows.at(-1);
        if (!last) break;
        count += rows.length;
        const field = dropped[table];
        if (field !== undefined) for (const row of rows) delete row[field];
        range = IDBKeyRange.lowerBound(last[path], true);
        // The order of a row's fields says nothing.
        const sorted = (_name: string, value: unknown): unknown =>
          value !== null && typeof value === 'object' && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
            : value;
        const bytes = new TextEncoder().encode(JSON.stringify(rows, sorted));
        const both = new Uint8Array(digest.byteLength + bytes.length);
        both.set(new Uint8Array(digest));
        both.set(bytes, digest.byteLength);
        digest = await crypto.subtle.digest('SHA-256', both);
      }
      const hex = Array.from(new Uint8Array(digest.slice(0, 6)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      );
      parts.push(`${table} ${count} ${hex.join('')}`);
    }
    db.close();
    return parts.join(', ');
  }, without);
}
