/**
 * TeX mathematics → one line of Unicode, for programs and lists that show a title's source otherwise ("Cu$_2$O" →
 * "Cu₂O"). A formula that cannot be said stays as it is.
 */
import { formulas, withCodePoints } from '../../text/formulas.ts';
import { MATH_SYMBOLS, SUBSCRIPTS, SUPERSCRIPTS } from './tex-symbols.ts';

/** Commands of mathematics that only choose a fount or a size. */
const FOUNTS =
  /^(?:mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathbb|mathfrak|mathscr|boldsymbol|bm|text|textrm|textit|textbf|textsf|mbox|operatorname|rm|bf|it|sf|cal|left|right|big|Big|bigl|bigr|displaystyle|textstyle|scriptstyle|hbox|mathop|mathbin|mathrel|emph)$/;

const BARS: ReadonlyMap<string, string> = new Map([
  ['bar', '\u0305'],
  ['overline', '\u0305'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['vec', '\u20d7'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['breve', '\u0306'],
  ['check', '\u030c'],
  ['mathring', '\u030a'],
  ['not', '\u0338'],
]);

/** How much of a text a formula may take before it is left alone. */
const FORMULA_LIMIT = 2_000;

/** The text with every formula turned that plain Unicode says exactly: for other programs. */
export function withPlainMath(text: string): string {
  return turned(text, false);
}

/** The text for a reader's eye: what has no raised or lowered sign is written after ^ or _ ("SU(2)_L"). */
export function readableMath(text: string): string {
  return turned(text, true);
}

function turned(text: string, isLoose: boolean): string {
  let result = '';
  let at = 0;
  for (const { start, end, tex } of formulas(text)) {
    result += text.slice(at, start) + (mathToText(tex, isLoose) ?? text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}

/** One formula in Unicode, or null where Unicode cannot say it; loosely, with ^ and _ for what it has no signs for. */
export function mathToText(math: string, isLoose = false): string | null {
  if (math.length > FORMULA_LIMIT) return null;
  const reader = new Formula(withCodePoints(math), isLoose);
  const text = reader.sequence(0);
  if (text === null || !reader.ended) return null;
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[([⟨]) | (?=[)\]⟩])/g, '')
    .trim();
}

class Formula {
  private at = 0;
  private readonly source: string;
  private readonly isLoose: boolean;

  constructor(source: string, isLoose: boolean) {
    this.source = source;
    this.isLoose = isLoose;
  }

  get ended(): boolean {
    return this.at >= this.source.length;
  }

  /** Up to the closing brace or the end. */
  sequence(depth: number): string | null {
    let text = '';
    while (!this.ended && this.source[this.at] !== '}') {
      const atom = this.atom(depth);
      if (atom === null) return null;
      text += atom;
    }
    return text;
  }

  private atom(depth: number): string | null {
    if (depth > 20) return null;
    const c = this.source[this.at++] as string;
    if (c === '{') {
      const inner = this.sequence(depth + 1);
      if (this.source[this.at] !== '}') return null;
      this.at++;
      return inner;
    }
    if (c === '^' || c === '_') {
      const inner = this.next(depth);
      if (inner === null) return null;
      const said = every(inner, c === '^' ? SUPERSCRIPTS : SUBSCRIPTS);
      return said ?? (this.isLoose ? c + bracketed(inner) : null);
    }
    if (c === '\\') return this.command(depth);
    if (c === '~') return ' ';
    if (c === '-') return '-';
    return /[&#%]/.test(c) ? null : c;
  }

  /** "1/2" where nothing in it would need a bracket. */
  private fraction(depth: number): string | null {
    const above = this.next(depth);
    const below = this.next(depth);
    const simple = /^[\p{L}\p{N}]{1,10}$/u;
    return above && below && simple.test(above) && simple.test(below) ? `${above}/${below}` : null;
  }

  /** The next atom, spaces before it skipped. */
  private next(depth: number): string | null {
    while (this.source[this.at] === ' ') this.at++;
    return this.ended || this.source[this.at] === '}' ? null : this.atom(depth + 1);
  }

  private command(depth: number): string | null {
    const match = /^(?:[A-Za-z]+|[^A-Za-z])/.exec(this.source.slice(this.at, this.at + 40));
    if (!match) return null;
    const name = match[0];
    this.at += name.length;
    if (name.length === 1 && !/[A-Za-z]/.test(name)) {
      if (/[,;:> ]/.test(name)) return ' ';
      if (/[!/]/.test(name)) return '';
      return /[%$&#_{}|]/.test(name) ? name : null;
    }
    if (this.source[this.at] === ' ') this.at++;
    if (name === 'sqrt' && this.source[this.at] !== '[') {
      const root = this.next(depth);
      return root === null ? null : `√${bracketed(root)}`;
    }
    const symbol = MATH_SYMBOLS.get(name);
    if (symbol !== undefined) return symbol;
    if (FOUNTS.test(name)) return '';
    if (/^[dt]?frac$/.test(name)) return this.fraction(depth);
    const bar = BARS.get(name);
    if (!bar) return null;
    const inner = this.next(depth);
    return inner && [...inner].length === 1 ? (inner + bar).normalize('NFC') : null;
  }
}

/** In brackets, unless it is one sign or number. */
function bracketed(text: string): string {
  return /^(?:\p{L}\p{M}*|\p{N}+|\S)$/u.test(text) ? text : `(${text})`;
}

function every(text: string, table: ReadonlyMap<string, string>): string | null {
  let out = '';
  for (const character of text.replace(/\s/g, '')) {
    const to = table.get(character);
    if (to === undefined) return null;
    out += to;
  }
  return out;
}
