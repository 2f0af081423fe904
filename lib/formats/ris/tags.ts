/**
 * RIS, as Research Information Systems wrote it down (RefMan, 2001 and 2011) and as programs use it: a tag of two
 * characters, two spaces, a dash, a space, the value; `TY` opens an entry, `ER` closes it.
 */
import type { WorkType } from '../../paper/details.ts';

const FROM: ReadonlyMap<string, WorkType> = new Map<string, WorkType>([
  ['JOUR', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['ABST', 'article-journal'],
  ['MGZN', 'article-magazine'],
  ['NEWS', 'article-newspaper'],
  // "Conference proceedings": what Zotero, Scopus and IEEE call a paper in them.
  ['CONF', 'paper-conference'],
  ['CPAPER', 'paper-conference'],
  ['BOOK', 'book'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['ENCYC', 'entry-encyclopedia'],
  ['THES', 'thesis'],
  ['RPRT', 'report'],
  ['DATA', 'dataset'],
  ['COMP', 'software'],
  ['ELEC', 'webpage'],
  ['WEB', 'webpage'],
  ['PAT', 'patent'],
  ['UNPB', 'manuscript'],
  ['MANSCPT', 'manuscript'],
  ['INPR', 'article'],
  ['PREPRINT', 'article'],
  ['PRPRNT', 'article'],
  ['STAND', 'standard'],
  ['VIDEO', 'motion_picture'],
  ['MPCT', 'motion_picture'],
  ['SLIDE', 'speech'],
  ['GEN', 'document'],
]);

const TO: ReadonlyMap<WorkType, string> = new Map<WorkType, string>([
  ['article', 'INPR'],
  ['article-journal', 'JOUR'],
  ['article-magazine', 'MGZN'],
  ['article-newspaper', 'NEWS'],
  ['book', 'BOOK'],
  ['chapter', 'CHAP'],
  ['dataset', 'DATA'],
  ['entry-encyclopedia', 'ENCYC'],
  ['manuscript', 'UNPB'],
  ['motion_picture', 'VIDEO'],
  ['paper-conference', 'CPAPER'],
  ['patent', 'PAT'],
  ['report', 'RPRT'],
  ['review', 'JOUR'],
  ['software', 'COMP'],
  ['speech', 'SLIDE'],
  ['standard', 'STAND'],
  ['thesis', 'THES'],
  ['webpage', 'ELEC'],
]);

export function workTypeOfRis(type: string): WorkType | undefined {
  return FROM.get(type.trim().toUpperCase());
}

export function risTypeOf(type: WorkType): string {
  return TO.get(type) ?? 'GEN';
}

/** A line that is a tag with its value: programs differ in the spaces around the dash. */
export const TAG_LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/;
