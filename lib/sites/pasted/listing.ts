/** What was found in a pasted text or a feed: records with how sure each is, the doubtful ones apart. */
import type { Bibliography } from '../../paper/bibliography.ts';
import { venueLikeness } from '../../text/citation/cues.ts';

/** One paper found in a text. */
export interface Found {
  record: Bibliography;
  /** 0..1 */
  confidence: number;
  /** Where it began, for the order. */
  line: number;
}

export interface PastedListing {
  /** What the text was: plain text, or the format of a feed. */
  source: 'text' | 'atom' | 'rss' | 'json';
  papers: PastedPaper[];
  /** Below the threshold: offered, not listed. */
  guesses: PastedPaper[];
}

export interface PastedPaper {
  record: Bibliography;
  confidence: number;
}

/** Papers at or above this confidence are listed, the others are guesses. */
export const THRESHOLD = 0.6;

/** Splits what was found at the threshold; a work that the text shows twice becomes one. */
export function listed(source: PastedListing['source'], found: readonly Found[]): PastedListing {
  const ordered = mergeRepeated([...found].sort((one, two) => one.line - two.line));
  const round = ({ record, confidence }: Found): PastedPaper => ({
    record,
    confidence: Math.round(confidence * 100) / 100,
  });
  return {
    source,
    papers: ordered.filter((each) => each.confidence >= THRESHOLD).map(round),
    guesses: ordered.filter((each) => each.confidence < THRESHOLD).map(round),
  };
}

/** Pages repeat a title over its abstract; the same title in another venue or year is another version and stays. */
export function mergeRepeated(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const byTitle = new Map<string, Found[]>();
  for (const each of found) {
    const key = each.record.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    const same = byTitle.get(key)?.find((other) => agree(other.record, each.record));
    if (!same) {
      const fresh = { ...each, record: { ...each.record } };
      kept.push(fresh);
      byTitle.set(key, [...(byTitle.get(key) ?? []), fresh]);
      continue;
    }
    same.confidence = Math.max(same.confidence, each.confidence);
    const authors = same.record.authors.length > 0 ? same.record.authors : each.record.authors;
    same.record = {
      ...each.record,
      ...same.record,
      authors,
      ids: { ...each.record.ids, ...same.record.ids },
    };
  }
  return kept;
}

function agree(one: Bibliography, two: Bibliography): boolean {
  const fits = (a: unknown, b: unknown): boolean => a === undefined || b === undefined || a === b;
  const ids = fits(one.ids.arxiv, two.ids.arxiv) && fits(one.ids.doi, two.ids.doi);
  return ids && fits(one.year, two.year) && fits(one.venue, two.venue) && fits(one.abstract, two.abstract);
}

const SCHOLARLY =
  /\b(?:we|our|this (?:paper|work|article|study|thesis|review|survey)|results?|propose[ds]?|experiments?|method|approach|model|theorem|analysis|data|framework|problem)\b/gi;

/** Words of an abstract's beginning that papers are written with. */
export const scholarlyWords = (abstract: string): number =>
  abstract.slice(0, 1_500).match(SCHOLARLY)?.length ?? 0;

/**
 * More than a title, one name and perhaps a date: what papers show and news, recipes and shops do not. Asked of all
 * records of a text together, since a single paper may lack any of it.
 */
export function isSigned(record: Bibliography): boolean {
  if (Object.keys(record.ids).length > 0 || record.authorCount !== undefined || record.authors.length > 1)
    return true;
  if (record.venue && venueLikeness(record.venue) > 0.4) return true;
  const { abstract } = record;
  return abstract !== undefined && abstract.length > 250 && scholarlyWords(abstract) >= 2;
}
