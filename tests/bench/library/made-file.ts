/** Files of Offprint's own JSON with made papers, and how a reader brings one in. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { LibraryHeader } from '../../../lib/formats/json/library-file.ts';
import { writeLibrary } from '../../../lib/formats/json/write.ts';
import type { MadePaper } from '../made-papers.ts';
import { rowsOf, type LibraryRows } from './rows.ts';

const CLOCK = '1700000000000-0000-0badcafe';

/** Writes a library as a file. `first`: the number of its first paper. `change`: what makes it another's library. */
export async function writeMadeFile(
  path: string,
  papers: Iterable<MadePaper>,
  first = 0,
  change: (rows: LibraryRows) => LibraryRows = (rows) => rows,
): Promise<void> {
  const rows = change(rowsOf(papers, first));
  const timed = <Row extends object>(list: readonly Row[]): Row[] =>
    list.map((row) => ({ ...row, updatedAt: CLOCK }));
  const counts: LibraryHeader['counts'] = {
    papers: rows.papers.length,
    records: rows.records.length,
    marks: rows.marks.length,
  };
  const file = openSync(path, 'w');
  const header = { generator: 'made', exportedAt: new Date(0).toISOString(), counts };
  const source = { papers: timed(rows.papers), records: timed(rows.records), marks: timed(rows.marks) };
  for await (const chunk of writeLibrary(header, source)) writeSync(file, chunk);
  closeSync(file);
}

/** Hands a file to an open panel, until it is shown what would become of it. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  await page.locator('[data-action="bring-in-file"]').setInputFiles(path);
  await page.locator('[data-preview], [data-problem]').first().waitFor();
}

export interface BroughtIn {
  added?: number;
  merged?: number;
}

/** Has the file brought in that is shown; answers what became of it. */
export async function bringIn(page: Page): Promise<BroughtIn> {
  await page.locator('[data-action="bring-in-save"]').click();
  await page.locator('[data-result], [data-problem]').first().waitFor();
  return JSON.parse((await page.locator('[data-result]').getAttribute('data-result')) ?? '{}') as BroughtIn;
}
