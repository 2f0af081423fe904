/**
 * The gate through which everything that names a paper passes before it is believed: messages from pages, files, old
 * rows. Unknown fields are dropped, addresses that are not http(s) refused, lengths bounded (LIMITS).
 */
import * as v from 'valibot';
import { calendarDate } from './calendar.ts';
import { LIMITS } from './bibliography.ts';
import { WORK_TYPES } from './details.ts';
import { MARK_COLOURS } from './rows.ts';

/** Text without lone surrogates and NUL, at most `max` units. */
const text = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max),
    v.transform((value) => value.toWellFormed().replaceAll('\u0000', '')),
  );

const filled = (max: number) => v.pipe(text(max), v.trim(), v.minLength(1));

/** An address that may be shown as a link: http or https, no user name in it. */
export function isWebAddress(value: string): boolean {
  try {
    const url = new URL(value);
    return (
      (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
    );
  } catch {
    return false;
  }
}

const webAddress = v.pipe(v.string(), v.maxLength(LIMITS.url), v.check(isWebAddress, 'not a web address'));
const identifier = filled(LIMITS.identifier);

export const IdentifiersSchema = v.object({
  arxiv: v.optional(v.pipe(v.string(), v.regex(/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/))),
  arxivVersion: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  doi: v.optional(
    v.pipe(v.string(), v.maxLength(LIMITS.identifier), v.regex(/^10\.\d{4,9}(?:\.\d+)*\/\S+$/)),
  ),
  openreview: v.optional(identifier),
  acl: v.optional(identifier),
  pmid: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/))),
  pmcid: v.optional(v.pipe(v.string(), v.regex(/^PMC\d{1,9}$/))),
  semanticScholar: v.optional(identifier),
  dblp: v.optional(identifier),
  isbn: v.optional(identifier),
});

const AuthorSchema = v.object({
  name: filled(LIMITS.authorName),
  given: v.optional(text(LIMITS.authorName)),
  family: v.optional(text(LIMITS.authorName)),
});

const detail = v.optional(text(LIMITS.detail));

export const DetailsSchema = v.object({
  type: v.optional(v.picklist(WORK_TYPES)),
  volume: detail,
  issue: detail,
  pages: detail,
  publisher: detail,
  place: detail,
  edition: detail,
  series: detail,
  issn: detail,
  language: detail,
  editors: v.optional(v.pipe(v.array(AuthorSchema), v.maxLength(LIMITS.editors))),
});

export const BibliographySchema = v.object({
  title: filled(LIMITS.title),
  authors: v.pipe(v.array(AuthorSchema), v.maxLength(LIMITS.authors)),
  authorsTruncated: v.optional(v.boolean()),
  authorCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
  abstract: v.optional(text(LIMITS.abstract)),
  year: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(2999))),
  date: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/),
      v.transform((date) => calendarDate(date) ?? date),
    ),
  ),
  venue: v.optional(text(LIMITS.venue)),
  details: v.optional(DetailsSchema),
  subjects: v.optional(v.pipe(v.array(text(200)), v.maxLength(LIMITS.subjects))),
  comments: v.optional(text(LIMITS.comments)),
  journalRef: v.optional(text(LIMITS.comments)),
  citationKey: v.optional(text(LIMITS.citationKey)),
  section: v.optional(v.picklist(['new', 'cross-list', 'replacement'])),
  withdrawn: v.optional(v.boolean()),
  ids: IdentifiersSchema,
  url: v.optional(webAddress),
  links: v.optional(
    v.pipe(
      v.array(
        v.object({ kind: v.picklist(['page', 'pdf', 'html', 'code', 'data', 'other']), url: webAddress }),
      ),
      v.maxLength(LIMITS.links),
    ),
  ),
  cut: v.optional(
    v.pipe(v.array(v.picklist(['title', 'abstract', 'authors', 'comments', 'venue'])), v.maxLength(5)),
  ),
});

export const ColourSchema = v.picklist(MARK_COLOURS);

export const QuoteSchema = v.object({
  type: v.literal('TextQuoteSelector'),
  exact: filledExact(LIMITS.abstract),
  prefix: text(64),
  suffix: text(64),
});

export const PositionSchema = v.pipe(
  v.object({
    type: v.literal('TextPositionSelector'),
    start: v.pipe(v.number(), v.integer(), v.minValue(0)),
    end: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.check((position) => position.start < position.end, 'an empty range'),
);

function filledExact(max: number) {
  return v.pipe(v.string(), v.minLength(1), v.maxLength(max));
}

/** A note of the reader's. */
export const NoteSchema = text(20_000);
export const TextSchema = text;
