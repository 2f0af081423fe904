/**
 * Strings made to hang one pattern, from the pattern's own parts: runs of what it repeats, behind what must come first,
 * and ending in what it does not expect. What grows faster than its text shows on one of them.
 */

/** What stands for a character class: the first few of these that it takes. */
const SAMPLES = [...' aA0,;.-–:("\'/&\n\t李é[{<@_|*#=+~•“', '\u00a0'];

interface Part {
  /** A character, or null for a part that takes no character by itself (a group's ends, an assertion). */
  takes: string[];
  isRepeated: boolean;
}

const ATOM =
  /\(\?(?:[:=!]|<[=!]|<\w+>)|\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\k<\w+>|\\.|[()|^$]|[\s\S]/gu;
const COUNT = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;
/** A part that may repeat so often can be made to. */
const OFTEN = 10;

/** The parts of a pattern in order, groups laid flat. */
function partsOf({ source, flags }: RegExp): Part[] {
  const parts: Part[] = [];
  ATOM.lastIndex = 0;
  for (let at = 0; at < source.length;) {
    ATOM.lastIndex = at;
    const atom = ATOM.exec(source)?.[0] ?? source[at] ?? '';
    at += atom.length;
    const count = COUNT.exec(source.slice(at))?.[0] ?? '';
    at += count.length;
    const most = /^\{\d+,(\d+)\}/.exec(count)?.[1];
    const isRepeated = /^[*+]/.test(count) || /^\{\d+,\}/.test(count) || Number(most ?? 0) >= OFTEN;
    parts.push({ takes: takenBy(atom, flags), isRepeated });
  }
  return parts;
}

function takenBy(atom: string, flags: string): string[] {
  if (/^(?:\(\?.*|[()|^$]|\\[bB]|\\k.*|\\\d)$/s.test(atom)) return [];
  const isLiteral = atom.length === 1 && atom !== '.';
  if (isLiteral) return [atom];
  let alone: RegExp;
  try {
    alone = new RegExp(`^${atom}$`, flags.replace(/[gy]/g, ''));
  } catch {
    return [];
  }
  const inside = [...atom.replace(/^\[\^?|\]$|\\./g, '')];
  return [...new Set([...SAMPLES, ...inside])].filter((one) => alone.test(one)).slice(0, 3);
}

/** What is repeated, and what stands before it. */
export interface Hostile {
  before: string;
  piece: string;
}

const MOST = 14;

/** A handful of them, the likeliest first. */
export function hostileTo(pattern: RegExp): Hostile[] {
  const parts = partsOf(pattern).filter(({ takes }) => takes.length > 0);
  const found = new Map<string, Hostile>();
  const add = (before: string, piece: string): void => {
    if (piece !== '') found.set(`${before}\u0000${piece}`, { before, piece });
  };
  let before = '';
  let run = '';
  for (const part of parts) {
    const [one = '', other = ''] = part.takes;
    if (part.isRepeated) {
      add('', one);
      add(before, one);
      if (other) add('', one + other);
      run += one;
    }
    before += one;
  }
  add('', run);
  add('', before);
  add('', before.slice(0, -1));
  return [...found.values()].slice(0, MOST);
}

export function textOf({ before, piece }: Hostile, length: number): string {
  return `${before}${piece.repeat(Math.ceil(length / piece.length))}\u0001`;
}
