/** Giving keys away: what is free, what is told, what is stored. */
import { describe, expect, test } from 'vitest';
import { keyOf, mayBeChosen, ownerOf, withKey } from '../../../../lib/browser/keys/choose.ts';
import { AS_THEY_COME } from '../../../../lib/browser/keys/stored.ts';

describe('a key for an action', () => {
  test('is told when another has it, in the same place alone', () => {
    expect(ownerOf('page', AS_THEY_COME, 's', 'dismiss')).toBe('save');
    expect(ownerOf('page', AS_THEY_COME, 's', 'save')).toBeNull();
    expect(ownerOf('page', AS_THEY_COME, 'w', 'save')).toBeNull();
    expect(ownerOf('library', AS_THEY_COME, 's', 'later')).toBe('star');
    expect(ownerOf('page', AS_THEY_COME, '', 'save')).toBeNull();
  });

  test('given twice is taken from the first, and free again when that gets another', () => {
    const one = withKey('page', AS_THEY_COME, 'dismiss', 's');
    expect([keyOf('page', one, 'dismiss'), keyOf('page', one, 'save')]).toEqual(['s', '']);
    const two = withKey('page', one, 'dismiss', 'd');
    expect(ownerOf('page', two, 's', 'save')).toBeNull();
    expect(two.page).toEqual({ dismiss: 'd', save: '' });
  });

  test('that is as it comes leaves nothing behind', () => {
    const other = withKey('library', AS_THEY_COME, 'star', 'Mod+d');
    expect(other).toEqual({ page: {}, library: { star: 'Mod+d' } });
    expect(withKey('library', other, 'star', 's')).toEqual(AS_THEY_COME);
  });

  test.each([
    'Escape',
    'Enter',
    'Tab',
    ' ',
    'ArrowDown',
    'Shift+Tab',
    'Shift',
    'F5',
    'Mod+c',
    'Mod+Shift+t',
    '',
  ])('%j is needed for other things', (chord) => expect(mayBeChosen(chord)).toBe(false));

  test.each(['w', '?', 'Shift+w', 'Mod+k', 'Alt+Shift+x', '[', '+', 'é'])('%j may be it', (chord) =>
    expect(mayBeChosen(chord)).toBe(true),
  );
});
