/**
 * A pasted text as lines: bullets, headings and indents told apart from words, hard-wrapped paragraphs joined again.
 * What a line says is judged in `line-classes.ts`.
 */

export interface Line {
  /** Trimmed, bullet and heading marks removed, white space collapsed. */
  text: string;
  bullet: boolean;
  /** Markdown heading level, or 0. */
  heading: number;
  /** Blank lines stood before it. */
  gap: boolean;
  /** Blanks before the text. */
  indent: number;
}

/** More text than this is not looked at (UTF-16 units): some 5,000 abstracts. */
export const LONGEST_TEXT = 8_000_000;
const MOST_LINES = 200_000;

const BULLET = /^(?:[•·▪◦‣○●∙■□➢✓→]\s*|(?:[*+]|[-–—])\s+)(?=\S)/u;

/** Lines of a BibTeX entry that a page shows beside its paper: they repeat what stands above them. */
const BIBTEX = /^(?:@\p{L}{3,15}\s?\{.{0,200}|\p{L}[\p{L}_-]{1,20}\s?=\s?[{"].*|\})$/u;

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  for (const raw of text.slice(0, LONGEST_TEXT).split(/\r\n|[\n\r\u2028\u2029\v\f]/, MOST_LINES)) {
    let words = raw
      .replace(/[\u200B\u200E\u200F\u2060\uFEFF]/g, '')
      .replace(/[^\S\t]+/g, ' ')
      .replace(/ ?\t[ \t]*/g, '\t')
      .trim();
    if (words === '' || /^(?:[-=_*~ ]{3,}|\\\\)$/.test(words) || BIBTEX.test(words)) {
      gap = true;
      continue;
    }
    // "\\ ( https://arxiv.org/abs/… )": the rule of an announcement, and what it closes with.
    if (words.startsWith('\\\\ ')) {
      gap = true;
      words = words.slice(3);
    }
    const indent = raw.length - raw.trimStart().length;
    const heading = /^#{1,6}(?=\s)/.exec(words)?.[0].length ?? 0;
    if (heading > 0) words = words.slice(heading).replace(/\s#+$/, '').trim();
    const bullet = BULLET.exec(words);
    if (bullet && bullet[0].length < words.length) words = words.slice(bullet[0].length);
    if (words !== '') lines.push({ text: words, bullet: !!bullet, heading, gap, indent });
    gap = false;
  }
  return lines;
}

/**
 * Joins the lines of a text that was broken at a fixed width (a mail, a terminal, a PDF). Lines that come close to
 * the width run on into the next line unless that starts something new. Texts copied from web pages, whose
 * paragraphs are single long lines, are left as they are.
 */
export function unwrap(lines: readonly Line[]): Line[] {
  const width = wrapWidth(lines);
  if (width === 0) return [...lines];
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const lastLength = last ? (lastLineLength.get(last) ?? last.text.length) : 0;
    const runsOn =
      last &&
      !line.gap &&
      !line.bullet &&
      line.heading === 0 &&
      last.heading === 0 &&
      lastLength > width * 0.72 &&
      !/^(?:\[\d{1,4}\]|\(?\d{1,3}[.)]\s|[A-Z][A-Za-z-]{2,14}:\s|arXiv:)/.test(line.text);
    if (runsOn) {
      const hyphen = /\p{Ll}-$/u.test(last.text) && /^\p{Ll}/u.test(line.text);
      last.text = hyphen ? last.text.slice(0, -1) + line.text : `${last.text} ${line.text}`;
      lastLineLength.set(last, line.text.length);
    } else joined.push({ ...line });
  }
  return joined;
}

const lastLineLength = new WeakMap<Line, number>();

/** The width a text was wrapped at, or 0 when it was not. */
function wrapWidth(lines: readonly Line[]): number {
  if (lines.length < 6) return 0;
  const lengths = lines
    .map((line) => line.text.length + Math.min(8, line.indent))
    .sort((one, two) => one - two);
  const widest = lengths[Math.floor(lengths.length * 0.97)] ?? 0;
  const longest = lengths.at(-1) ?? 0;
  if (widest > 125 || widest < 45 || longest > widest * 1.5) return 0;
  const near = lengths.filter((length) => length > widest * 0.8).length;
  return near > lengths.length * 0.3 ? widest : 0;
}
