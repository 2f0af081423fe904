/**
 * Citation keys: "vaswani2017attention". ASCII letters, digits, ":", "_" and "-" only, since every TeX since 1985
 * takes these, and unique within a file.
 */
import { familyName } from '../paper/family-name.ts';
import type { InterchangePaper } from './interchange.ts';

/** Words of a title that say nothing of it. */
const SMALL_WORDS = new Set(
  'a an the on of in for and to with from by at is are as its into over towards toward via using do does how what why when can der die das le la les un une el los'.split(
    ' ',
  ),
);

/** Letters that do not fall apart into an ASCII letter and an accent. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ŋ', 'n'],
]);

const KEY_LENGTH = 60;

/** Gives every paper of a file its key: the file's own where it is one, else one made of author, year and title. */
export class CitationKeys {
  private readonly taken = new Set<string>();
  /** The number that was given last to keys that are wanted alike: the search goes on from there. */
  private readonly counts = new Map<string, number>();

  keyFor(paper: InterchangePaper): string {
    const wanted = isCitationKey(paper.key ?? '') ? (paper.key as string) : madeKey(paper);
    const like = wanted.toLowerCase();
    let key = wanted;
    let count = this.counts.get(like) ?? 1;
    while (this.taken.has(key.toLowerCase())) key = `${wanted}${suffix(++count)}`;
    this.counts.set(like, count);
    this.taken.add(key.toLowerCase());
    return key;
  }
}

/** Whether every TeX takes a key as it is; DBLP's "conf/nips/VaswaniSPUJGKP17" and JabRef's "Wang.2026" are such. */
export function isCitationKey(key: string): boolean {
  return /^[A-Za-z0-9:_./+-]{1,100}$/.test(key);
}

/**
 * The key that the owner of a file cites a paper by. A .bib says it of every entry; elsewhere it may be the number of a
 * row in somebody's database, and counts where it reads as one: a name and a year.
 */
export function keyCitedBy({ key = '' }: InterchangePaper, format: string): string | undefined {
  const isCited = isCitationKey(key) && (format === 'bibtex' || /^[A-Za-z].*(?:1[6-9]|20)\d\d/.test(key));
  return isCited ? key : undefined;
}

/** 2 → "b", 26 → "z", then "-27": keys of one author and year stay short. */
function suffix(count: number): string {
  return count <= 26 ? String.fromCharCode(96 + count) : `-${count}`;
}

function madeKey({ bibliography }: InterchangePaper): string {
  const first = bibliography.authors[0];
  const family = asciiOf(first ? familyName(first) : '');
  const year = bibliography.year ?? '';
  const word = bibliography.title
    .split(/[\s\p{Pd}/]+/u)
    .slice(0, 20)
    .map(asciiOf)
    .find((candidate) => candidate.length > 1 && !SMALL_WORDS.has(candidate));
  // A key that begins with a figure is not taken by every program.
  const key = (family ? `${family}${year}${word ?? ''}` : `${word ?? ''}${year}`).slice(0, KEY_LENGTH);
  if (/[a-z]/.test(key)) return key;
  const id = bibliography.ids.arxiv ?? bibliography.ids.doi ?? '';
  return `paper${asciiOf(id) || key}`.slice(0, KEY_LENGTH);
}

/** Small ASCII letters and digits of a text: "Erdős" → "erdos". */
export function asciiOf(text: string): string {
  return text
    .slice(0, 300)
    .toLowerCase()
    .replace(/[ßæœøłđðþıŋ]/g, (letter) => LETTERS.get(letter) ?? '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}
