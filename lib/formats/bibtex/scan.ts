/**
 * A .bib file as entries with their fields in TeX, each with the line it starts on. Follows the grammar of BibTeX's
 * own `bibtex.web` and, where a file breaks it, loses as little as can be: a broken field ends where the next entry
 * starts in a line of its own, and every such repair is reported. One pass, whatever the file: no input makes it
 * read a stretch more than twice. What the TeX means is `tex-to-text.ts`'s business.
 */
import { clip } from '../checked.ts';
import { FILE_LIMITS } from '../interchange.ts';
import type { Rejection } from '../interchange.ts';

export interface BibtexEntry {
  /** Lower case: "inproceedings". */
  type: string;
  /** '' where the entry has none. */
  key: string;
  /** From 1. */
  line: number;
  /** Lower-case field names to TeX source; macros are expanded. */
  fields: Map<string, string>;
}

export interface BibtexFile {
  entries: BibtexEntry[];
  problems: Rejection[];
}

/** The longest value that macros may expand to, UTF-16 units: no real field is longer, a doubling chain is. */
const EXPANSION_LIMIT = 200_000;

const MONTHS = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
    (month, at) => [month, String(at + 1).padStart(2, '0')] as const,
  ),
);

/** An entry that starts a line: where a broken one before it must have ended. */
const ENTRY_START = /[ \t]{0,8}@[A-Za-z]{2,30}[ \t]{0,4}[{(][ \t]{0,4}[^\s,{}()="]{0,200}[ \t]{0,4}[,=]/y;

/** Reads a whole .bib file. Never throws. */
export function scanBibtex(text: string): BibtexFile {
  return new Scanner(text).file();
}

class Scanner {
  private at = 0;
  private countedTo = 0;
  private line = 1;
  /** Characters that may be looked through for the ends of comments that have none. */
  private commentBudget = 5_000_000;
  private readonly entries: BibtexEntry[] = [];
  private readonly problems: Rejection[] = [];
  private readonly strings = new Map<string, string>(MONTHS);
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  file(): BibtexFile {
    // One more than is read, so that the reader can name it.
    while (this.entries.length <= FILE_LIMITS.entries) {
      const start = this.nextAt();
      if (start < 0) return this.done();
      this.at = start + 1;
      const type = this.match(/[A-Za-z][\w-]{0,60}/y)?.toLowerCase();
      if (!type) continue;
      if (type === 'comment') {
        this.skipComment();
        continue;
      }
      this.space();
      const open = this.text[this.at];
      if (open !== '{' && open !== '(') continue;
      this.at++;
      const close = open === '{' ? '}' : ')';
      if (type === 'string') this.readString(close, this.lineAt(start));
      else if (type === 'preamble') this.readPreamble(close);
      else this.readEntry(type, close, this.lineAt(start));
    }
    return this.done();
  }

  private done(): BibtexFile {
    return { entries: this.entries, problems: this.problems };
  }

  /** The next @ outside a line that is commented out with % or #. */
  private nextAt(): number {
    for (;;) {
      const found = this.text.indexOf('@', this.at);
      if (found < 0) return -1;
      let from = found;
      while (from > this.at && this.text[from - 1] !== '\n') from--;
      const first = this.text.slice(from, found).trimStart()[0];
      if (first !== '%' && first !== '#') return found;
      this.at = this.lineEnd(found);
    }
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end + 1;
  }

  /** `@comment{…}` with its group, or, as files in the wild have it, `@comment` to the end of the line. */
  private skipComment(): void {
    const start = this.at;
    this.match(/[ \t]*/y);
    const open = this.at;
    if (this.text[open] === '{') {
      if (this.group() !== null) return;
      this.at = open;
      if (this.commentedEntries()) {
        this.problem(this.lineAt(open), 'a @comment with entries in it was skipped');
        return;
      }
    }
    this.at = this.lineEnd(start);
  }

  /** Passes over a group that holds whole entries, where its braces are balanced. */
  private commentedEntries(): boolean {
    const start = this.at;
    if (this.commentBudget <= 0) return false;
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at];
      if (c === '\\') this.at++;
      else if (c === '{') depth++;
      else if (c === '}' && --depth === 0) {
        this.at++;
        return true;
      }
    }
    this.commentBudget -= this.text.length - start;
    return false;
  }

  private readString(close: string, line: number): void {
    this.space();
    const name = this.match(/[^\s"#%'(),={}]{1,200}/y)?.toLowerCase();
    this.space();
    if (!name || this.text[this.at] !== '=') {
      this.problem(line, 'a @string without a name and a value was skipped');
      return;
    }
    this.at++;
    const value = this.value(line, name);
    if (value !== null) this.strings.set(name, value);
    this.space();
    if (this.text[this.at] === close) this.at++;
  }

  private readPreamble(close: string): void {
    this.value(this.lineAt(this.at), 'preamble', true);
    this.space();
    if (this.text[this.at] === close) this.at++;
  }

  private readEntry(type: string, close: string, line: number): void {
    const entry: BibtexEntry = { type, key: this.key(close), line, fields: new Map() };
    const start = this.at;
    const broken = this.readFields(entry, close);
    if (broken) {
      // A brace that is missing swallows fields: line by line there may be more of them.
      const salvaged = salvageFields(this.text.slice(start, this.at));
      if (salvaged.size > entry.fields.size) entry.fields = salvaged;
      this.problem(line, `entry ${entry.key ? `"${clip(entry.key)}"` : '(no key)'}: ${broken}`);
    }
    if (!entry.key && entry.fields.size === 0) {
      this.problem(line, `an @${clip(type)} with neither key nor fields was skipped`);
    } else this.entries.push(entry);
  }

  /** The citation key; '' where the entry starts with a field (`@article{author = …`). */
  private key(close: string): string {
    this.space();
    const start = this.at;
    while (this.at < this.text.length) {
      const c = this.text[this.at] as string;
      if (c === ',') {
        const key = this.text.slice(start, this.at++).trim();
        return key.length > FILE_LIMITS.key ? key.slice(0, FILE_LIMITS.key) : key;
      }
      if (c === '=') {
        this.at = start;
        return '';
      }
      if (c === '\n' && !/^\s*[,]/.test(this.text.slice(this.at, this.at + 200))) break;
      if (c === close || c === '"') break;
      this.at++;
    }
    return this.text.slice(start, this.at).trim().slice(0, FILE_LIMITS.key);
  }

  /** Fields up to the entry's end; what was broken about it, in words, or undefined. */
  private readFields(entry: BibtexEntry, close: string): string | undefined {
    let broken: string | undefined;
    for (;;) {
      this.match(/[\s,;]+/y);
      const c = this.text[this.at];
      if (c === undefined) return broken ?? 'it is not closed before the end of the file';
      if (c === close || c === '}') {
        this.at++;
        return broken;
      }
      if (this.atLineStart() && this.startsEntry(this.at))
        return broken ?? 'it is not closed before the next entry';
      if (c === '%') {
        this.at = this.lineEnd(this.at);
        continue;
      }
      const start = this.at;
      const name = this.match(/[^\s"#%(),={}@\\]{1,200}/y)?.toLowerCase();
      this.space();
      if (!name || this.text[this.at] !== '=') {
        // A stray line: the next field starts in a line after it.
        broken ??= `"${clip(this.text.slice(start, this.lineEnd(start)))}" is not a field`;
        this.at = Math.max(start + 1, this.strayEnd(start, close));
        continue;
      }
      this.at++;
      const value = this.value(entry.line, name);
      if (value === null) return `its field "${clip(name)}" is not closed`;
      if (!entry.fields.has(name)) entry.fields.set(name, value);
      else if (value) entry.fields.set(name, this.repeated(name, entry.fields.get(name) as string, value));
    }
  }

  /** Lists that are given twice are one list; of other fields the last counts, as in most programs. */
  private repeated(name: string, before: string, after: string): string {
    if (name === 'author' || name === 'editor') return `${before} and ${after}`;
    if (name === 'keywords') return `${before}, ${after}`;
    return after;
  }

  /** Where a stray stretch ends: at its comma, at the delimiter that closes the entry in its line, or with the line. */
  private strayEnd(start: number, close: string): number {
    const end = this.lineEnd(start);
    const stray = this.text.slice(start, end).trimEnd();
    const comma = stray.indexOf(',');
    if (comma >= 0 && !/[{"=]/.test(stray.slice(0, comma))) return start + comma;
    return stray.endsWith(close) && !stray.includes('{') ? start + stray.length - 1 : end;
  }

  /** A field's value: groups, quoted texts, numbers and macros joined by #; null when it does not end. */
  private value(line: number, name: string, quiet = false): string | null {
    let whole = '';
    for (;;) {
      this.space();
      const c = this.text[this.at];
      let piece: string | null;
      if (c === '{') piece = this.group();
      else if (c === '"') piece = this.quoted();
      else {
        const word = this.match(/[^\s"#%(),={}@]{1,300}/y);
        piece = word === undefined ? '' : this.expand(word, line, quiet);
      }
      if (piece === null) return null;
      if (whole.length + piece.length > EXPANSION_LIMIT && whole) {
        this.problem(
          line,
          `the macros of "${clip(name)}" expand to more than ${EXPANSION_LIMIT} characters; it is cut`,
        );
      } else whole += piece;
      this.match(/[ \t]*/y);
      const before = this.at;
      this.space();
      if (this.text[this.at] !== '#') {
        this.at = before;
        return whole;
      }
      this.at++;
    }
  }

  private expand(word: string, line: number, quiet: boolean): string {
    if (/^\d+$/.test(word)) return word;
    const known = this.strings.get(word.toLowerCase());
    if (known === undefined && !quiet && !/^\d/.test(word)) {
      this.problem(line, `the macro "${clip(word)}" is not defined; its name is kept`);
    }
    return known ?? word;
  }

  /** The text inside a balanced group, or null when it runs into the next entry or the end of the file. */
  private group(): string | null {
    const start = ++this.at;
    let depth = 1;
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at];
      if (c === '\\') this.at++;
      else if (c === '{') depth++;
      else if (c === '}' && --depth === 0) return this.text.slice(start, this.at++);
      else if (c === '\n' && this.startsEntry(this.at + 1)) break;
    }
    return null;
  }

  private quoted(): string | null {
    const start = ++this.at;
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at];
      if (c === '\\' && this.text[this.at + 1] !== '"') this.at++;
      else if (c === '{') depth++;
      else if (c === '}') depth = Math.max(0, depth - 1);
      else if (c === '"' && depth === 0) return this.text.slice(start, this.at++);
      else if (c === '\n' && this.startsEntry(this.at + 1)) break;
    }
    return null;
  }

  private startsEntry(at: number): boolean {
    ENTRY_START.lastIndex = at;
    return ENTRY_START.test(this.text);
  }

  private atLineStart(): boolean {
    let at = this.at;
    while (at > 0 && (this.text[at - 1] === ' ' || this.text[at - 1] === '\t') && this.at - at < 8) at--;
    return at === 0 || this.text[at - 1] === '\n';
  }

  private space(): void {
    this.match(/\s+/y);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Line of a position that never goes back, counted once. */
  private lineAt(position: number): number {
    for (; this.countedTo < position; this.countedTo++) {
      if (this.text.charCodeAt(this.countedTo) === 10) this.line++;
    }
    return this.line;
  }

  private problem(line: number, reason: string): void {
    // A file of a million faults is told by its first thousand.
    if (this.problems.length < 1_000) this.problems.push({ line, reason });
  }
}

/** The fields of a broken entry by the lines that start with `name =`, each value without its outer delimiters. */
function salvageFields(source: string): Map<string, string> {
  const fields = new Map<string, string>();
  const starts = [
    ...source.matchAll(/(?:^|\n|,)[ \t]{0,40}([A-Za-z][\w-]{0,40})[ \t]{0,40}=[ \t]{0,40}(?=[{"\w])/g),
  ];
  for (const [at, match] of starts.entries()) {
    const name = (match[1] ?? '').toLowerCase();
    const from = match.index + match[0].length;
    const value = source.slice(from, starts[at + 1]?.index ?? source.length);
    if (!fields.has(name)) fields.set(name, bare(value));
  }
  return fields;
}

function bare(value: string): string {
  const text = value.trim().replace(/(?<![,\s])[,\s]+$/, '');
  const inner = text.replace(/^[{"]/, '');
  return inner.replace(/(?<![}"\s])[}"\s]+$/, '');
}
