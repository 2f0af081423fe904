/** What the README says of the export, held to the code: which lists the file has, and what each format carries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carriageOf, FEATURES, FORMAT_IDS } from '../../../lib/formats/carries.ts';
import { LIBRARY_TABLES } from '../../../lib/formats/json/library-file.ts';

const README = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
const [, section = ''] = README.split('\n### The export\n');
const rows = section
  .split('\n### ')[0]!
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('names the lists of the library file in their order', () => {
  const lists = rows.map(([name = '']) => /^`(\w+)`$/.exec(name)?.[1]).filter((name) => name !== undefined);
  expect(lists).toEqual(LIBRARY_TABLES);
});

it('tells of every feature what each format carries of it', () => {
  const table = rows.filter((cells) => cells.length === FORMAT_IDS.length + 1).slice(2);
  const words = { whole: 'whole', text: 'in part', no: '–' };
  expect(table).toEqual(
    FEATURES.map((one) => [
      one.name,
      ...FORMAT_IDS.map((format) => {
        const carriage = carriageOf(one, format);
        return format === 'markdown' && carriage === 'text' ? 'as text' : words[carriage];
      }),
    ]),
  );
});
