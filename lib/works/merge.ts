/**
 * One paper from many records: the best of each field, with the record it came from. A pure function of the *set* of
 * records and the reader's edits: neither the order in which they arrived nor their ids and times decide anything, so
 * that the same records imported in any order give the same library. Ties are broken by content alone.
 *
 * Which records belong together is `decide.ts` and `cluster.ts`; keeping the result is the library's.
 */
import type { Author, Bibliography, CuttableField, Link } from '../paper/bibliography.ts';
import { LIMITS } from '../paper/bibliography.ts';
import { KEY_SCHEMES, type Identifiers } from '../paper/identifiers.ts';
import { isUnnamed } from '../paper/unnamed.ts';
import type { BibliographicField, PaperRow, Provenance, RecordRow } from '../paper/rows.ts';
import { venueKind } from './venues.ts';

/** What a merge needs of a record's row. */
export type MergeRecord = Pick<RecordRow, 'id' | 'source' | 'given' | 'at'> & { deletedAt?: number };

/** The fields of a paper that follow from its records. */
export type DerivedPaper = Pick<PaperRow, 'bibliography' | 'provenance'>;

type Rank = readonly (number | string)[];

/**
 * Derives a paper's bibliography and where each field came from. Deleted records do not count; the reader's edits
 * win over every source. A paper of no records has an empty title.
 *
 * @param editedAt when the reader last edited, ms since 1970: the `at` of the edited fields' provenance
 * @param cleared fields that the reader emptied: no source fills them, but that a paper always has a title
 */
export function derivePaper(
  records: readonly MergeRecord[],
  edits: PaperRow['edits'] = {},
  editedAt = 0,
  cleared: readonly BibliographicField[] = [],
): DerivedPaper {
  const live = records.filter((record) => record.deletedAt === undefined);
  // By content first, so that every choice below meets the records in one order; ids only part equal twins.
  live.sort((a, b) => compare(contentOf(a), contentOf(b)) || compare(a.id, b.id));
  const merged: Bibliography = { title: '', authors: [], ids: {} };
  const provenance: PaperRow['provenance'] = {};
  const cut = new Set<CuttableField>();

  const take = <F extends BibliographicField>(
    field: F,
    rank: (given: Bibliography, record: MergeRecord) => Rank | null,
  ): MergeRecord | undefined => {
    const best = pick(live, (given, record) => (isGiven(given[field]) ? rank(given, record) : null));
    if (!best) return undefined;
    (merged as { [field in BibliographicField]?: unknown })[field] = best.given[field];
    provenance[field] = provenanceOf(best);
    if (isCut(best.given, field)) cut.add(field as CuttableField);
    return best;
  };

  take('title', (given, record) => [
    isUnnamed(given) ? 0 : 1,
    whole(given, 'title'),
    isShouting(given.title) ? 0 : 1,
    // Any page can claim a version; only a reader written for the site, a file or the reader's hand is believed.
    trust(record) > 1 ? 1 : 0,
    given.ids.arxivVersion ?? 0,
    trust(record),
    given.date ?? '',
    given.title,
  ]);
  takeAuthors(live, merged, provenance, cut);
  take('abstract', (given, record) => [
    whole(given, 'abstract'),
    trust(record) > 1 ? 1 : 0,
    given.ids.arxivVersion ?? 0,
    trust(record),
    given.date ?? '',
    given.abstract?.length ?? 0,
    given.abstract ?? '',
  ]);
  const published = take('venue', (given, record) => [
    isPublished(given) ? 1 : 0,
    whole(given, 'venue'),
    trust(record),
    given.year !== undefined ? 1 : 0,
    given.venue ?? '',
  ]);
  // Of one appearance, never volume from here and pages from there: the venue's own record, else the fullest.
  take('details', (given, record) => [
    given.venue !== undefined && given.venue === merged.venue ? 1 : 0,
    isPublished(given) ? 1 : 0,
    trust(record),
    Object.keys(given.details ?? {}).length,
    stable(given.details),
  ]);
  // The year belongs to the venue it is cited with; where nothing was published, the first appearance counts.
  const venueRecord = published && isPublished(published.given) ? published : undefined;
  take('year', (given, record) => [
    record === venueRecord ? 1 : 0,
    venueRecord && isPublished(given) ? 1 : 0,
    -(given.year ?? 0),
    trust(record),
  ]);
  // First appearance: earliest, and among equals the more precise ("2024-07-31" over "2024-07").
  take('date', (given, record) => [invert(given.date ?? ''), given.date?.length ?? 0, trust(record)]);
  take('subjects', (given, record) => [
    trust(record),
    given.subjects?.length ?? 0,
    (given.subjects ?? []).join('; '),
  ]);
  take('comments', (given, record) => [
    whole(given, 'comments'),
    given.ids.arxivVersion ?? 0,
    trust(record),
    given.comments ?? '',
  ]);
  take('journalRef', (given, record) => [given.ids.arxivVersion ?? 0, trust(record), given.journalRef ?? '']);
  // Papers of the reader's own already cite it by the key that came first.
  take('citationKey', (given, record) => [-record.at, given.citationKey ?? '']);
  take('withdrawn', (given) => (given.withdrawn ? [given.ids.arxivVersion ?? 0] : null));
  take('url', (given, record) => [
    trust(record),
    keyCount(given.ids),
    -(given.url?.length ?? 0),
    given.url ?? '',
  ]);
  takeIdentifiers(live, merged, provenance);
  takeLinks(live, merged, provenance);

  for (const field of cleared) {
    if (field === 'title') continue;
    if (field === 'authors') merged.authors = [];
    else if (field === 'ids') merged.ids = {};
    else delete merged[field];
    provenance[field] = { from: 'reader', at: editedAt, byReader: true };
    cut.delete(field as CuttableField);
  }
  for (const [name, value] of Object.entries(edits)) {
    if (value === undefined) continue;
    const field = name as BibliographicField;
    (merged as { [field in BibliographicField]?: unknown })[field] = value;
    provenance[field] = { from: 'reader', at: editedAt, byReader: true };
    cut.delete(field as CuttableField);
    if (field === 'authors') {
      if (edits.authorsTruncated === undefined) delete merged.authorsTruncated;
      if (edits.authorCount === undefined) delete merged.authorCount;
    }
  }
  if (cut.size > 0) merged.cut = [...cut].sort();
  return { bibliography: merged, provenance };
}

/** The longest complete list of authors; where none is complete, the longest, with how many there are in all. */
function takeAuthors(
  live: readonly MergeRecord[],
  merged: Bibliography,
  provenance: PaperRow['provenance'],
  cut: Set<CuttableField>,
): void {
  const best = pick(live, (given, record) =>
    given.authors.length === 0
      ? null
      : [
          isComplete(given) ? 1 : 0,
          trust(record) > 1 ? 1 : 0,
          given.authors.length,
          fullNames(given.authors),
          trust(record),
          given.authors.reduce((sum, author) => sum + author.name.length, 0),
          given.authors.map((author) => author.name).join('; '),
        ],
  );
  if (best) {
    merged.authors = best.given.authors;
    provenance.authors = provenanceOf(best);
    if (isCut(best.given, 'authors')) cut.add('authors');
    if (isComplete(best.given)) return;
    if (best.given.authorsTruncated) merged.authorsTruncated = true;
  }
  const counted = pick(live, (given, record) =>
    given.authorCount ? [trust(record), given.authorCount] : null,
  );
  const count = counted?.given.authorCount ?? 0;
  if (counted && count > merged.authors.length) {
    merged.authorCount = count;
    provenance.authorCount = provenanceOf(counted);
  }
}

/** The union of identifiers; where sources disagree, the more trusted one; the newest version of the arXiv id kept. */
function takeIdentifiers(
  live: readonly MergeRecord[],
  merged: Bibliography,
  provenance: PaperRow['provenance'],
): void {
  for (const scheme of [...KEY_SCHEMES, 'isbn'] as const) {
    const best = pick(live, (given, record) =>
      given.ids[scheme] ? [trust(record), keyCount(given.ids), given.ids[scheme]] : null,
    );
    const value = best?.given.ids[scheme];
    if (!best || !value) continue;
    merged.ids[scheme] = value;
    provenance.ids ??= provenanceOf(best);
  }
  const versions = live.flatMap(({ given }) =>
    given.ids.arxiv === merged.ids.arxiv && given.ids.arxivVersion ? [given.ids.arxivVersion] : [],
  );
  if (merged.ids.arxiv && versions.length > 0) merged.ids.arxivVersion = Math.max(...versions);
}

/** Every address once; a paper's own pages on other sites become links of kind "page". */
function takeLinks(
  live: readonly MergeRecord[],
  merged: Bibliography,
  provenance: PaperRow['provenance'],
): void {
  const byUrl = new Map<string, Link>();
  for (const record of live) {
    const { links = [], url } = record.given;
    const own: Link[] = url && url !== merged.url ? [{ kind: 'page', url }] : [];
    for (const link of [...links, ...own]) {
      const known = byUrl.get(link.url);
      // One address called both "other" and "pdf" is a PDF: the most telling kind wins.
      if (!known || linkRank(link) > linkRank(known)) byUrl.set(link.url, { kind: link.kind, url: link.url });
      provenance.links ??= provenanceOf(record);
    }
  }
  if (byUrl.size === 0) return;
  const links = [...byUrl.values()].sort((a, b) => linkRank(b) - linkRank(a) || compare(a.url, b.url));
  merged.links = links.slice(0, LIMITS.links);
}

const LINK_KINDS: readonly Link['kind'][] = ['other', 'page', 'data', 'code', 'html', 'pdf'];
const linkRank = (link: Link): number => LINK_KINDS.indexOf(link.kind);

/** The record of the highest rank; null ranks do not stand for election. Equal ranks: the first in content order. */
function pick(
  live: readonly MergeRecord[],
  rank: (given: Bibliography, record: MergeRecord) => Rank | null,
): MergeRecord | undefined {
  let best: MergeRecord | undefined;
  let bestRank: Rank | undefined;
  for (const record of live) {
    const own = rank(record.given, record);
    if (!own || (bestRank && compareRanks(own, bestRank) <= 0)) continue;
    best = record;
    bestRank = own;
  }
  return best;
}

function compareRanks(a: Rank, b: Rank): number {
  for (let index = 0; index < a.length; index++) {
    const order = compare(a[index] ?? 0, b[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * How far a source is believed: the reader's own entry, a reader written for the site, a file of references, and
 * last what was gathered from a page whose layout was guessed.
 */
function trust({ source }: MergeRecord): number {
  if (source.kind === 'reader') return 4;
  // What was made out of prose or a copied page is a guess, whatever way it came.
  if (source.kind === 'import') return GUESSED.has(source.format) ? 1 : 2;
  return source.site === 'generic' || source.site === 'pasted' ? 1 : 3;
}

const GUESSED: ReadonlySet<string> = new Set(['text', 'page']);

function provenanceOf(record: MergeRecord): Provenance {
  return { from: record.id, at: record.at };
}

/** What a record says, without its id and times; the order of keys does not matter. */
function contentOf(record: MergeRecord): string {
  return stable([record.source, record.given]);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    entries.sort(([a], [b]) => compare(a, b));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== '' && value !== null;
}

const isCut = (given: Bibliography, field: string): boolean =>
  (given.cut as string[] | undefined)?.includes(field) ?? false;
const whole = (given: Bibliography, field: CuttableField): number => (isCut(given, field) ? 0 : 1);
const isComplete = (given: Bibliography): boolean =>
  !given.authorsTruncated && !isCut(given, 'authors') && (given.authorCount ?? 0) <= given.authors.length;
const keyCount = (ids: Identifiers): number => KEY_SCHEMES.filter((scheme) => ids[scheme]).length;
const isPublished = (given: Bibliography): boolean =>
  given.venue !== undefined && given.venue !== '' && venueKind(given.venue) !== 'preprint';

/** Names whose given part is more than initials. */
function fullNames(authors: readonly Author[]): number {
  return authors.filter(
    ({ name }) => name.split(/[\s,]+/).filter((part) => /\p{L}{2}/u.test(part)).length > 1,
  ).length;
}

/** All capitals, or no capitals at all: a rendering of the title rather than the title. */
function isShouting(title: string): boolean {
  return /\p{L}{4}/u.test(title) && (title === title.toUpperCase() || title === title.toLowerCase());
}

/** Turns the order of two dates round, so that the earlier one ranks higher; a prefix ranks after its extension. */
function invert(date: string): string {
  return date.replace(/\d/g, (digit) => String(9 - Number(digit)));
}
