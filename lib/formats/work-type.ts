/** The kind of a work that no source has named outright, told from where it appeared; and the names Zotero has for kinds. */
import type { Bibliography } from '../paper/bibliography.ts';
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
  return /^(?:arxiv|corr|(?:bio|med|chem|psy|socar|tech|engr|earthar)r?xiv|ssrn|openreview|research square|preprints\.org|osf preprints|zenodo)\b/i.test(
    venue,
  );
}

/** Kinds under which files list preprints, having no kind of their own for them. */
const LOOSE: ReadonlySet<WorkType | undefined> = new Set<WorkType | undefined>([
  undefined,
  'article-journal',
  'document',
  'manuscript',
  'webpage',
]);

/**
 * The kind of a work that a file gives as `type`: a preprint where it stands under a looser kind, appeared on a preprint
 * server or nowhere, and has an arXiv id or such a server for its publisher.
 */
export function kindInFile(
  type: WorkType | undefined,
  { venue, ids }: Pick<Bibliography, 'venue' | 'ids'>,
  publisher = '',
): WorkType | undefined {
  if (!LOOSE.has(type)) return type;
  if (venue) return isPreprintServer(venue) ? 'article' : type;
  return ids.arxiv || isPreprintServer(publisher) ? 'article' : type;
}

/** Zotero's item types. */
export const ZOTERO_TYPES: ReadonlyMap<string, WorkType> = new Map<string, WorkType>([
  ['journalArticle', 'article-journal'],
  ['conferencePaper', 'paper-conference'],
  ['preprint', 'article'],
  ['bookSection', 'chapter'],
  ['magazineArticle', 'article-magazine'],
  ['newspaperArticle', 'article-newspaper'],
  ['encyclopediaArticle', 'entry-encyclopedia'],
  ['dictionaryEntry', 'entry-encyclopedia'],
  ['computerProgram', 'software'],
  ['presentation', 'speech'],
  ['book', 'book'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['manuscript', 'manuscript'],
  ['webpage', 'webpage'],
  ['blogPost', 'webpage'],
  ['forumPost', 'webpage'],
  ['dataset', 'dataset'],
  ['patent', 'patent'],
  ['standard', 'standard'],
  ['film', 'motion_picture'],
  ['videoRecording', 'motion_picture'],
  ['document', 'document'],
]);
