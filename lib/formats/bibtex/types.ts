/** BibTeX's and biblatex's entry types ↔ the kinds of work Offprint tells apart. */
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

/** The kind of work of an entry; undefined for a type no dialect has. `note` is the field `type`. */
export function workTypeOf(entryType: string, note: string): WorkType | undefined {
  if (entryType === 'misc' && /preprint/i.test(note)) return 'article';
  return FROM.get(entryType);
}

/** The entry type that every BibTeX style knows for a kind of work. */
export function entryTypeOf(type: WorkType | undefined): string {
  return (type && TO.get(type)) ?? 'misc';
}
