/** What formats and library say of a fault is found again by its form, and said in our own words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import english from '../../../../public/_locales/en/messages.json';

// Says which words were asked for, and what was filled in.
vi.mock('wxt/browser', () => ({
  browser: {
    i18n: {
      getUILanguage: () => 'en',
      getMessage: (key: string, fill: string[]) =>
        /^(?:fault_|no_space)/.test(key) ? `${key}(${fill.slice(0, 2).join()})` : 'en',
    },
  },
}));
const { FAULTS, faultWords } = await import('../../../../lib/browser/words/fault-words.ts');
const { thrownWords } = await import('../../../../lib/browser/words/refusal-words.ts');

const LIB = join(import.meta.dirname, '../../../../lib');
const sources = ['formats', 'library', 'sites/pasted', 'browser/backups']
  .flatMap((folder) =>
    readdirSync(join(LIB, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  .join('\n');

test('every sentence is one that they say, and the one of our English words', () => {
  for (const [key, sentence] of Object.entries(FAULTS)) {
    expect(english[key as keyof typeof FAULTS].message).toBe(sentence);
    const pieces = sentence.split(/\$\d/).filter((piece) => piece.trim().length > 2);
    for (const piece of pieces) expect(sources, `${key}: ${piece}`).toContain(piece);
  }
});

test('sentences are told apart, what is filled into them is kept, and one may stand in another', () => {
  expect(faultWords('the file is empty')).toBe('fault_empty(,)');
  expect(faultWords('it is not JSON: it ends early')).toMatch(/^fault_json_ends/);
  expect(faultWords('"soon" is not a year')).toBe('fault_year(soon,)');
  expect(faultWords('line 12: it is not JSON from here on')).toMatch(/^fault_line\(12,fault_json_here/);
});

test('remarks that are seldom made are known too, and what they count is counted in the reader’s language', () => {
  expect(faultWords('its title has 12000 characters; 5000 is the limit')).toBe(
    'fault_title_long(12,000,5,000)',
  );
  expect(faultWords('the macro "jan2" is not defined; its name is kept')).toBe('fault_macro_unknown(jan2,)');
  expect(faultWords('"10.1/x" is not a DOI')).toBe('fault_not_doi(10.1/x,)');
  // What is no quantity stays as it was written.
  expect(faultWords('"20261" is not a year')).toBe('fault_year(20261,)');
});

test('every reason of a format is one that is known', () => {
  const said = sources.matchAll(/(?:FormatError\(|reason: )\s*(['`])((?:(?!\1).)+)\1/g);
  const reasons = [...said].map(([, , sentence = '']) => sentence.replaceAll(/\$\{[^}]*\}/g, '7'));
  expect(reasons.length).toBeGreaterThan(40);
  // Of an export, in the table of what each format carries.
  const unknown = reasons.filter((reason) => faultWords(reason) === reason && !reason.startsWith('7 ('));
  expect(unknown).toEqual([]);
});

test('an error of the library is said by its own sentence, else by its kind', () => {
  const error = (failure: string, message: string) => Object.assign(new Error(message), { failure });
  expect(thrownWords(error('no-space', 'QuotaExceededError'))).toMatch(/^no_space/);
  expect(thrownWords(error('blocked', 'Another tab is restoring the library.'))).toMatch(/^fault_restoring/);
  expect(thrownWords(error('damaged', 'A snapshot did not read back: it has no checksum.'))).toMatch(
    /^fault_snapshot_read\(fault_no_checksum/,
  );
});

test('what is not known is said as it came', () => {
  expect(faultWords('the disk is on fire')).toBe('the disk is on fire');
  expect(thrownWords(new Error('it has no title'))).toMatch(/^fault_no_title/);
  expect(thrownWords('a text')).toBe('a text');
  const long = `line 1: ${'x'.repeat(5_000)}`;
  expect(faultWords(long)).toBe(long);
});
