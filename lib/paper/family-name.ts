/**
 * Where the family name starts in a name that its source shows in one piece: "Gabriella De Lucia", "Rien van Weeren".
 * BibTeX's own rule knows particles in small letters alone; Italian, Spanish, French and Flemish names begin with capital
 * ones. A guess, where the source does not tell the parts apart.
 */
import type { Author } from './bibliography.ts';

/** Particles that open a family name with a capital; "Le", "Da" and "Van" are also names of Vietnamese and Chinese people. */
const OPENS = /^(?:De|Del|Della|Dello|Delle|Degli|Dalla|Dal|Di|Dos|Du|Des|Van|Von|Vander|La|Le|Lo)$/;
const VIETNAMESE =
  /^(?:Nguyen|Nguyễn|Tran|Trần|Le|Lê|Pham|Phạm|Hoang|Hoàng|Vu|Vũ|Vo|Võ|Dang|Đặng|Bui|Bùi|Do|Đỗ|Ho|Hồ|Ngo|Ngô|Duong|Dương|Ly|Lý|Dinh|Đinh|Phan|Truong|Trương)$/;

/** Index of the family name's first word among the words of a name in the order "Given Family". Never 0 of several. */
export function familyStart(words: readonly string[]): number {
  const last = Math.max(0, words.length - 1);
  const small = words.findIndex((word, at) => at > 0 && at < last && startsSmall(word));
  if (small > 0) return small;
  let start = last;
  if (!VIETNAMESE.test(words[0] ?? '')) while (start > 1 && OPENS.test(words[start - 1] ?? '')) start--;
  return start;
}

/** The family name, as its source gives it or as it is shown. */
export function familyName({ name, family }: Author): string {
  if (family) return family;
  const words = name.split(/\s+/).filter(Boolean);
  return words.slice(familyStart(words)).join(' ') || name;
}

function startsSmall(word: string): boolean {
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase();
}
