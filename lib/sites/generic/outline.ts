/**
 * The headings of a page and what they say of the lines under them: a year, that papers follow, that something
 * else does. Real headings and what is made to look like one (a bold line of its own, a summary, a caption).
 */
import { titleLikeness, wordsOf } from './facts.ts';
import type { Line, Lines } from './lines.ts';
import { ANNOUNCES, REFERENCES, isHardHeading, isOtherHeading, isPapersHeading } from './cues.ts';

export interface Section {
  line: number;
  level: number;
  text: string;
  parent: Section | null;
}

export interface Outline {
  /** The innermost section each line stands under; a heading stands under itself. */
  of: (Section | null)[];
}

/** Lines looked at in one step. */
const STEP = 40;

export function* outlineOf(page: Lines): Generator<void, Outline> {
  const of: (Section | null)[] = [];
  const titles = yield* titleStyles(page);
  let current = null as Section | null;
  for (const line of page.lines) {
    if (line.index % STEP === 0) yield;
    const level = titles.has(styleOf(line)) ? 0 : headingLevel(line);
    if (level > 0) {
      const before = page.lines[line.index - 1];
      // A heading of several lines is one.
      if (current && before && current.line === line.index - 1 && before.box === line.box) {
        current.text += ` ${line.text}`;
        of.push(current);
        continue;
      }
      current = { line: line.index, level, text: line.text, parent: above(current, level) };
    }
    of.push(current);
  }
  return { of };
}

const styleOf = (line: Line): string => `${line.box.heading}${line.box.signature}`;

/** Styles of heading that stand over single papers and not over sections: many of them, long as titles are. */
function* titleStyles(page: Lines): Generator<void, Set<string>> {
  const styles = new Map<string, { count: number; long: number }>();
  for (const line of page.lines) {
    if (line.box.heading === 0) continue;
    yield;
    const style = styles.get(styleOf(line)) ?? { count: 0, long: 0 };
    style.count++;
    if (wordsOf(line.text) >= 5 && titleLikeness(line.text, null) >= 0.55) style.long++;
    styles.set(styleOf(line), style);
  }
  return new Set(
    [...styles]
      .filter(([, style]) => style.count >= 3 && style.long >= 0.7 * style.count)
      .map(([name]) => name),
  );
}

function above(section: Section | null, level: number): Section | null {
  let parent = section;
  while (parent && parent.level >= level) parent = parent.parent;
  return parent;
}

/** A year that stands over entries, with their number: "2024", "2024 (12)", "2024 — 12 papers". */
const YEAR_LINE =
  /^\W*(?:(?:year|jahr|année|año|anno|ano)\W{1,3})?(?:19|20)\d{2}年?\W*(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}\s?(?:papers?|publications?|articles?|items?|entries|篇))?\W*$/i;

function headingLevel(line: Line): number {
  if (line.text.length > 160) return 0;
  if (line.box.heading > 0) return line.box.heading;
  const { tag } = line.box;
  if (tag === 'summary' || tag === 'caption' || tag === 'legend') return 7;
  if (line.text.length > 60) return 0;
  if (
    ANNOUNCES.test(line.text) &&
    tag !== 'li' &&
    line.runs.every((run) => run.inline?.href === undefined || run.inline.href === '')
  )
    return 7;
  if (tag === 'dt' || tag === 'th') return /^\W*(?:19|20)\d\d\W*$/.test(line.text) ? 8 : 0;
  if (YEAR_LINE.test(line.text)) return 8;
  const bold = line.runs.every((run) => isBold(run.inline) || run.text.trim() === '');
  if (bold && (isPapersHeading(line.text) || isOtherHeading(line.text))) return 7;
  return 0;
}

function isBold(inline: Line['runs'][number]['inline']): boolean {
  for (let at = inline; at; at = at.parent)
    if (at.tag === 'b' || at.tag === 'strong' || at.tag === 'u') return true;
  return false;
}

/** The section a line stands under, without sections that themselves are entries (`inside`). */
export function sectionOf(outline: Outline, line: number, inside: (line: number) => boolean): Section | null {
  let section = outline.of[line] ?? null;
  while (section && (section.line >= line || inside(section.line))) section = section.parent;
  return section;
}

/** What the headings over a line say: more than 0 for papers, less than 0 for other things; the nearest that speaks decides. */
export function headingCue(section: Section | null): number {
  let weight = 1;
  for (let at = section; at; at = at.parent) {
    if (REFERENCES.test(at.text)) return 0;
    const papers = isPapersHeading(at.text);
    const others = wordsOf(at.text) <= 8 && isOtherHeading(at.text);
    if (papers && !others) return isOccasion(at.text) && isUnderOthers(at.parent) ? -0.8 * weight : weight;
    if (others && !papers) return isHardHeading(at.text) ? -weight : -0.4 * weight;
    if (papers) return 0.2 * weight;
    weight *= 0.6;
  }
  return 0;
}

/** "International conferences": where something was shown, which may be a talk as well as a paper. */
const isOccasion = (text: string): boolean =>
  /^\W*(?:[\w-]+\s){0,4}(?:conferences?|workshops?)\b/i.test(text) &&
  !/\b(?:papers?|publications?|articles?|proceedings)\b/i.test(text);

/** Whether the nearest heading above that speaks is one over other things. */
function isUnderOthers(section: Section | null): boolean {
  for (let at = section; at; at = at.parent) {
    if (isPapersHeading(at.text)) return false;
    if (wordsOf(at.text) <= 8 && isHardHeading(at.text)) return true;
  }
  return false;
}

const SOLE_YEAR = /(?<![\d./-])((?:19|20)\d{2})(?![\d/]|\s?[-–—]\s?(?:19|20)?\d{2})/g;

/** The year that the headings over a line name, where one names exactly one. */
export function headingYear(section: Section | null): number | undefined {
  for (let at = section; at; at = at.parent) {
    const years = [...at.text.matchAll(SOLE_YEAR)].map((match) => Number(match[1]));
    if (years.length === 1) return years[0];
    if (years.length > 1) return undefined;
  }
  return undefined;
}
