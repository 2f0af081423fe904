/** A library of any size at once: rows as the library writes them, put where it keeps them before any page opened it. */
import { canonicalText, textKey } from '../../../lib/text/abstract-text.ts';
import { sampleBibliography } from '../../support/bibliography.ts';
import type { SampleRecord } from '../../support/records.ts';
import type { Stage } from './stage.ts';

/** Rows put in one transaction. */
const CHUNK = 1_000;

export type TableRow = [table: string, row: object];

/**
 * The rows of these records, the first one saved last. Every second is tagged "even", every third "third", every fifth
 * is for later; two get the titles that are hardest to show.
 */
export function libraryRows(
  records: readonly SampleRecord[],
  titles: { long: string; arabic: string },
): TableRow[] {
  const now = Date.now();
  return records.flatMap((record, index) => {
    const title = index === 7 ? titles.long : index === 11 ? titles.arabic : record.title;
    const bibliography = sampleBibliography({ ...record, title });
    const id = `paper-${String(index).padStart(6, '0')}`;
    const row = {
      v: 1,
      updatedAt: `${now}-${(index % 65_536).toString(16).padStart(4, '0')}-0badcafe`,
    };
    const text = canonicalText(record.abstract).text;
    const key = `arxiv:${record.id}`;
    return [
      [
        'papers',
        {
          ...row,
          id,
          bibliography,
          edits: {},
          provenance: {},
          currentAbstract: textKey(text),
          state: index % 5 === 0 ? 'later' : 'saved',
          star: false,
          tags: [...(index % 2 === 0 ? ['even'] : []), ...(index % 3 === 0 ? ['third'] : [])],
          collections: [],
          note: '',
          dates: { saved: now - index * 60_000 },
          sites: ['arxiv'],
        },
      ],
      [
        'records',
        {
          ...row,
          id: `record-${id}`,
          paper: id,
          source: { kind: 'page', site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' },
          given: bibliography,
          at: now,
          keys: [key],
        },
      ],
    ] satisfies [string, object][];
  });
}

/** Runs in a page of the extension's: writes rows, and has them counted anew. */
export function putRows(rows: readonly TableRow[]): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('offprint');
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const tables = [...new Set(rows.map(([table]) => table)), 'meta'];
      const writing = database.transaction(tables, 'readwrite');
      for (const [table, row] of rows) writing.objectStore(table).put(row);
      writing.objectStore('meta').delete('tally');
      writing.addEventListener('error', () => reject(writing.error));
      writing.addEventListener('complete', () => {
        database.close();
        resolve();
      });
    });
  });
}

/** Puts the rows of these records into the library. */
export async function fillLibrary(
  stage: Stage,
  records: readonly SampleRecord[],
  titles: { long: string; arabic: string },
): Promise<void> {
  const desk = await stage.offprint.desk();
  // The background makes the database, and counts what is in it when it is asked the next time.
  await desk.evaluate((call) => chrome.runtime.sendMessage(call), {
    to: 'library',
    method: 'health',
    payload: null,
  });
  const rows = libraryRows(records, titles);
  for (let at = 0; at < rows.length; at += CHUNK) await desk.evaluate(putRows, rows.slice(at, at + CHUNK));
}

/** How many papers that are kept have a value in a field (or, for a list, among its values). Counted in the browser. */
export async function countPapers(stage: Stage, field: string, value: unknown): Promise<number> {
  const desk = await stage.offprint.desk();
  return desk.evaluate(
    ([name, wanted]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction('papers').objectStore('papers').getAll();
          reading.addEventListener('error', () => reject(reading.error));
          reading.addEventListener('success', () => {
            database.close();
            const alive = (reading.result as Record<string, unknown>[]).filter(
              (row) => row.deletedAt === undefined,
            );
            resolve(
              alive.filter((row) => {
                const has = row[name as string];
                return Array.isArray(has) ? has.includes(wanted) : has === wanted;
              }).length,
            );
          });
        });
      }),
    [field, value] as const,
  );
}
