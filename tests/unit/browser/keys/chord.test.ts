/** What was pressed, as it is stored and compared, on keyboards of all kinds. */
import { describe, expect, test } from 'vitest';
import { chordOf } from '../../../../lib/browser/keys/chord.ts';
import { chordParts } from '../../../../lib/browser/keys/shown.ts';
import { PAGE_KEYS } from '../../../../lib/browser/keys/page-keys.ts';
import { doingsOf } from '../../../../lib/browser/keys/stored.ts';
import { LIBRARY_KEYS } from '../../../../lib/browser/keys/library-keys.ts';

const pressed = (key: string, held = '', code = '') =>
  chordOf({
    key,
    code,
    shiftKey: held.includes('s'),
    ctrlKey: held.includes('c'),
    metaKey: held.includes('m'),
    altKey: held.includes('a'),
    getModifierState: (name: string) => name === 'AltGraph' && held.includes('g'),
  });

describe('a chord', () => {
  test.each([
    ['j', '', 'j'],
    ['M', 's', 'Shift+m'],
    // Caps Lock.
    ['M', '', 'm'],
    ['?', 's', '?'],
    ['/', '', '/'],
    ['k', 'c', 'Mod+k'],
    ['k', 'm', 'Mod+k'],
    ['K', 'cs', 'Mod+Shift+k'],
    ['ArrowUp', 'as', 'Alt+Shift+ArrowUp'],
    ['+', 'c', 'Mod++'],
    // AltGr+8 on a German keyboard, as Windows and as Linux tell it.
    ['[', 'cag', '['],
    ['[', 'g', '['],
    ['É', 's', 'Shift+é'],
  ])('of %j with %j held is %j', (key, held, chord) => {
    expect(pressed(key, held)).toBe(chord);
  });

  test('on a keyboard of another script is told by the place of the key', () => {
    expect(pressed('о', '', 'KeyJ')).toBe('j');
    expect(pressed('О', 's', 'KeyJ')).toBe('Shift+j');
    expect(pressed('ش', '', 'KeyA')).toBe('a');
    expect(pressed('х', '', 'BracketLeft')).toBe('[');
  });

  test('is shown in the parts that are held', () => {
    expect(chordParts('j', false)).toEqual(['j']);
    expect(chordParts('Shift+m', false)).toEqual(['Shift', 'M']);
    expect(chordParts('Mod+Shift+k', true)).toEqual(['⌘', '⇧', 'K']);
    expect(chordParts('Mod++', false)).toEqual(['Ctrl', '+']);
    expect(chordParts('+', false)).toEqual(['+']);
    expect(chordParts('Alt+ArrowUp', false)).toEqual(['Alt', '↑']);
  });
});

test.each([PAGE_KEYS, LIBRARY_KEYS])('no two things come with one key', (keys) => {
  expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length);
});

test('a changed key does what it was given to, and the old one nothing', () => {
  const doings = doingsOf(PAGE_KEYS, { save: 'w', undo: '' });
  expect(doings.get('w')).toBe('save');
  expect(doings.get('s')).toBeUndefined();
  expect(doings.get('u')).toBeUndefined();
  expect(doings.get('j')).toBe('next');
});
