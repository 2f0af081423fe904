/**
 * One free-form reference into a record: any common style (APA, MLA, Chicago, IEEE, Vancouver, Harvard, ACM, LNCS,
 * AMS) or none, any order of names, several languages. A reading is the best of many that are scored as wholes, so
 * the answer carries a confidence. Finding references in a page or a text is left to the readers in `sites/`.
 */
import type { Author } from '../../paper/bibliography.ts';
import type { Identifiers } from '../../paper/identifiers.ts';
import { segmentAffiliated } from './affiliated.ts';
import { findBoundaries, findQuotes } from './boundaries.ts';
import { extract } from './extract.ts';
import type { Extracted, Mark } from './extract.ts';
import { hasMarkup, readMarkup } from './markup.ts';
import type { Emphasis } from './markup.ts';
import { segment, trimTitle } from './segment.ts';
import type { Segmentation } from './segment.ts';
import { readVenue } from './venue.ts';

export type { Emphasis } from './markup.ts';

/** What a citation says; the shape of a `Bibliography` with how sure the reading is. */
export interface Citation {
  title: string;
  authors: Author[];
  authorsTruncated?: boolean;
  year?: number;
  /** ISO 8601, as precise as known. */
  date?: string;
  venue?: string;
  ids: Identifiers;
  url?: string;
  /** 0..1 that the authors are names; 0 without any. */
  nameConfidence: number;
  /** 0..1 that this is a citation of a scholarly work and was cut rightly. */
  confidence: number;
}

/** The longest text that is read as one citation; more is cut off. */
const LONGEST = 5_000;

/**
 * Reads one reference. `spans` are stretches the source set apart (offsets into `text`, UTF-16); without them,
 * Markdown in the text is understood. Null when no part of the text can be a title. Never throws.
 */
export function parseCitation(text: string, spans?: readonly Emphasis[]): Citation | null {
  let source = text.slice(0, LONGEST);
  let hints = spans ?? [];
  if (!spans && hasMarkup(source)) ({ text: source, spans: hints } = readMarkup(source));
  source = source.replace(/[^\S\n\t]/g, ' ');
  if (!/\p{L}{2}/u.test(source)) return null;
  const extracted = extract(source, hints);
  const quotes = findQuotes(source);
  // A short italic or bold word inside the title or a name says nothing about where the parts are.
  const edges = hints.filter((span) => span.end - span.start >= 12).slice(0, 30);
  const boundaries = findBoundaries(source, extracted.marks, edges, quotes);
  const affiliated = segmentAffiliated(source);
  const found = affiliated
    ? { best: affiliated, margin: 1 }
    : segment({
        text: source,
        boundaries,
        spans: hints,
        quotes,
        titleEndsBy: extracted.coauthorsAt,
        memo: { continues: new Map(), lists: new Map() },
      });
  if (!found) return null;
  const { best } = found;
  const title = trimTitle(source.slice(best.title.start, best.title.end));
  if (title === '') return null;
  return assemble(source, title, best, found.margin, extracted, hints);
}

function assemble(
  text: string,
  title: string,
  best: Segmentation,
  margin: number,
  extracted: Extracted,
  spans: readonly Emphasis[],
): Citation {
  const authors = extracted.coauthors ?? best.authors;
  const citation: Citation = {
    title,
    authors: (authors?.names ?? []).map((name) => name.author),
    ids: extracted.ids,
    nameConfidence: authors?.confidence ?? 0,
    confidence: 0,
  };
  if (authors?.truncated) citation.authorsTruncated = true;
  const dated = chooseYear(extracted.marks, best);
  if (dated?.year) citation.year = dated.year;
  if (dated?.date) citation.date = dated.date;
  const venue = readVenue(text, best.rest, best.restEnd, extracted.marks, spans) ?? extracted.archive;
  if (venue) citation.venue = venue;
  if (extracted.url) citation.url = extracted.url;
  citation.confidence = confidenceOf(citation, best, margin);
  return citation;
}

/** The year in brackets of its own, else the one right behind the names, else the last one outside the title. */
function chooseYear(marks: readonly Mark[], best: Segmentation): Mark | undefined {
  const years = marks.filter(
    (mark) => mark.kind === 'year' && (mark.end <= best.title.start || mark.start >= best.title.end),
  );
  const behindNames = (mark: Mark): boolean =>
    best.authors !== null &&
    ((mark.start >= best.title.end && mark.end <= best.rest && best.rest - mark.end <= 3) ||
      (mark.end <= best.title.start && best.title.start - mark.end <= 3));
  return years.find((mark) => mark.bracketed) ?? years.find(behindNames) ?? years.at(-1);
}

/** Evidence adds up: names, a year, a venue, identifiers; a close second reading takes away. */
function confidenceOf(citation: Citation, best: Segmentation, margin: number): number {
  let evidence = -1.2 + Math.min(1.6, best.score * 0.35);
  if (citation.authors.length > 0) evidence += 0.6 * citation.nameConfidence;
  if (citation.year) evidence += 0.5;
  if (citation.venue) evidence += 0.35;
  if (Object.keys(citation.ids).length > 0) evidence += 0.8;
  evidence += Math.min(0.4, margin * 0.4);
  return Math.round(100 / (1 + Math.exp(-1.6 * evidence))) / 100;
}
