/** What is meant by a few letters in the palette and in the settings' search. */
import { describe, expect, test } from 'vitest';
import { findCommands } from '../../../entrypoints/library/palette/find-commands.ts';
import { matchWords } from '../../../lib/library/search/match-words.ts';

const command = (id: string, words: string, group = '') => ({ id, words, group });
const COMMANDS = [
  command('later', 'Keep for later', 'This paper'),
  command('bibtex', 'Export everything as BibTeX', 'Export'),
  command('csv', 'Export everything as CSV', 'Export'),
  command('keys', 'Keys', 'Settings'),
  command('tag', 'Tag as théorie', 'This paper'),
  command('map', 'Übersicht', 'Go to'),
];
const ids = (query: string, recent: string[] = []) =>
  findCommands(COMMANDS, query, recent).map(({ command: { id } }) => id);

describe('the palette', () => {
  test('finds by beginnings, parts, in any order, without accents, with slips of the finger', () => {
    expect(ids('bib')[0]).toBe('bibtex');
    expect(ids('csv export')).toEqual(['csv']);
    expect(ids('exprot')).toEqual(['bibtex', 'csv']);
    expect(ids('theorie')).toEqual(['tag']);
    expect(ids('ubersicht')).toEqual(['map']);
    expect(ids('settings')).toEqual(['keys']);
    expect(ids('zzz')).toEqual([]);
  });

  test('puts a word that stands for itself before one joined to another, whatever was done last', () => {
    const formats = ['CSL-JSON', 'JSON'].map((name) => command(name, `Export everything as ${name}`));
    for (const query of ['json', 'jso', 'export json'])
      expect(findCommands(formats, query, ['CSL-JSON'])[0]?.command.id, query).toBe('JSON');
    expect(findCommands(formats, 'csl', [])[0]?.command.id).toBe('CSL-JSON');
  });

  test('puts first what was done last, and what is named before what is only grouped so', () => {
    expect(ids('', ['csv', 'keys']).slice(0, 3)).toEqual(['csv', 'keys', 'later']);
    expect(ids('export', ['csv'])).toEqual(['csv', 'bibtex']);
    expect(ids('', [])).toEqual(COMMANDS.map(({ id }) => id));
  });
});

describe('words in a text', () => {
  test('are found where they stand', () => {
    expect(matchWords('abst', 'Fetch abstracts from arXiv')?.ranges).toEqual([[6, 10]]);
    expect(matchWords('xiv fetch', 'Fetch abstracts from arXiv')?.ranges).toEqual([
      [0, 5],
      [23, 26],
    ]);
    expect(matchWords('abstarcts', 'Fetch abstracts')?.ranges).toEqual([[6, 15]]);
    expect(matchWords('下一', '到下一页')).not.toBeNull();
  });

  test('of which one is missing are not found; none are found everywhere', () => {
    expect(matchWords('fetch nothing', 'Fetch abstracts')).toBeNull();
    expect(matchWords('  ', 'Fetch')).toEqual({ score: 1, ranges: [] });
    // A short word forgives nothing.
    expect(matchWords('csx', 'CSV')).toBeNull();
  });
});
