/**
 * Where no sentence may end: inside a formula, a TeX command, an address, a pair of brackets or quotation marks.
 * One pass from left to right; every look ahead is capped, so that hostile text costs linear time.
 */

/** A formula or a bracketed remark longer than this is taken for a stray sign (UTF-16 units). */
const MATH_CAP = 600;
const BRACKET_CAP = 900;
const QUOTE_CAP = 300;
/** Open brackets that are remembered; deeper nesting than this does not occur in prose. */
const DEPTH_CAP = 64;

const OPEN: Record<string, string> = { '(': ')', '[': ']', '{': '}', '（': '）' };
const CLOSE = new Set([')', ']', '}', '）']);
const ADDRESS = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"”]{1,400}/gi;

/** Half-open ranges, in order, not overlapping. */
export type Shields = [number, number][];

function isSpace(c: string | undefined): boolean {
  return c === undefined || c === ' ' || c === '\n' || c === '\t' || c === '\r' || c === ' ';
}

/** "5 and " between two dollar signs is a price, and so is what a digit follows unless it is one short piece ("X$-$4"). */
function isFormula(inside: string, behind: string): boolean {
  if (/\s$/.test(inside) && !inside.includes('\\')) return false;
  if (/\d/.test(behind) && /\s/.test(inside)) return false;
  return !/\p{Ll}[.?!] \p{Lu}\p{Ll}/u.test(inside);
}

/**
 * End of the formula that opens at `at` with a dollar sign, or -1. Much as Pandoc reads it, so that two prices are not
 * taken for a formula.
 */
function mathEnd(text: string, at: number): number {
  const double = text[at + 1] === '$';
  const from = at + (double ? 2 : 1);
  if (!double && isSpace(text[from]) && text[from + 1] !== '\\') return -1;
  const limit = Math.min(text.length, from + MATH_CAP);
  for (let i = from; i < limit; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '$') {
      if (double) {
        if (text[i + 1] === '$') return i + 2;
      } else return i > from && isFormula(text.slice(from, i), text[i + 1] ?? '') ? i + 1 : -1;
    }
  }
  return -1;
}

/**
 * Finds the next occurrence of a sign at or after a place, and remembers it: asked at growing places, it reads the text
 * once per sign, however many openings never close.
 */
function finder(text: string): (sign: string, from: number) => number {
  const known = new Map<string, number>();
  return (sign, from) => {
    const last = known.get(sign);
    if (last !== undefined && (last >= from || last === -1)) return last;
    const at = text.indexOf(sign, from);
    known.set(sign, at);
    return at;
  };
}

/** Finds the shields of a text. A range covers what is between the signs and the signs themselves. */
export function findShields(text: string): Shields {
  const found: Shields = [];
  const stack: { close: string; at: number }[] = [];
  ADDRESS.lastIndex = 0;
  const addresses: Shields = [];
  for (const match of text.matchAll(ADDRESS)) {
    // The full stop that ends the sentence is not part of the address.
    const bare = match[0].replace(/(?<![.,;:!?)\]}'’])[.,;:!?)\]}'’]+$/, '');
    addresses.push([match.index, match.index + bare.length]);
  }
  let nextAddress = 0;
  const next = finder(text);
  /** End of what opens at `at` and closes with `sign` within `cap` units, or -1. */
  const closed = (at: number, sign: string, cap: number) => {
    const found = next(sign, at + 1);
    return found < 0 || found - at > cap ? -1 : found + sign.length;
  };
  const quoteEnd = (at: number, sign: string) => {
    const end = closed(at, sign, QUOTE_CAP);
    return end > 0 && isSpace(text[end - sign.length - 1]) ? -1 : end;
  };
  for (let i = 0; i < text.length; i++) {
    const address = addresses[nextAddress];
    if (address && i >= address[0]) {
      found.push(address);
      nextAddress++;
      i = address[1] - 1;
      continue;
    }
    const code = text.charCodeAt(i);
    if (code === 32 || (code >= 97 && code <= 122)) continue;
    const c = text[i]!;
    if (c === '\\') {
      const opening = text[i + 1];
      if (opening === '(' || opening === '[') {
        const end = closed(i, opening === '(' ? '\\)' : '\\]', MATH_CAP);
        if (end > 0) {
          found.push([i, end]);
          i = end - 1;
          continue;
        }
      }
      i++;
    } else if (c === '$') {
      const end = mathEnd(text, i);
      if (end > 0) {
        found.push([i, end]);
        i = end - 1;
      }
    } else if (OPEN[c]) {
      if (stack.length < DEPTH_CAP) stack.push({ close: OPEN[c], at: i });
    } else if (CLOSE.has(c)) {
      // A stray bracket closes nothing; one that was left open inside a pair goes with the pair.
      for (let k = stack.length - 1; k >= 0; k--) {
        const open = stack[k]!;
        if (open.close !== c) continue;
        if (i - open.at <= BRACKET_CAP) found.push([open.at, i + 1]);
        stack.length = k;
        break;
      }
    } else if (c === '“' || ((c === '"' || c === "'") && isSpace(text[i - 1]) && !isSpace(text[i + 1]))) {
      if (c === "'") continue; // An apostrophe as often as a quotation mark.
      const end = quoteEnd(i, c === '“' ? '”' : '"');
      if (end > 0) {
        found.push([i, end]);
        i = end - 1;
      }
    } else if (c === '`' && text[i + 1] === '`') {
      const end = quoteEnd(i + 1, "''");
      if (end > 0) {
        found.push([i, end]);
        i = end - 1;
      }
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: Shields = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([range[0], range[1]]);
  }
  return merged;
}
