/**
 * TeX as bibliographies hold it → plain Unicode text: accents, symbols, braces, dashes, quotation marks. Mathematics
 * stays as its source between dollars, which is how Offprint keeps it everywhere. A command that is not known is
 * kept as it stands, so that nothing a file says is lost and nothing is ever run.
 */
import { mathToText } from './math-to-text.ts';
import {
  ACCENTS,
  cyrillicLetter,
  JOURNAL_MACROS,
  MATH_SYMBOLS,
  PUNCTUATION,
  SKIP_FIRST_ARGUMENT,
  STYLE_COMMANDS,
  SUBSCRIPTS,
  SUPERSCRIPTS,
  TEXT_SYMBOLS,
} from './tex-symbols.ts';

export interface TexOptions {
  /** Line breaks stay, as notes need them. */
  lines?: boolean;
  /** Mathematics that Unicode can say becomes plain text, as names and journals need it. */
  plainMath?: boolean;
}

/** How deep commands may nest their arguments before the rest is taken as it stands. */
const DEPTH_LIMIT = 60;

/** The plain text of a TeX source; white space is collapsed unless `lines` is set. Linear in its length. */
export function texToText(source: string, options: TexOptions = {}): string {
  if (source === '') return '';
  // Most fields hold no TeX at all, and most texts are ASCII.
  const plain = /[\\{}$~`]|--|''/.test(source)
    ? new Reader(source, options.plainMath ?? false).all()
    : source;
  const text = /[^\x20-\x7e\n]/.test(plain) ? plain.normalize('NFC') : plain;
  if (!options.lines) return text.replace(/\s+/gu, ' ').trim();
  return text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly unclosed = new Set<string>();
  private readonly source: string;
  private readonly plainMath: boolean;

  constructor(source: string, plainMath: boolean) {
    this.source = source;
    this.plainMath = plainMath;
  }

  all(): string {
    let text = '';
    while (this.at < this.source.length) {
      // A closing brace without an opening one is dropped like every other.
      text += this.run();
      this.at++;
    }
    return text;
  }

  /** Up to an unmatched closing brace or the end; nested groups are read in the same loop. */
  private run(): string {
    let text = '';
    let open = 0;
    while (this.at < this.source.length) {
      const c = this.source[this.at] as string;
      if (c === '{') {
        open++;
        this.at++;
      } else if (c === '}') {
        if (open === 0) return text;
        open--;
        this.at++;
      } else if (c === '\\') text += this.command();
      else if (c === '$') text += this.dollars();
      else text += this.character(c);
    }
    return text;
  }

  private character(c: string): string {
    const rest = this.source;
    this.at++;
    if (c === '~') return '\u00a0';
    if (c === '-' && rest[this.at] === '-') {
      this.at++;
      if (rest[this.at] !== '-') return '–';
      this.at++;
      return '—';
    }
    if (c === '`' && rest[this.at] === '`') {
      this.at++;
      return '“';
    }
    if (c === "'" && rest[this.at] === "'") {
      this.at++;
      return '”';
    }
    return c;
  }

  /** Mathematics between dollars, its white space collapsed; a dollar without its fellow is a dollar. */
  private dollars(): string {
    const double = this.source[this.at + 1] === '$';
    const start = this.at + (double ? 2 : 1);
    let end = start;
    while (end < this.source.length && this.source[end] !== '$') end += this.source[end] === '\\' ? 2 : 1;
    if (end >= this.source.length || end === start) {
      this.at = start;
      return double ? '$$' : '$';
    }
    this.at = end + (double && this.source[end + 1] === '$' ? 2 : 1);
    return this.math(this.source.slice(start, end));
  }

  private math(given: string): string {
    // A symbol that was a character when the formula was written.
    const source = given.replace(
      /\{\\ensuremath\\([A-Za-z]{1,30})\}/g,
      (whole, name: string) => MATH_SYMBOLS.get(name) ?? whole,
    );
    return (this.plainMath && mathToText(source)) || `$${source}$`;
  }

  private command(): string {
    this.at++;
    const first = this.source[this.at];
    if (first === undefined) return '\\';
    if (!/[A-Za-z]/.test(first)) return this.punctuation(first);
    const start = this.at;
    while (/[A-Za-z]/.test(this.source[this.at] ?? '')) this.at++;
    return this.named(this.source.slice(start, this.at));
  }

  private punctuation(first: string): string {
    this.at++;
    if (first === '(' || first === '[') return this.bracketedMath(first === '(' ? '\\)' : '\\]', first);
    const accent = ACCENTS.get(first);
    if (accent) return this.accented(accent, first);
    return PUNCTUATION.get(first) ?? `\\${first}`;
  }

  private bracketedMath(close: string, open: string): string {
    // Looked for once where there is none, or a text of nothing but openings would take its length squared.
    const end = this.unclosed.has(close) ? -1 : this.source.indexOf(close, this.at);
    if (end < 0) {
      this.unclosed.add(close);
      return `\\${open}`;
    }
    const math = this.source.slice(this.at, end);
    this.at = end + 2;
    return this.math(math);
  }

  private named(name: string): string {
    // `\c{c}` is an accent and `\c` alone at the end of a text is not; `\b` of `\bf` was read whole already.
    const accent = name.length === 1 ? ACCENTS.get(name) : undefined;
    if (accent) {
      this.skipSpace();
      return this.accented(accent, name);
    }
    // Greek and arrows are written without dollars too, whatever TeX says to that.
    const symbol = TEXT_SYMBOLS.get(name) ?? cyrillicLetter(name) ?? MATH_SYMBOLS.get(name);
    if (symbol !== undefined) {
      this.skipAfterName();
      return symbol;
    }
    switch (name) {
      case 'url':
      case 'path':
      case 'nolinkurl':
        return this.rawGroup() ?? '';
      case 'href': {
        const address = this.rawGroup();
        return this.argument() || address || '';
      }
      case 'ensuremath':
        // Without braces it is one symbol, which stands in the text as the character that it is.
        return this.source[this.at] === '\\' ? this.command() : this.math(this.rawGroup() ?? '');
      case 'textsuperscript':
        return shifted(this.argument(), SUPERSCRIPTS);
      case 'textsubscript':
        return shifted(this.argument(), SUBSCRIPTS);
      case 'cyrchar':
        return '';
      // The names MathSciNet gives to ring, ogonek, caron and the dot below.
      case 'ocirc':
        return this.accented('\u030a', 'r');
      case 'polhk':
        return this.accented('\u0328', 'k');
      case 'soft':
        return this.accented('\u030c', 'v');
      case 'udot':
        return this.accented('\u0323', 'd');
      case 't':
        return this.tied();
      case 'symbol':
      case 'char':
        return this.numbered(name);
    }
    if (SKIP_FIRST_ARGUMENT.has(name)) {
      this.rawGroup();
      return name.endsWith('space') ? ' ' : '';
    }
    if (STYLE_COMMANDS.has(name)) {
      this.skipAfterName();
      return '';
    }
    const journal = JOURNAL_MACROS.get(name);
    if (journal) {
      this.skipAfterName();
      return journal;
    }
    return this.unknown(name);
  }

  /** An unknown command stays as source, with the group that follows it: `\input{x}` and `\write18{x}` are text like any other. */
  private unknown(name: string): string {
    const digits = /^\d{1,4}(?=\{)/.exec(this.source.slice(this.at, this.at + 5))?.[0] ?? '';
    this.at += digits.length;
    const group = this.source[this.at] === '{' ? this.rawGroup() : null;
    return group === null ? `\\${name}` : `\\${name}${digits}{${group}}`;
  }

  private tied(): string {
    const pair = this.argument();
    return pair.length >= 2 ? `${pair[0]}\u0361${pair.slice(1)}` : pair;
  }

  private numbered(name: string): string {
    const group = this.rawGroup();
    if (group === null) return `\\${name}`;
    const code = /^(\d{1,7})$/.exec(group)?.[1] ?? '';
    return code && Number(code) >= 32 && Number(code) <= 0x10ffff
      ? String.fromCodePoint(Number(code))
      : group;
  }

  private accented(accent: string, name: string): string {
    const start = this.at;
    const base = this.argument().replace(/^ı/, 'i').replace(/^ȷ/, 'j');
    if (!base.trim()) {
      // `\~{}` and `\^{}` are how TeX writes the bare character.
      return this.at > start && name !== "'" && /[~^"`=.]/.test(name) ? name : '';
    }
    const [letter = '', ...rest] = base;
    if (!/[\p{L}\p{N}]/u.test(letter)) return base;
    return (letter + accent).normalize('NFC') + rest.join('');
  }

  /** The argument of a command: a group, or one character or command. */
  private argument(): string {
    const c = this.source[this.at];
    if (c === undefined || c === '}' || this.depth >= DEPTH_LIMIT) return '';
    this.depth++;
    let text: string;
    if (c === '{') {
      this.at++;
      text = this.run();
      this.at++;
    } else if (c === '\\') text = this.command();
    else if (/\s/.test(c)) {
      this.skipSpace();
      text = /[\p{L}\\{]/u.test(this.source[this.at] ?? '') ? this.argument() : ' ';
    } else {
      text = String.fromCodePoint(this.source.codePointAt(this.at) ?? 32);
      this.at += text.length;
    }
    this.depth--;
    return text;
  }

  /** A group taken as it stands, or null where none follows. */
  private rawGroup(): string | null {
    let at = this.at;
    while (this.source[at] === ' ') at++;
    if (this.source[at] !== '{') return null;
    const start = ++at;
    let depth = 1;
    for (; at < this.source.length; at++) {
      const c = this.source[at];
      if (c === '\\') at++;
      else if (c === '{') depth++;
      else if (c === '}' && --depth === 0) break;
    }
    this.at = Math.min(at + 1, this.source.length);
    return this.source.slice(start, at);
  }

  /** A command of letters eats the space after it, and an empty group that ends its name. */
  private skipAfterName(): void {
    if (this.source.startsWith('{}', this.at)) this.at += 2;
    else this.skipSpace();
  }

  private skipSpace(): void {
    while (/\s/.test(this.source[this.at] ?? '')) this.at++;
  }
}

/** Raised or lowered characters where Unicode has all of them, else the text as it is. */
export function shifted(text: string, table: ReadonlyMap<string, string>): string {
  let out = '';
  for (const character of text) {
    const to = table.get(character);
    if (to === undefined) return text;
    out += to;
  }
  return out;
}
