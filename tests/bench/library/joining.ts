/** Files brought into a library: a whole one taken back and done again, and two that overlap, in either order. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Offprint } from '../../e2e/harness/chromium.ts';
import { madePapers } from '../made-papers.ts';
import { act, fullTab, mustEqual, timed } from './course.ts';
import { digestOf } from './digest.ts';
import { bringIn, chooseFile, writeMadeFile, type BroughtIn } from './made-file.ts';
import { launchIn } from './profile.ts';
import type { LibraryRows } from './rows.ts';

const PATIENCE = 1_800_000;

/** Brings a file of `size` papers in, and takes it back, and does it again, by the one step that it is. */
export async function importing(size: number, folder: string): Promise<void> {
  const path = join(folder, 'import.json');
  await writeMadeFile(path, madePapers(size));
  const offprint = await launchIn(join(folder, 'import'));
  try {
    const panel = await openedPanel(offprint);
    const empty = await digestOf(panel);
    const { added } = await broughtIn('import', offprint, panel, path);
    if (added !== size) throw new Error(`${added} papers were added`);
    const done = await digestOf(panel);
    await panel.close();
    const page = await fullTab(offprint);
    await timed('import: undo stopped', offprint, () => act(page, 'undo', {}, 0.5));
    mustEqual('import, undo stopped', done, await digestOf(page));
    await timed('import: undo', offprint, () => act(page, 'undo', {}));
    mustEqual('import, undone', empty, await digestOf(page));
    await timed('import: redo', offprint, () => act(page, 'redo', {}));
    mustEqual('import, done again', done, await digestOf(page));
    await timed('import: undo again', offprint, () => act(page, 'undo', {}));
    mustEqual('import, undone again', empty, await digestOf(page));
  } finally {
    await offprint.close();
  }
}

/** Two libraries of `size` papers that share half of them, each with words of its own, in either order. */
export async function merging(size: number, folder: string): Promise<void> {
  const all = [...madePapers(size + size / 2)];
  const paths = { first: join(folder, 'first.json'), second: join(folder, 'second.json') };
  await writeMadeFile(paths.first, all.slice(0, size));
  await writeMadeFile(paths.second, all.slice(size / 2), size / 2, anothers);
  const contents: string[] = [];
  for (const order of [['first', 'second'] as const, ['second', 'first'] as const]) {
    const offprint = await launchIn(join(folder, order.join('-')));
    try {
      const panel = await openedPanel(offprint);
      await broughtIn(`merge: ${order[0]} library`, offprint, panel, paths[order[0]]);
      const before = await digestOf(panel);
      const made = await broughtIn(`merge: ${order[1]} library`, offprint, panel, paths[order[1]]);
      if (made.added !== size / 2 || made.merged !== size / 2)
        throw new Error(`of ${size} papers that overlap by half: ${JSON.stringify(made)}`);
      const after = await digestOf(panel);
      contents.push(await contentOf(panel));
      await timed('merge: undo', offprint, () => act(panel, 'undo', {}));
      mustEqual('merge, undone', before, await digestOf(panel));
      await timed('merge: redo', offprint, () => act(panel, 'redo', {}));
      mustEqual('merge, done again', after, await digestOf(panel));
    } finally {
      await offprint.close();
    }
  }
  mustEqual('merge, either first', contents[0] ?? '', contents[1] ?? '');
  process.stdout.write(`  merge, either first: ${contents[0]}\n`);
}

async function openedPanel(offprint: Offprint): Promise<Page> {
  const page = await offprint.panel();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

async function broughtIn(name: string, offprint: Offprint, page: Page, path: string): Promise<BroughtIn> {
  await page.locator('[data-action="bring-in"]').first().click();
  await timed(`${name}: read and staged`, offprint, () => chooseFile(page, path));
  let made: BroughtIn = {};
  await timed(`${name}: brought in`, offprint, async () => {
    made = await bringIn(page);
  });
  await page.locator('[data-action="bring-in-done"]').click();
  return made;
}

/** The same works as another reader keeps them: rows of other names, a tag and some notes of their own. */
function anothers({ papers, records, marks }: LibraryRows): LibraryRows {
  const named = (id: string): string => `another-${id}`;
  return {
    papers: papers.map((row, at) => ({
      ...row,
      id: named(row.id),
      tags: [...row.tags, 'of another'],
      star: at % 7 === 0,
      note: at % 3 === 0 ? 'read by another' : '',
    })),
    records: records.map((row) => ({ ...row, id: named(row.id), paper: named(row.paper) })),
    marks: marks.map((row) => ({ ...row, id: named(row.id), paper: named(row.paper) })),
  };
}

/** What a library says of its papers, but for the ids and times of its rows: counts, and one digest. */
function contentOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    type Row = Record<string, unknown> & { paper: string; id: string; deletedAt?: number };
    type Paper = Row & { tags: string[]; note: string; bibliography: { ids: object } };
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('offprint');
      request.addEventListener('success', () => resolve(request.result));
    });
    const alive = async <T extends Row>(table: string): Promise<T[]> => {
      const rows = await new Promise<T[]>((resolve) => {
        const request = db.transaction(table).objectStore(table).getAll();
        request.addEventListener('success', () => resolve(request.result as T[]));
      });
      return rows.filter(({ deletedAt }) => deletedAt === undefined);
    };
    const [papers, records, marks] = [
      await alive<Paper>('papers'),
      await alive('records'),
      await alive('marks'),
    ];
    db.close();
    // The order of a row's fields says nothing.
    const sorted = (_name: string, value: unknown): unknown =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
    const hanging = (rows: Row[], fields: string[]): Map<string, string[]> => {
      const of = new Map<string, string[]>();
      for (const row of rows)
        of.set(
          row.paper,
          [
            ...(of.get(row.paper) ?? []),
            JSON.stringify(
              fields.map((name) => row[name]),
              sorted,
            ),
          ].toSorted(),
        );
      return of;
    };
    const recordsOf = hanging(records, ['source', 'given', 'keys']);
    const marksOf = hanging(marks, ['target', 'quote', 'snapshot', 'colour', 'note']);
    const texts = papers
      .map((row) =>
        JSON.stringify(
          [
            row.bibliography.ids,
            row.bibliography,
            row['state'],
            row['star'],
            row.tags.toSorted(),
            row.note.split('\n\n').toSorted(),
            row['edits'],
            recordsOf.get(row.id),
            marksOf.get(row.id),
          ],
          sorted,
        ),
      )
      .toSorted();
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texts.join('\n')));
    const hex = Array.from(new Uint8Array(hash.slice(0, 6)), (byte) => byte.toString(16).padStart(2, '0'));
    return `${papers.length} papers, ${records.length} records, ${marks.length} marks, ${hex.join('')}`;
  });
}
