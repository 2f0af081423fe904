/** Keys as they are shown: in groups, each line with its words and what is to be pressed. */
import type { BrowserKey } from '../../wire/content.ts';
import { say, type WordKey } from '../words/words.ts';
import { LIBRARY_KEYS, type LibraryKey } from './library-keys.ts';
import { PAGE_KEYS, type PageKey } from './page-keys.ts';
import type { ChosenKeys } from './stored.ts';

export interface KeyLine {
  words: string;
  /** One or more chords, each in the parts that are held together: [["Shift", "M"]]; none where there is no key. */
  chords: string[][];
}

export interface KeyGroup {
  title: string;
  lines: KeyLine[];
}

/** One action, or several that stand in one line. */
type Line<K> = K | { words: WordKey; of: readonly K[] };
type Group<K> = { title: WordKey; lines: readonly Line<K>[] };

export const PAGE_GROUPS: readonly Group<PageKey>[] = [
  {
    title: 'keys_triage',
    lines: ['next', 'previous', 'save', 'later', 'dismiss', 'note', 'panel', 'undo'],
  },
  {
    title: 'keys_reading',
    lines: [
      { words: 'both_abstract', of: ['abstract', 'abstract-tab'] },
      { words: 'both_pdf', of: ['pdf', 'pdf-tab'] },
      { words: 'both_html', of: ['html', 'html-tab'] },
      'page-before',
      'page-after',
      'search',
    ],
  },
  {
    title: 'keys_marking',
    lines: [
      'select',
      'mark',
      'mark-before',
      { words: 'does_roles', of: ['background', 'objective', 'method', 'result', 'other'] },
      'density',
      'fold',
      'help',
    ],
  },
];

export const LIBRARY_GROUPS: readonly Group<LibraryKey>[] = [
  { title: 'keys_moving', lines: ['next', 'previous', 'open', 'choose', 'search', 'palette', 'help'] },
  {
    title: 'keys_triage',
    lines: ['star', 'later', 'read', 'tag', 'note', 'remove', 'undo', 'abstract', 'pdf', 'html'],
  },
];

/** The words for what a key does. */
export function doingWords(does: PageKey | LibraryKey, where: keyof ChosenKeys): string {
  const name = does.replaceAll('-', '_') as 'next';
  return where === 'library' && OWN_WORDS.has(does)
    ? say(`library_does_${name as 'open'}`)
    : say(`does_${name}`);
}

/** In the library these do something else than on a page, or stand there alone. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  Object.keys(LIBRARY_KEYS).filter((does) => !(does in PAGE_KEYS) || does === 'search' || does === 'note'),
);

/** What is pressed for each action of a place now. */
export function keysNow<W extends keyof ChosenKeys>(where: W, chosen: ChosenKeys): Record<string, string> {
  return { ...(where === 'page' ? PAGE_KEYS : LIBRARY_KEYS), ...chosen[where] };
}

/** Every action of a place by itself, in the order in which they are shown. */
export function doings(where: keyof ChosenKeys): { does: string; words: string }[] {
  const groups: readonly Group<PageKey | LibraryKey>[] = where === 'page' ? PAGE_GROUPS : LIBRARY_GROUPS;
  return groups
    .flatMap(({ lines }) => lines.flatMap((line) => (typeof line === 'string' ? [line] : line.of)))
    .map((does) => ({ does, words: doingWords(does, where) }));
}

/** The groups of a place as they are now; what has no key is left out. */
export function shownGroups(where: keyof ChosenKeys, chosen: ChosenKeys): KeyGroup[] {
  const now = keysNow(where, chosen);
  const groups: readonly Group<PageKey | LibraryKey>[] = where === 'page' ? PAGE_GROUPS : LIBRARY_GROUPS;
  return groups.map(({ title, lines }) => ({
    title: say(title),
    lines: lines
      .map((line) => {
        const of = typeof line === 'string' ? [line] : line.of;
        const chords = of.map((does) => now[does] ?? '').filter((chord) => chord !== '');
        const words = typeof line === 'string' ? doingWords(line, where) : say(line.words);
        return { words, chords: chords.map((chord) => chordParts(chord)) };
      })
      .filter(({ chords }) => chords.length > 0),
  }));
}

/** What the browser itself listens for, with the keys it says. */
export function browserGroup(keys: readonly BrowserKey[]): KeyGroup {
  return {
    title: say('keys_anywhere'),
    lines: keys.flatMap(({ name, chord }) => {
      const words = BROWSER_WORDS[name];
      return words ? [{ words: say(words), chords: chord === '' ? [] : [browserParts(chord)] }] : [];
    }),
  };
}

const BROWSER_WORDS: Record<string, WordKey | undefined> = {
  _execute_action: 'command_open_popup',
  _execute_sidebar_action: 'command_open_panel',
  'open-panel': 'command_open_panel',
  'save-page': 'command_save_page',
  'open-library': 'command_open_library',
};

export const isMac = (): boolean => /^Mac|iP(?:hone|ad)/.test(navigator.platform);

/** "Mod+Shift+m" in the parts that are shown: Ctrl, Shift, M; on a Mac ⌘, ⇧, M. */
export function chordParts(chord: string, onMac: boolean = isMac()): string[] {
  // The last part may itself be "+".
  const [, held = '', key = ''] = /^((?:(?:Mod|Alt|Shift)\+)*)([^]*)$/.exec(chord) ?? [];
  const parts = held.split('+').filter((part) => part !== '');
  const name = KEY_SIGNS[key] ?? key;
  return [
    ...parts.map((part) => (onMac ? MAC_SIGNS : PLAIN_SIGNS)[part] ?? part),
    parts.length > 0 && name.length === 1 ? name.toUpperCase() : name,
  ];
}

/** A chord in one word: "Shift + M". */
export const keyWords = (chord: string): string =>
  chord === '' ? say('no_key') : chordParts(chord).join(' + ');

/** As the browser writes it: "Alt+Shift+S", on a Mac "⌥⇧S"; in the parts that are shown. */
export function browserParts(chord: string): string[] {
  return chord.includes('+') ? chord.split('+') : [...chord];
}

const PLAIN_SIGNS: Record<string, string> = { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
const MAC_SIGNS: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const KEY_SIGNS: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': '␣',
};
