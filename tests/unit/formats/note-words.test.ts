import { expect, test } from 'vitest';
import { noteWords } from '../../../lib/formats/note-words.ts';

test('a note reads as words, without the signs that set it', () => {
  expect(noteWords('# Read this\n\nIt claims **much**: `k` is $\\alpha$.\n\n- one\n- two\n\n> said')).toBe(
    'Read this\nIt claims much: k is α.\none\ntwo\nsaid',
  );
});

test('what only looks like a sign stays', () => {
  expect(noteWords('2 * 3 # no heading\n-5 °C\na_b and x > y')).toBe(
    '2 * 3 # no heading\n-5 °C\na_b and x > y',
  );
});
