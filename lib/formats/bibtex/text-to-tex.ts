/**
 * Plain text → TeX that any LaTeX of today sets as the same text: no character of it is a command, every brace is
 * balanced. Mathematics passes through only when it is built of nothing but known commands of mathematics, since a
 * title comes from a page and a .bib file is run by TeX.
 */
import { hasTags } from './markup.ts';
import { MATH_SYMBOLS } from './tex-symbols.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['$', '\\$'],
  ['%', '\\%'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  // In the fount encoding that LaTeX starts with, these three set as other characters.
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
]);

/** Commands of mathematics with arguments that can do nothing but set type. */
const MATH_COMMANDS = new Set(
  (
    'mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm text textrm textit textbf textsf mbox operatorname ' +
    'frac dfrac tfrac binom sqrt left right big Big bigl bigr Bigl Bigr bar overline underline hat widehat tilde widetilde dot ddot vec ' +
    'rm bf it sf cal displaystyle textstyle limits nolimits overset underset stackrel substack quad qquad iff implies colon middle ' +
    'overbrace underbrace top bot vdots ddots lvert rvert lVert rVert liminf limsup arcsin arccos arctan sinh cosh tanh cot sec csc'
  ).split(' '),
);

/**
 * The commands of characters that no LaTeX sets in text as they are: Greek letters, arrows, operators. Of several names
 * the first; TeX has no omicron.
 */
const COMMANDS: ReadonlyMap<string, string> = new Map(
  [...MATH_SYMBOLS]
    .toReversed()
    .filter(([name, symbol]) => /^[\u0370-\u03ff\u2100-\u2aff]$/.test(symbol) && name !== 'omicron')
    .map(([name, symbol]) => [symbol, name]),
);

/** A Greek letter in a Greek word is left to those who set Greek. */
const SYMBOL =
  /(?<![\u0370-\u03ff\u1f00-\u1fff])[\u0370-\u03ff](?![\u0370-\u03ff\u1f00-\u1fff])|[\u2100-\u2aff]/g;

/** Dollars around a formula: in one line, no space inside them, no digit after them (so "$5 and $6" is money). */
const FORMULA = /\$(?!\s)([^$\n]{1,1000}?)(?<![\s\\])\$(?!\d)/g;

/** TeX of a text. `protect` puts braces around words whose capitals a style must keep. */
export function textToTex(text: string, protect = false): string {
  const names = protect && isSentenceCase(text);
  if (!text.includes('$')) return encode(text, protect, names);
  let out = '';
  let from = 0;
  for (const match of text.matchAll(FORMULA)) {
    if (!isPlainMath(match[1] ?? '')) continue;
    out += encode(text.slice(from, match.index), protect, names, from > 0) + formula(match[0], protect);
    from = match.index + match[0].length;
  }
  return out + encode(text.slice(from), protect, names, from > 0);
}

/** In braces, so that what follows is not read as its name, and told from a command that was written as one. */
function symbolToTex(symbol: string): string {
  const name = COMMANDS.get(symbol);
  return name ? `{\\ensuremath\\${name}}` : symbol;
}

/** Styles that write titles in small letters do not know formulas: only braces keep the H of `$H_0$`. */
function formula(math: string, protect: boolean): string {
  const tex = math.replace(/[\u0370-\u03ff\u2100-\u2aff]/g, symbolToTex);
  return protect && /[A-Z]/.test(tex) ? `{${tex}}` : tex;
}

/**
 * Whether a title has capitals for names alone ("A proof of the Riemann hypothesis"), so that each of them counts. Of the
 * words that a title in capitals would give one, most have none; a few words say nothing.
 */
function isSentenceCase(title: string): boolean {
  const later = title
    .replace(/\$[^$]*\$/g, ' ')
    .split(/\s+/)
    .slice(1)
    .filter((word) => /^\P{L}*\p{L}{4}/u.test(word));
  const small = later.filter((word) => /^\P{L}*\p{Ll}/u.test(word)).length;
  return small >= 2 && small > later.length / 2;
}

/** An address or identifier: braces and backslashes by their percent codes, all else as it is. */
export function literalToTex(text: string): string {
  return text.replace(/[\\{}\s]/g, (c) => encodeURIComponent(c));
}

/** What of a word is kept as it is: "f(R)" and "SU(2)" with their brackets, but no stop or bracket around a word. */
const CORE =
  /[\p{L}\p{N}](?:(?:[\p{L}\p{N}\p{M}.'’-]|\([\p{L}\p{N}]{1,20}\))*(?:[\p{L}\p{N}\p{M}]|\([\p{L}\p{N}]{1,20}\)))?/u;

/** `names`: a capital within a sentence makes a name; `within`: the text goes on from what stood before it. */
function encode(text: string, protect: boolean, names = false, within = false): string {
  if (!protect) return escape(text);
  let opens = !within;
  return text
    .split(/(\s+)/)
    .map((word) => {
      const core = CORE.exec(word);
      if (!core) return escape(word);
      const isName = names && !opens && /^\p{Lu}\p{M}*[\p{Ll}'’]/u.test(core[0]);
      opens = /[.:?!—–]["'’”)]*$/u.test(word);
      if (!isName && !keepsCapitals(core[0])) return escape(word);
      const end = core.index + core[0].length;
      return `${escape(word.slice(0, core.index))}{${escape(core[0])}}${escape(word.slice(end))}`;
    })
    .join('');
}

/** "BERT", "ImageNet", "3D" and "GPT-4" lose their sense in small letters; "Learning" does not. */
function keepsCapitals(word: string): boolean {
  return (
    word.split(/[-'’.]/).some((part) => /\p{Lu}.*\p{Lu}|[\p{Ll}\p{N}]\p{Lu}|^\p{Lu}\p{N}/u.test(part)) ||
    /^\p{Lu}[-(]|-\p{Lu}$|\(\p{Lu}/u.test(word)
  );
}

function escape(text: string): string {
  return (
    text
      .replace(/[\\{}$%&#_~^<>|]/g, (c) => ESCAPES.get(c) ?? c)
      // TeX would join these into dashes and quotation marks.
      .replace(/-(?=-)/g, '-{}')
      .replace(/`(?=`)/g, '`{}')
      .replace(/'(?=')/g, "'{}")
      .replace(SYMBOL, symbolToTex)
  );
}

function isPlainMath(math: string): boolean {
  if (/[%#&~]/.test(math) || hasTags(math)) return false;
  let depth = 0;
  for (let at = 0; at < math.length; at++) {
    const c = math[at];
    if (c === '{') depth++;
    else if (c === '}' && --depth < 0) return false;
    else if (c === '\\') {
      const name = /^(?:[A-Za-z]{1,30}|[^A-Za-z])/.exec(math.slice(at + 1, at + 40))?.[0];
      if (!name) return false;
      const known = /^[A-Za-z]/.test(name)
        ? MATH_SYMBOLS.has(name) || MATH_COMMANDS.has(name)
        : /[,;:!> |]/.test(name);
      if (!known) return false;
      at += name.length;
    }
  }
  return depth === 0;
}
