/** BibTeX's and biblatex's entry types ↔ the kinds of work Offprint tells apart. */
import { WORK_TYPES } from '../../paper/details.ts';
import type { WorkType } from '../../paper/details.ts';

const FROM: ReadonlyMap<string, WorkType> = new Map<string, WorkType>([
  ['article', 'article-journal'],
  ['inproceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['book', 'book'],
  ['mvbook', 'book'],
  ['booklet', 'book'],
  ['collection', 'book'],
  ['proceedings', 'book'],
  ['manual', 'book'],
  ['inbook', 'chapter'],
  ['incollection', 'chapter'],
  ['suppbook', 'chapter'],
  ['book_section', 'chapter'],
  ['inreference', 'entry-encyclopedia'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['thesis', 'thesis'],
  ['techreport', 'report'],
  ['report', 'report'],
  ['online', 'webpage'],
  ['electronic', 'webpage'],
  ['www', 'webpage'],
  ['web_page', 'webpage'],
  ['webpage', 'webpage'],
  ['patent', 'patent'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['unpublished', 'manuscript'],
  ['preprint', 'article'],
  ['newspaper_article', 'article-newspaper'],
  ['magazine_article', 'article-magazine'],
  ['movie', 'motion_picture'],
  ['film', 'motion_picture'],
  ['video', 'motion_picture'],
  ['standard', 'standard'],
  ['review', 'review'],
  ['misc', 'document'],
  ['generic', 'document'],
]);

const TO: ReadonlyMap<WorkType, string> = new Map<WorkType, string>([
  ['article-journal', 'article'],
  ['article-magazine', 'article'],
  ['article-newspaper', 'article'],
  ['review', 'article'],
  ['paper-conference', 'inproceedings'],
  ['book', 'book'],
  ['chapter', 'incollection'],
  ['entry-encyclopedia', 'incollection'],
  ['thesis', 'phdthesis'],
  ['report', 'techreport'],
  ['manuscript', 'unpublished'],
]);

/** The kind of work of an entry; undefined for a type no dialect has. */
export function workTypeOf(entryType: string): WorkType | undefined {
  return FROM.get(entryType);
}

/**
 * The kind that an entry states in its field `type`, by which our writer tells apart what one entry type stands for, and
 * biblatex names a preprint; undefined where the field says something else.
 */
export function statedKind(entryType: string, stated: string): WorkType | undefined {
  if (PREPRINT.test(stated) && FROM_PREPRINT.has(entryType)) return 'article';
  return WORK_TYPES.find((kind) => kind === stated && kind !== 'article' && entryTypeOf(kind) === entryType);
}

const PREPRINT = /^\W*(?:e-?print|pre-?print)/i;
const FROM_PREPRINT = new Set(['misc', 'article', 'unpublished', 'online', 'techreport', 'report']);

/** What the field `type` must say, so that `statedKind` knows a kind again. */
export function statedType(type: WorkType): string {
  return type === 'article' ? 'preprint' : type;
}

/** The entry type that every BibTeX style knows for a kind of work. */
export function entryTypeOf(type: WorkType | undefined): string {
  return (type && TO.get(type)) ?? 'misc';
}
