/**
 * Names of people and groups as pages write them, in any order, style and script. What a name is written like is
 * judged here; who it is (two spellings of one person) is not.
 */
import type { Author } from '../paper/bibliography.ts';
import { stripMarkers, tidy } from './names/clean.ts';
import { classify } from './names/classify.ts';
import { readNames } from './names/list.ts';

export { readNames } from './names/list.ts';
export type { NameList, ReadName } from './names/list.ts';
export type { NameStyle } from './names/classify.ts';

/** A list of names and how sure the reading is. */
export interface ParsedNames {
  authors: Author[];
  /** "et al.", "and 5 more", "…" stood at its end. */
  truncated: boolean;
  /** How many authors there are in all, where the list is cut and says how many more. */
  count?: number;
  /** 0..1 that the text is a list of names and nothing else. */
  confidence: number;
}

/**
 * Reads a list of names. Markers and affiliations in brackets are dropped, names are kept as shown ("Wang, B."),
 * and `given` and `family` are set where the list itself tells them apart.
 */
export function parseNameList(text: string): ParsedNames {
  const list = readNames(text);
  const authors = list.names.map((name) => name.author);
  const parsed: ParsedNames = { authors, truncated: list.truncated, confidence: list.confidence };
  if (list.more !== undefined) parsed.count = authors.length + list.more;
  return parsed;
}

/** One name into its parts: "Wang, Binxu", "Binxu Wang", "Wang B", "Ludwig van Beethoven". */
export function splitName(name: string): Author {
  const clean = stripMarkers(name);
  const [only, ...others] = readNames(clean).names;
  const shown = tidy(clean);
  if (only && others.length === 0 && only.author.family) return { ...only.author, name: shown };
  const piece = classify(shown);
  const author: Author = { name: shown };
  if (piece.kind === 'group') return author;
  if (piece.given) author.given = piece.given;
  if (piece.family) author.family = piece.family;
  return author;
}

/** 0..1, how much a text looks like the name of one person or group. */
export function nameLikeness(text: string): number {
  if (text.length > 200) return 0;
  const list = readNames(text);
  const [only, ...others] = list.names;
  if (!only || others.length > 0) return 0;
  return Math.min(list.confidence, only.score);
}
