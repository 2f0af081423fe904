/**
 * A page as lines of text, handed from the page's own thread to where it is read, and what was read handed back. Plain
 * data for a message: tables of numbers that name words and elements, checked here for their shape and nothing else.
 */
import type { Bibliography } from './bibliography.ts';

/** Fields a box has in `ShownPage.boxes`: element, parent, tag, signature, first line, last line, heading, chrome. */
export const BOX = 8;
/** Fields an inline element has in `ShownPage.inlines`: element, parent, tag, signature, address. */
export const INLINE = 5;

export interface ShownPage {
  url: string;
  title: string;
  /** Tags, signatures and addresses, each once; the tables name them by number. */
  words: string[];
  /** The text of each line. */
  lines: string[];
  /** `BOX` numbers a box, parents before their children; the root's parent is -1. */
  boxes: number[];
  /** `INLINE` numbers an inline element, outer ones first; -1 where there is no parent. */
  inlines: number[];
  /** For each line: its box, the empty lines before it, 1 where a blank ends it, how many runs; for each run its offset and inline. */
  layout: number[];
}

/** Where a paper stands, as numbers of elements. */
export interface Places {
  entry: number;
  anchor: number;
  title?: number;
  abstract?: number;
}

/** A paper as it was read from the lines of a page. */
export interface FoundPaper {
  record: Bibliography;
  /** 0..1. */
  confidence: number;
  places: Places;
  /** Where else the page shows it. */
  also?: Places[];
}

export interface ReadPage {
  kind: 'listing' | 'paper' | null;
  papers: FoundPaper[];
  /** Below the threshold of confidence. */
  guesses: FoundPaper[];
}

/** In characters; what a walk over a page stops at, and a little more. */
const MOST_TEXT = 9_000_000;
const MOST_NUMBERS = 6_000_000;

/** Whether a value has the shape of a page; whether its numbers fit together is seen when they are used. */
export function isShownPage(value: unknown): value is ShownPage {
  if (typeof value !== 'object' || value === null) return false;
  const { url, title, words, lines, boxes, inlines, layout } = value as Record<string, unknown>;
  return (
    isText(url, 4_000) &&
    isText(title, 400) &&
    areTexts(words) &&
    areTexts(lines) &&
    areNumbers(boxes) &&
    areNumbers(inlines) &&
    areNumbers(layout)
  );
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function areTexts(value: unknown): value is string[] {
  if (!Array.isArray(value)) return false;
  let length = 0;
  for (const text of value) {
    if (typeof text !== 'string') return false;
    length += text.length + 1;
  }
  return length <= MOST_TEXT;
}

function areNumbers(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_NUMBERS &&
    value.every((number) => Number.isInteger(number) && number >= -1 && number < MOST_TEXT)
  );
}
