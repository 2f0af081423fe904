/** What was found in a pasted text or a feed: records with how sure each is, the doubtful ones apart. */
import type { Bibliography } from '../../paper/bibliography.ts';

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

export function listed(source: PastedListing['source'], found: readonly Found[]): PastedListing {
  const ordered = [...found].sort((one, two) => one.line - two.line);
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
