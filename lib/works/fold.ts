/**
 * Titles, names and abstracts folded for comparison: TeX and HTML leftovers, diacritics, case and punctuation gone, so
 * that "$\alpha$-Rényi", "α-Renyi" and "&#945;-R\'{e}nyi" are the same words. Never shown and never stored as text:
 * the canonical text that marks are anchored to is `text/`'s.
 */

/** Longer inputs are cut: comparison needs no more, and a hostile page may give megabytes. */
const MOST = 4_000;

const LETTERS: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', '∞': 'infty', '√': 'sqrt',
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ϑ: 'theta',
  ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau',
  υ: 'upsilon', φ: 'phi', ϕ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega',
}; // prettier-ignore

const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
const GREEK = new Set(Object.values(LETTERS).filter((name) => name.length > 1));
/** TeX commands that are letters; every other command is markup and vanishes, its argument stays. */
const COMMAND_LETTERS: Record<string, string> = {
  ss: 'ss', ae: 'ae', AE: 'ae', oe: 'oe', OE: 'oe', o: 'o', O: 'o', l: 'l', L: 'l', aa: 'a', AA: 'a', i: 'i', j: 'j', ell: 'l',
  varepsilon: 'epsilon', vartheta: 'theta', varphi: 'phi', varrho: 'rho', varsigma: 'sigma', infty: 'infty', sqrt: 'sqrt',
}; // prettier-ignore

/** The words of a title or abstract, folded. Numbers are words; Chinese and Japanese characters are words each. */
export function words(text: string): string[] {
  const folded = fold(text);
  // Most texts are plain letters by now, which need no table of Unicode's.
  const word = ASCII.test(folded)
    ? /[a-z0-9]+/g
    : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;
  return folded.match(word) ?? [];
}

// oxlint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;

/** Lower case, no diacritics, no TeX, no entities; punctuation kept for those who need it. Longer than `most`: cut. */
export function fold(text: string, most = MOST): string {
  let plain = text.length > most ? text.slice(0, most) : text;
  // Twice: "&amp;lt;i&amp;gt;" is what a feed makes of markup that was escaped already.
  for (let times = 0; times < 2 && plain.includes('&'); times++) plain = entities(plain);
  if (plain.includes('<')) plain = plain.replace(TAG, '');
  if (/[\\$]/.test(plain)) plain = withoutTex(plain);
  if (ASCII.test(plain)) return plain.toLowerCase().replace(/&/g, ' and ').replace(/['`]/g, '');
  return plain
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? '')
    .replace(/&/g, ' and ')
    .replace(/['’‘`´ʼ]/g, '');
}

/** A tag of HTML or MathML: "<i>", "</sub>", '<mml:mi mathvariant="bold">'; not the angles of "a < b and c > d". */
const TAG = /<\/?[a-z][\w:-]{0,30}(?:\s{1,3}[\w:-]{1,40}=(?:"[^"<>]{0,200}"|'[^'<>]{0,200}'))*\s?\/?>/gi;

function withoutTex(text: string): string {
  return (
    text
      // \'{e}, \"o, \'{\i}: the accent goes, the letter stays.
      .replace(/\\["'`^~=.]\s?/g, '')
      .replace(/\\[cvHukbdrt]\s?\{([^{}]{0,9})\}/g, '$1')
      .replace(/\\([a-zA-Z]{1,30})\s?/g, (_, name: string) => {
        const letter = COMMAND_LETTERS[name] ?? (GREEK.has(name.toLowerCase()) ? name : '');
        // A letter of a word stands close, a Greek name is what Unicode's single letter would fold to.
        return letter;
      })
      // x_{ij}, x^2, {N}etwork: grouping only.
      .replace(/[{}$_^]/g, '')
      .replace(/\\/g, '')
  );
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function entities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal, hex, name: string) => {
      if (name) {
        // &eacute; &uuml;: the letter is the name's first.
        return (
          NAMED[name.toLowerCase()] ??
          (/^[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)$/i.test(name)
            ? name.charAt(0)
            : whole)
        );
      }
      const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16);
      return code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : ' ';
    },
  );
}

/** 32-bit FNV-1a of a text, unsigned. */
export function hash(text: string, seed = 0): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}

/** Three rows of the distance's table, kept between calls; longer texts are cut. */
const WIDEST = 320;
const ROWS = [new Uint16Array(WIDEST + 1), new Uint16Array(WIDEST + 1), new Uint16Array(WIDEST + 1)] as const;

/**
 * Edit distance with transposition of neighbours (optimal string alignment, Damerau 1964), given up beyond `most`:
 * then `most + 1`. Only a band of the table around its diagonal is filled, so time is proportional to length times
 * `most`. Of either text the first 320 units count.
 */
export function editDistance(first: string, second: string, most: number): number {
  if (first === second) return 0;
  const a = first.length > WIDEST ? first.slice(0, WIDEST) : first;
  const b = second.length > WIDEST ? second.slice(0, WIDEST) : second;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const far = most + 1;
  let [before, last, now]: Uint16Array[] = [...ROWS];
  if (!before || !last || !now) return far;
  for (let column = 0; column <= b.length; column++) last[column] = Math.min(column, far);
  for (let row = 1; row <= a.length; row++) {
    const from = Math.max(1, row - most);
    const to = Math.min(b.length, row + most);
    now[from - 1] = from === 1 ? Math.min(row, far) : far;
    if (to < b.length) now[to + 1] = far;
    let least = now[from - 1] as number;
    const here = a.charCodeAt(row - 1);
    for (let column = from; column <= to; column++) {
      const there = b.charCodeAt(column - 1);
      let cost = (last[column - 1] as number) + (here === there ? 0 : 1);
      cost = Math.min(cost, (last[column] as number) + 1, (now[column - 1] as number) + 1);
      if (row > 1 && column > 1 && here === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === there) {
        cost = Math.min(cost, (before[column - 2] as number) + 1);
      }
      now[column] = Math.min(cost, far);
      if (cost < least) least = cost;
    }
    if (least > most) return far;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[b.length] as number, far);
}
