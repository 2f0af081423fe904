/**
 * What the reader types into the search box, as clauses that can be shown as chips, edited and put back into text:
 *
 *   diffusion "score matching" -survey author:ponce year:2020..2023 tag:vision state:later has:notes
 *   diffusion saved:2026-11-09..2026-11-15 role:result
 *
 * All clauses must hold. Nothing is an error: what is not understood is searched as words.
 */
import { identifiersOfUrl, parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import { ROLES, type Role } from '../../paper/roles.ts';
import { wordsOf } from './words.ts';

export const TEXT_FIELDS = ['title', 'authors', 'abstract', 'notes', 'marks', 'tags', 'venue'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Facets are matched whole, or by their beginning while they are being typed. */
export const FACETS = ['tag', 'state', 'has', 'site', 'collection', 'is', 'id'] as const;
/** Tags as the reader writes them stand beside the folded ones: they are shown, never asked for. */
export type Facet = (typeof FACETS)[number] | 'written';

interface Placed {
  /** Must not hold. */
  not: boolean;
  /** Where the clause stands in the text, UTF-16 units. */
  start: number;
  end: number;
}

export type Clause = Placed &
  (
    | {
        kind: 'words';
        words: string[];
        field?: TextField;
        /** The last word may be unfinished. */ open: boolean;
      }
    | { kind: 'phrase'; words: string[]; field?: TextField }
    | { kind: 'year'; from: number; to: number }
    /** When it was saved, ms since 1970: `to` is the first moment that is too late. */
    | { kind: 'saved'; from: number; to: number }
    /** The words that are searched stand together in a sentence of the abstract that does this; judged behind the index. */
    | { kind: 'role'; role: Role }
    | {
        kind: 'facet';
        facet: Facet;
        value: string;
        open: boolean;
        /** What the value stands for: any of these, whole. Set where it names something (a collection and those in it). */
        anyOf?: readonly string[];
      }
  );

export interface Query {
  text: string;
  clauses: Clause[];
}

const FIELD_NAMES: ReadonlyMap<string, TextField> = new Map([
  ['title', 'title'], ['ti', 'title'], ['author', 'authors'], ['authors', 'authors'], ['au', 'authors'], ['by', 'authors'],
  ['abstract', 'abstract'], ['abs', 'abstract'], ['note', 'notes'], ['notes', 'notes'], ['mark', 'marks'], ['marks', 'marks'],
  ['venue', 'venue'], ['journal', 'venue'], ['in', 'venue'],
]); // prettier-ignore
const FACET_NAMES: ReadonlyMap<string, Facet> = new Map([
  ...FACETS.map((facet): [string, Facet] => [facet, facet]),
  ['tags', 'tag'],
  ['source', 'site'],
  ['group', 'collection'],
  ['arxiv', 'id'],
  ['doi', 'id'],
]);

/** Longest query that is read, and most clauses: more is a paste, not a search. */
const MOST_TEXT = 1_000;
const MOST_CLAUSES = 32;
const YEARS = /^(\d{4})?(\.\.|-|–)?(\d{4})?$/;
/** name:, an optional quoted or bare value; or a quoted phrase; or a bare word. Each alternative is linear. */
const PIECE = /(-)?(?:([a-z]{2,10}):)?(?:["“”]([^"“”]*)(["“”]|$)|([^\s"“”]+))/giu;

/** Reads what was typed. Unclosed quotes, unknown names and stray signs are taken as they come. */
export function parseQuery(text: string): Query {
  const read = text.slice(0, MOST_TEXT);
  const clauses: Clause[] = [];
  for (const match of read.matchAll(PIECE)) {
    if (clauses.length >= MOST_CLAUSES) break;
    const [whole, minus, name, quoted, closing, bare] = match;
    const end = match.index + whole.length;
    const placed: Placed = { not: minus !== undefined, start: match.index, end };
    // While the cursor may still stand behind it, the last word is unfinished.
    const open = end === read.length && closing !== '"' && closing !== '”';
    const clause = clauseOf(name?.toLowerCase(), quoted, bare, placed, open);
    if (clause) clauses.push(clause);
  }
  return { text: read, clauses };
}

function clauseOf(
  name: string | undefined,
  quoted: string | undefined,
  bare: string | undefined,
  placed: Placed,
  open: boolean,
): Clause | null {
  const value = quoted ?? bare ?? '';
  if (name === 'year' || name === 'date') {
    const years = yearsOf(value);
    if (years) return { ...placed, kind: 'year', ...years };
  }
  if (name === 'saved') {
    const days = daysOf(value);
    if (days) return { ...placed, kind: 'saved', ...days };
  }
  const role = name === 'role' ? ROLES.find((each) => each === value.toLowerCase()) : undefined;
  if (role && !placed.not) return { ...placed, kind: 'role', role };
  const id = identifierIn(name === undefined ? value : `${name}:${value}`);
  if (id) return { ...placed, kind: 'facet', facet: 'id', value: foldFacet(id), open: false };
  const facet = name === undefined ? undefined : FACET_NAMES.get(name);
  if (facet) {
    const folded = foldFacet(value);
    return folded ? { ...placed, kind: 'facet', facet, value: folded, open } : null;
  }
  const field = name === undefined ? undefined : FIELD_NAMES.get(name);
  // "note: this" or "https://…": a colon that names no field is part of the words.
  const words = wordsOf(name !== undefined && !field ? `${name} ${value}` : value);
  if (words.length === 0) return null;
  const at = field ? { field } : {};
  // A phrase whose quotes are still open is being typed: its words count, not yet their order.
  return quoted !== undefined && !open
    ? { ...placed, kind: 'phrase', words, ...at }
    : { ...placed, kind: 'words', words, ...at, open };
}

/** The identifier that a pasted address, arXiv id or DOI names: the words of an address are not searched. */
function identifierIn(value: string): string | null {
  if (!/\d/.test(value) || value.length > 300) return null;
  const ids = /^https?:/i.test(value) ? identifiersOfUrl(value) : {};
  const known = ids.arxiv ?? ids.doi ?? ids.openreview ?? ids.acl ?? ids.pmid ?? ids.semanticScholar;
  if (known) return known;
  const bare = value.replace(/^(?:id|arxiv|doi):/i, '');
  const arxiv = /^(?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.test(bare)
    ? parseArxivId(bare)
    : null;
  return arxiv?.id ?? (bare.startsWith('10.') ? parseDoi(bare) : null);
}

function yearsOf(value: string): { from: number; to: number } | null {
  const match = YEARS.exec(value.trim());
  if (!match || (!match[1] && !match[3])) return null;
  const [from, to] = [Number(match[1] ?? 0), Number(match[3] ?? (match[2] ? 9999 : match[1]))];
  return from <= to ? { from, to } : { from: to, to: from };
}

const DAYS = /^(\d{4}-\d{2}-\d{2})?(\.\.)?(\d{4}-\d{2}-\d{2})?$/;

/** Whole days of the reader's own calendar. */
function daysOf(value: string): { from: number; to: number } | null {
  const match = DAYS.exec(value.trim());
  if (!match || (!match[1] && !match[3])) return null;
  const startOf = (day: string, after: number) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + after).getTime();
  };
  const last = match[3] ?? (match[2] ? undefined : match[1]);
  return { from: match[1] ? startOf(match[1], 0) : 0, to: last ? startOf(last, 1) : Infinity };
}

/** A facet's value as it is compared: "To  Read" and "to read" are one tag. */
export function foldFacet(value: string): string {
  return wordsOf(value).join(' ');
}

/** The text of a query without one of its clauses: what removing a chip leaves. */
export function withoutClause(query: Query, clause: Clause): string {
  return `${query.text.slice(0, clause.start)} ${query.text.slice(clause.end)}`.replace(/\s+/g, ' ').trim();
}
