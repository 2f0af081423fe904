/** Where and how a work was published, beyond the venue's name: what reference managers carry. */
import type { Author } from './bibliography.ts';

/** The kinds of work that the exchange formats tell apart, by their CSL names. */
export const WORK_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'dataset',
  'document',
  'entry-encyclopedia',
  'motion_picture',
  'manuscript',
  'paper-conference',
  'patent',
  'report',
  'review',
  'software',
  'speech',
  'standard',
  'thesis',
  'webpage',
] as const;
export type WorkType = (typeof WORK_TYPES)[number];

/** One appearance of a work, as its source gives it: taken or left as one, never mixed from two appearances. */
export interface Details {
  type?: WorkType;
  volume?: string;
  issue?: string;
  /** "125-143", with a plain hyphen between the numbers. */
  pages?: string;
  publisher?: string;
  place?: string;
  edition?: string;
  series?: string;
  issn?: string;
  language?: string;
  editors?: Author[];
}

/** The fields of `Details` that are plain text, in the order in which files show them. */
export const DETAIL_TEXTS = [
  'volume',
  'issue',
  'pages',
  'publisher',
  'place',
  'edition',
  'series',
  'issn',
  'language',
] as const;
