/** The kind of a work that no source has named, guessed from where it appeared. */
import type { WorkType } from '../paper/details.ts';
import type { InterchangePaper } from './interchange.ts';

/** Words and forms that the names of meetings have: "Proceedings of …", "NeurIPS", "CVPR". */
const MEETING =
  /[Pp]roceedings|[Cc]onference|[Ww]orkshop|[Ss]ymposium|[Mm]eeting|\b[A-Z]{4,}\b|\bNeurIPS\b|\bFindings\b/;

/** The stated kind; else a contribution to a meeting, an article of a journal, or (without venue) a preprint. */
export function workTypeOfPaper({ bibliography }: InterchangePaper): WorkType {
  if (bibliography.details?.type) return bibliography.details.type;
  const venue = bibliography.venue ?? '';
  if (!venue || isPreprintServer(venue)) return 'article';
  return MEETING.test(venue) && !/journal|transactions|letters|review/i.test(venue)
    ? 'paper-conference'
    : 'article-journal';
}

function isPreprintServer(venue: string): boolean {
  return /^(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|ssrn|openreview)\b/i.test(venue);
}
