/**
 * What a row of a file must be before the library believes it: one schema a table. Unknown fields are dropped (and
 * named by the reader), known ones must be right, since a wrong row would be wrong for ever.
 */
import * as v from 'valibot';
import { LIMITS } from '../../paper/bibliography.ts';
import { ROW_VERSION } from '../../paper/rows.ts';
import { BibliographySchema, ColourSchema, PositionSchema, QuoteSchema } from '../../paper/schemas.ts';
import { FILE_LIMITS } from '../interchange.ts';
import type { LibraryRows, LibraryTable } from './library-file.ts';

/** Text that can be written to a file and read back: no NUL, no lone surrogate. */
const plain = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max),
    v.check(
      (value) => value.isWellFormed() && !value.includes('\u0000'),
      'holds characters that no text has',
    ),
  );
/** Ids of ours: visible ASCII. */
const id = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,200}$/, 'is not an id'));
/** Two ids, or a key and an id, with a space between. */
const pair = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,200} [\x21-\x7e]{1,200}$/, 'is not a pair of ids'));
/** ms since 1970, up to the year 2286. */
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(9_999_999_999_999));
const clock = v.pipe(v.string(), v.regex(/^\d{13}-[0-9a-f]{4}-[0-9a-f]{8}$/, 'is not a clock'));
const rowVersion = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(ROW_VERSION, 'was written by a newer Offprint'),
);
const day = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000));
const address = v.pipe(plain(LIMITS.url), v.regex(/^https?:\/\//i, 'is not an http or https address'));

const tombstoned = { v: rowVersion, updatedAt: clock, deletedAt: v.optional(time) };

const { cut: _cut, section: _section, ...editable } = BibliographySchema.entries;
const provenanceEntry = v.optional(
  v.object({ from: plain(500), at: time, byReader: v.optional(v.literal(true)) }),
);
const provenance = Object.fromEntries(Object.keys(editable).map((field) => [field, provenanceEntry])) as {
  [field in keyof typeof editable]: typeof provenanceEntry;
};

const source = v.variant('kind', [
  v.object({ kind: v.literal('page'), site: plain(200), url: address }),
  v.object({
    kind: v.literal('import'),
    format: plain(50),
    file: plain(500),
    line: v.optional(v.pipe(v.number(), v.integer())),
  }),
  v.object({ kind: v.literal('reader') }),
]);

const target = v.variant('kind', [
  v.object({ kind: v.literal('title') }),
  v.object({ kind: v.literal('abstract'), key: id }),
  v.object({
    kind: v.literal('body'),
    block: plain(500),
    text: plain(FILE_LIMITS.note),
    version: v.optional(v.pipe(v.number(), v.integer())),
  }),
]);

/** What a kept search narrows by: a switch, some values, or a range. */
const filter = v.union([
  v.boolean(),
  plain(LIMITS.venue),
  v.pipe(v.array(plain(LIMITS.venue)), v.maxLength(FILE_LIMITS.tags)),
  v.object({ from: v.optional(v.number()), to: v.optional(v.number()) }),
]);

export const ROW_SCHEMAS = {
  collections: v.object({
    ...tombstoned,
    id,
    name: v.pipe(plain(LIMITS.venue), v.minLength(1)),
    parent: v.optional(id),
  }),
  tags: v.object({
    ...tombstoned,
    name: v.pipe(plain(FILE_LIMITS.tag), v.minLength(1)),
    colour: v.optional(ColourSchema),
  }),
  searches: v.object({
    ...tombstoned,
    id,
    name: v.pipe(plain(LIMITS.venue), v.minLength(1)),
    text: plain(LIMITS.comments),
    filters: v.record(plain(40), filter),
    sort: plain(40),
    at: v.number(),
  }),
  papers: v.object({
    ...tombstoned,
    id,
    bibliography: BibliographySchema,
    edits: v.partial(v.object(editable)),
    cleared: v.optional(v.array(v.picklist(Object.keys(editable) as (keyof typeof editable)[]))),
    provenance: v.object(provenance),
    currentAbstract: v.optional(id),
    state: v.picklist(['saved', 'later']),
    star: v.boolean(),
    tags: v.pipe(v.array(v.pipe(plain(FILE_LIMITS.tag), v.minLength(1))), v.maxLength(FILE_LIMITS.tags)),
    collections: v.pipe(v.array(id), v.maxLength(FILE_LIMITS.tags)),
    note: plain(FILE_LIMITS.note),
    dates: v.object({ saved: time, read: v.optional(time) }),
    mergedInto: v.optional(id),
  }),
  records: v.object({ ...tombstoned, id, paper: id, source, given: BibliographySchema, at: time }),
  abstracts: v.object({
    ...tombstoned,
    id: pair,
    key: id,
    paper: id,
    text: plain(LIMITS.abstract),
    version: v.optional(v.pipe(v.number(), v.integer())),
    source: plain(500),
    at: time,
  }),
  marks: v.object({
    ...tombstoned,
    id,
    paper: id,
    target,
    quote: QuoteSchema,
    position: PositionSchema,
    snapshot: plain(FILE_LIMITS.note),
    colour: ColourSchema,
    note: plain(FILE_LIMITS.note),
    at: time,
  }),
  decisions: v.object({ ...tombstoned, id: pair, same: v.boolean(), at: time }),
  met: v.object({
    key: v.pipe(plain(500), v.minLength(1)),
    site: plain(200),
    first: day,
    last: day,
    state: v.picklist(['seen', 'dismissed', 'later']),
    given: v.optional(BibliographySchema),
    v: rowVersion,
    updatedAt: clock,
  }),
};

export type RowResult<T extends LibraryTable> =
  { ok: true; row: LibraryRows[T]; unknown: string[] } | { ok: false; field: string; reason: string };

/** A row of a file as a row of the library: fresh objects with known fields only, or the field that is wrong. */
export function checkRow<T extends LibraryTable>(table: T, value: unknown): RowResult<T> {
  const schema = ROW_SCHEMAS[table];
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const field = issue.path?.map((step) => String(step.key)).join('.') ?? '';
    return { ok: false, field: field.slice(0, FILE_LIMITS.key), reason: issue.message.slice(0, 200) };
  }
  const known = new Set([...Object.keys(schema.entries), 'sites', 'keys', 'records']);
  const unknown = Object.keys(value as object).filter((name) => !known.has(name));
  return { ok: true, row: result.output as unknown as LibraryRows[T], unknown };
}

/** The name a row goes by in its table. */
export function rowKey<T extends LibraryTable>(table: T, row: LibraryRows[T]): string {
  if (table === 'tags') return (row as LibraryRows['tags']).name;
  if (table === 'met') return (row as LibraryRows['met']).key;
  return (row as LibraryRows['papers']).id;
}
