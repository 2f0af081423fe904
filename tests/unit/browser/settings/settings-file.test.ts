/** Settings from a file: taken whole or not at all, and what is wrong is named. */
import { describe, expect, test } from 'vitest';
import { LONGEST_FILE, parseSettings } from '../../../../lib/browser/settings/settings-file.ts';

const file = (settings: object) => JSON.stringify({ format: 'offprint-settings', version: 1, settings });
const view = { density: 'everything', off: ['other'], isFolded: true, offSites: ['dblp'] };

describe('a file of settings', () => {
  test('gives what is in it, and nothing of what it does not speak of', () => {
    const given = { view, keys: { page: { save: 'w', undo: '' }, library: {} }, remembersSeen: false };
    expect(parseSettings(file(given))).toEqual({ ok: true, settings: given });
    expect(parseSettings(file({}))).toEqual({ ok: true, settings: {} });
  });

  test.each([
    [{ view: { ...view, density: 'all' } }, 'settings.view.density'],
    [{ view: { ...view, off: ['other', 'novelty'] } }, 'settings.view.off.1'],
    [{ view: { ...view, offSites: ['../x'] } }, 'settings.view.offSites.0'],
    [{ keys: { page: { save: 5 }, library: {} } }, 'settings.keys.page.save'],
    [{ keys: { page: { save: 'x'.repeat(40) } } }, 'settings.keys.page.save'],
    [{ markNames: { gold: 'x'.repeat(31) } }, 'settings.markNames.gold'],
    [{ completing: { 'hugging-face': 'ask' } }, 'settings.completing.hugging-face'],
    [{ remembersSeen: 'no' }, 'settings.remembersSeen'],
  ])('%# is refused, and the field is named', (settings, field) => {
    expect(parseSettings(file(settings))).toEqual({ ok: false, field });
  });

  test('takes no name that is none of ours, whatever it is', () => {
    const text = file({}).replace(
      '{}',
      '{"__proto__": {"x": 1}, "papers": [1], "keys": {"page": {"constructor": "q"}}}',
    );
    expect(parseSettings(text)).toEqual({ ok: true, settings: { keys: { page: {}, library: {} } } });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test.each(['', 'null', '[]', '{"papers": []}', '{', 'x'.repeat(LONGEST_FILE + 1)])(
    '%# is no such file',
    (text) => {
      const parsed = parseSettings(text);
      expect(parsed.ok).toBe(false);
    },
  );
});
