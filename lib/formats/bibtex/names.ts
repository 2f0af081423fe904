/**
 * Lists of names as BibTeX writes them, "A and {Some Group} and von B, C", in TeX. Braces protect: what stands in
 * them is never split.
 */
import type { Author } from '../../paper/bibliography.ts';
import { tidy } from '../checked.ts';
import { authorOfParts, literalAuthor, partsOfWords, startsSmall } from '../person-name.ts';
import type { NameWord } from '../person-name.ts';
import { texToText } from './tex-to-text.ts';

export interface NameList {
  authors: Author[];
  /** The list ends in "and others". */
  truncated: boolean;
}

/** Authors of a TeX field, in order. */
export function readNames(source: string): NameList {
  const authors: Author[] = [];
  let truncated = false;
  if (source === '') return { authors, truncated };
  for (const name of splitNames(source)) {
    const bare = name.trim();
    if (/^(?:\{?others\}?|et\.? al\.?)$/i.test(bare)) {
      truncated = true;
      continue;
    }
    const author = readName(bare);
    if (author) authors.push(author);
  }
  return { authors, truncated };
}

/** "{Lesser, V. R.}": a person's name that braces were to protect. */
const PROTECTED_PERSON = /^[^{},]{2,60},\s*(?:\p{Lu}\.?[\s~-]?){1,3}$/u;

function readName(source: string): Author | null {
  if (!source) return null;
  if (isOneGroup(source)) {
    const inner = source.slice(1, -1);
    if (PROTECTED_PERSON.test(inner)) return readName(inner);
    const name = plain(source);
    return name ? literalAuthor(name) : null;
  }
  const extended = extendedName(source);
  if (extended) return extended;
  // DBLP tells people of one name apart by numbers: "Wei Wang 0001".
  const groups = splitTop(source.replace(/\s\d{4}$/, ''), ',').map((part) => nameWords(part));
  const parts = partsOfWords(groups);
  return parts.family || parts.given ? authorOfParts(parts) : null;
}

/** biblatex's "given=Jan, family=Vries, prefix=de". */
function extendedName(source: string): Author | null {
  if (!/^\s*(?:family|given|prefix|suffix)\s*=/i.test(source)) return null;
  const fields = new Map<string, string>();
  for (const part of splitTop(source, ',')) {
    const at = part.indexOf('=');
    if (at > 0) fields.set(part.slice(0, at).trim().toLowerCase(), plain(part.slice(at + 1)));
  }
  const family = [fields.get('prefix'), fields.get('family')].filter(Boolean).join(' ');
  const given = fields.get('given') ?? '';
  const suffix = fields.get('suffix') ?? '';
  return family ? authorOfParts({ family, ...(given && { given }), ...(suffix && { suffix }) }) : null;
}

/** The parts of a name list: split at "and" between white space, outside braces. */
function splitNames(source: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    const c = source[at];
    if (c === '\\') at++;
    else if (c === '{') depth++;
    else if (c === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && isAnd(source, at)) {
      names.push(source.slice(start, at));
      start = at + 3;
      at += 2;
    }
  }
  names.push(source.slice(start));
  return names;
}

function isAnd(source: string, at: number): boolean {
  const c = source[at];
  if (c !== 'a' && c !== 'A') return false;
  if (source.slice(at, at + 3).toLowerCase() !== 'and') return false;
  const before = at === 0 ? ' ' : (source[at - 1] as string);
  const after = source[at + 3] ?? ' ';
  return /[\s}]/.test(before) && /[\s{]/.test(after);
}

function splitTop(source: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    const c = source[at];
    if (c === '\\') at++;
    else if (c === '{') depth++;
    else if (c === '}') depth = Math.max(0, depth - 1);
    else if (c === separator && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(source.slice(start));
  return parts;
}

/** The words of a part of a name; a braced word is one word and never a particle. */
function nameWords(source: string): NameWord[] {
  const found: NameWord[] = [];
  let depth = 0;
  let start = 0;
  const push = (end: number): void => {
    const word = source.slice(start, end);
    const text = plain(word);
    if (text) found.push({ text, small: !/^\{[^\\]/.test(word) && startsSmall(text) });
  };
  for (let at = 0; at < source.length; at++) {
    const c = source[at] as string;
    // `\"o` and `\v c`: the space after a command of letters belongs to the command.
    if (c === '\\') {
      at++;
      if (depth === 0 && /[A-Za-z]/.test(source[at] ?? '')) {
        while (/[A-Za-z]/.test(source[at + 1] ?? '')) at++;
        while (/\s/.test(source[at + 1] ?? '')) at++;
      }
    } else if (c === '{') depth++;
    else if (c === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[\s~]/.test(c)) {
      push(at);
      start = at + 1;
    }
  }
  push(source.length);
  return found;
}

/** "{Some Group}" or "{{Some Group}}": one group from end to end, and not an accent's (`{\"O}zg{\"u}r`). */
function isOneGroup(source: string): boolean {
  if (!source.startsWith('{') || !source.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const c = source[at];
    if (c === '\\') at++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return at === source.length - 1;
  }
  return false;
}

function plain(source: string): string {
  return tidy(texToText(source, { plainMath: true }));
}
