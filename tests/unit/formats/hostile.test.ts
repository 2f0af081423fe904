import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../lib/formats/formats.ts';
import { readIdList } from '../../../lib/formats/id-list.ts';
import { FormatError } from '../../../lib/formats/interchange.ts';
import type { ParsedFile } from '../../../lib/formats/interchange.ts';
import { readableMath, withPlainMath } from '../../../lib/formats/bibtex/math-to-text.ts';
import { textToTex } from '../../../lib/formats/bibtex/text-to-tex.ts';
import { fileNameOf } from '../../../lib/formats/file-name.ts';
import { markdownText, safeNote } from '../../../lib/formats/markdown/escape.ts';
import { SEED, settings } from './arbitrary.ts';

console.log(`hostile files: seed ${SEED}`);

const readers: [string, (text: string) => ParsedFile][] = [
  ...FORMATS.filter((format) => format.read).map(
    (format) => [format.id, format.read] as [string, (text: string) => ParsedFile],
  ),
  ['list of ids', readIdList],
];

/** Pieces that mean something to one format or another, in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '@article{',
        'key,',
        'title=',
        'author = {',
        '}',
        '{',
        '"',
        '#',
        '\\',
        '$',
        '@string{a=',
        '@comment',
        '\n',
        '\r\n',
        ',',
        ';',
        '\t',
        'and ',
        'TY  - JOUR\n',
        'TI  - x\n',
        'ER  - \n',
        'AU  - ',
        'Title,Year\n',
        "'=1",
        '[',
        ']',
        '{"title":',
        '"x"',
        ':',
        'null',
        '{"type":"book","title":"x"}',
        '{"@context":"http://www.w3.org/ns/anno.jsonld","items":[',
        '1e999',
        '__proto__',
        '\ud800',
        '\u0000',
        '\u202e',
        '10.1000/',
        '1706.03762',
        '{\n"format": "offprint-library",\n"version": 1,\n',
        '"papers": [\n',
        '{"id":"a"},\n',
        '],\n',
        '"checksum": "x"\n',
        '}\n',
        'javascript:',
        'https://u@h/',
        '<img onerror=x>',
        '{{7*7}}',
      ),
      fc.string({ maxLength: 20, unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe.each(readers)('a reader of %s', (_name, read) => {
  it('answers anything with papers and reasons, or refuses in words', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        let parsed: ParsedFile;
        try {
          parsed = read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          expect((error as Error).message.length).toBeGreaterThan(5);
          return;
        }
        for (const { bibliography, note, tags } of parsed.papers) {
          expect(bibliography.title).not.toBe('');
          expect(
            (bibliography.title + note + tags.join('') + JSON.stringify(bibliography)).isWellFormed(),
          ).toBe(true);
          for (const url of [bibliography.url, ...(bibliography.links ?? []).map((link) => link.url)]) {
            if (url !== undefined) expect(url).toMatch(/^https?:\/\/[^@]*$/i);
          }
        }
        for (const { reason } of [...parsed.rejected, ...parsed.leftOut]) expect(reason).not.toBe('');
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      }),
      settings,
    );
  });

  it.each([
    ['brackets', '['.repeat(500_000)],
    ['braces', '{'.repeat(500_000)],
    ['quotes', '"'.repeat(500_001)],
    ['commas', ','.repeat(500_000)],
    ['line breaks', '\n'.repeat(500_000)],
    ['RIS tags', 'TY  - JOUR\n'.repeat(45_000)],
    ['RIS ends', `TY  - JOUR\n${'ER  - x\n'.repeat(60_000)}`],
    ['blank lines after ends', `TY  - JOUR\n${'ER  - x\n\n\n'.repeat(50_000)}`],
    ['rows', `Title\n${`${'x'.repeat(24)}\n`.repeat(20_000)}`],
    ['open cells', `Title\n${'"x\n'.repeat(120_001)}`],
    ['addresses', 'http://'.repeat(70_000)],
    ['digits', '1'.repeat(500_000)],
    ['dollars', `[{"type":"book","title":"${'$ '.repeat(400)}","abstract":"${'$x'.repeat(9_000)}"}]`],
    ['angles', `[{"type":"book","title":"${'<sub>'.repeat(100)}","abstract":"${'<jats:'.repeat(3_000)}"}]`],
  ])('takes linear time for 500 kB of %s', (_what, text) => {
    const start = performance.now();
    try {
      read(text);
    } catch (error) {
      expect(error).toBeInstanceOf(FormatError);
    }
    // Well under a second on a quiet machine; anything quadratic takes minutes.
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});

describe('writers', () => {
  it.each([
    ['TeX', (text: string) => textToTex(text, true)],
    ['plain formulas', withPlainMath],
    ['readable formulas', readableMath],
    ['Markdown', markdownText],
    ['notes', safeNote],
    ['file names', fileNameOf],
  ])('of %s take linear time for any text', (_name, write) => {
    for (const unit of [
      '$',
      '$ ',
      '$x',
      '\\',
      '`',
      '```\n',
      '<',
      '[',
      '](',
      'a-',
      'A',
      ' ',
      '\n',
      '-',
      "'",
      '{',
      ']: javascript',
    ]) {
      const start = performance.now();
      write(unit.repeat(Math.floor(200_000 / unit.length)));
      expect(performance.now() - start, JSON.stringify(unit)).toBeLessThan(3_000);
    }
  });
});
