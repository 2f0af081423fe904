/**
 * The venue out of what follows a citation's title: the name of the journal, conference or series, without editors,
 * volume, pages, place, publisher, year.
 */
import { readNames } from '../names/list.ts';
import type { Mark } from './extract.ts';
import type { Emphasis } from './markup.ts';
import { venueLikeness } from './cues.ts';

const LEAD =
  /^(?:[\s.,;:–—|()·•-]|\b(?:in|at|presented at|poster (?:presented )?at|published in|appeared in|to appear in|accepted (?:at|to|by|in)|appears in|presented in|en|dans|em|nel)\b:?(?=\s))+/i;

const DATA =
  /(?:(?<![\s,.;:(])[\s,.;:(]+)?(?:\b(?:vol(?:ume|\.)?|no\.?|nr\.?|issue|pp?\.|pages?|art(?:icle|\.)?(?:\sno\.?)?|ser(?:ies|\.)?|т\.|№|с\.|bd\.|jg\.|seiten|s\.)\s?[a-z]?\d|\b\d{1,4}\s?\(|\b[a-z]?\d{1,5}\s?[-–—]{1,2}\s?[a-z]?\d{1,5}|\b\d{1,4}:\s?[a-z]?\d|(?<=[,\s])\d{1,5}(?=\s?(?:[,;:.]|$)))/iu;

/** Places, publishers and remarks that follow a venue's name after a comma or a stop. */
const AFTER =
  /^(?:springer|ieee(?: press| computer society)?|acm(?: press)?|elsevier|wiley|mit press|morgan kaufmann|aaai press|pmlr|curran|usa|uk|[A-Z]{2}\b|new york|berlin|london|vancouver|virtual|online|oxford|cambridge)/i;

/** Reads the venue from `rest` on; undefined when there is none. Marks (ids, years, remarks) end it. */
export function readVenue(
  text: string,
  rest: number,
  end: number,
  marks: readonly Mark[],
  spans: readonly Emphasis[],
): string | undefined {
  const em = spans.find(
    (span) =>
      span.kind === 'em' &&
      span.start >= rest - 1 &&
      span.end <= end &&
      span.end - span.start > 1 &&
      !isMarked(span, marks),
  );
  let from = rest;
  let stop = end;
  if (em && /^[^\p{L}]*(?:\p{L}{1,12}[\s:.]+){0,3}$/u.test(text.slice(rest, em.start))) {
    from = em.start;
    const acronym = /^\s*\([^()]{2,20}\)/.exec(text.slice(em.end, em.end + 30));
    stop = Math.min(end, em.end + (acronym?.[0].length ?? 0));
  }
  for (const mark of marks) {
    if (mark.start < from) {
      if (mark.end > from && mark.end <= end) from = mark.end;
      continue;
    }
    const between = text.slice(from, mark.start).replace(LEAD, '').trim();
    if (between.length < 2 || /^[\s.,;:()[\]–—-]*$/.test(between)) {
      from = mark.end;
      continue;
    }
    // "Proceedings of the 2022 Conference", "NeurIPS 2023 Workshop on": a year inside a name ends nothing.
    const goesOn =
      mark.kind === 'year' &&
      !mark.bracketed &&
      !mark.date &&
      /^\s+(?:\p{Lu}|[a-z]+ \p{Lu})/u.test(text.slice(mark.end, mark.end + 20)) &&
      /^[^,.;]*$/.test(text.slice(from, mark.start));
    if (goesOn) continue;
    stop = mark.start;
    break;
  }
  let venue = text.slice(from, stop).replace(/\s+/g, ' ').replace(LEAD, '');
  venue = dropEditors(venue);
  venue = venue.replace(LEAD, '');
  const data = DATA.exec(venue);
  if (data && data.index > 1) venue = venue.slice(0, data.index);
  else if (data && data.index <= 1) return undefined;
  venue = cutAtStop(venue);
  venue = venue.replace(/(?<![\s,;:.(–—-])[\s,;:.(–—-]+$/, (tail) =>
    tail.startsWith('.') &&
    /\b\p{Lu}\p{Ll}{0,5}$/u.test(venue.slice(0, venue.length - tail.length)) &&
    /\./.test(venue.slice(0, -tail.length))
      ? '.'
      : '',
  );
  venue = venue
    .replace(/(?:(?<![\s,])[\s,]+)?['’]?(?:(?:19|20)\d\d)$/, '')
    .replace(/^["“«„《『]|["”»》』]?(?<![，、。．])[，、。．]*$/g, '')
    .trim();
  return venue.length >= 2 && /\p{L}{2}/u.test(venue) && venue.length < 300 ? venue : undefined;
}

function isMarked(span: Emphasis, marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.kind !== 'year' && mark.start <= span.start && mark.end >= span.end);
}

/** "J. Smith and A. Doe (Eds.), Book" → "Book". */
function dropEditors(venue: string): string {
  const editors = /^(.{3,200}?)[\s,(]{0,6}\b(?:eds?\.?|editors?|hrsg\.?|dir\.|org\.)\)?\s?[,.:]\s*/iu.exec(
    venue,
  );
  if (editors?.[1] && readNames(editors[1]).confidence > 0.6) return venue.slice(editors[0].length);
  return venue;
}

/** The first stop or comma after which a publisher, a place or anything that is no abbreviated name follows. */
function cutAtStop(venue: string): string {
  const abbreviated = (venue.match(/(?<!\p{L})\p{Lu}\p{Ll}{0,7}\./gu)?.length ?? 0) >= 2;
  for (const match of venue.matchAll(/((?<!\p{L})\p{L}{4,}|\)|(?<!\p{L})\p{Lu}{3})\.\s+(?=\p{Lu})/gu)) {
    const word = match[1] ?? '';
    const after = venue.slice(match.index + match[0].length);
    const abbreviation =
      word.length <= 7 &&
      /^\p{Lu}\p{Ll}+$/u.test(word) &&
      /^\p{Lu}\p{Ll}{0,9}\.|^\p{Lu}\p{Ll}+$/u.test(after);
    if (!abbreviation && !(abbreviated && word.length <= 7)) return venue.slice(0, match.index + word.length);
  }
  for (const match of venue.matchAll(/[,.]\s+/g)) {
    const after = venue.slice(match.index + match[0].length);
    if (AFTER.test(after) && venueLikeness(venue) > 0.3) return venue.slice(0, match.index);
  }
  return venue;
}
