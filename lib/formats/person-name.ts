/**
 * Personal names as bibliographies write them: "von Last, Jr, First", "First von Last", "{A Group}". The rules are
 * BibTeX's (Patashnik, "BibTeXing", 1988, section 4), which RIS and CSV files follow as far as they go.
 */
import { familyStart } from '../paper/family-name.ts';
import type { Author } from '../paper/bibliography.ts';

/** A family name's suffix, as it stands after a comma: "Jr.", "III". */
const SUFFIX = /^(?:[JjSs][Rr]\.?|I{2,3}|IV|\d(?:nd|rd|th)|Esq\.?)$/;

export interface NameParts {
  given?: string;
  /** With its particle: "van der Berg". */
  family: string;
  suffix?: string;
}

/** The author with these parts, its shown name put together: "Martin L. King, Jr.". */
export function authorOfParts({ given, family, suffix }: NameParts): Author {
  // "Paul Halmos, Jr." is, by BibTeX's rule, the given name "Jr."; it is shown as it was meant.
  if (given && !suffix && SUFFIX.test(given)) return { name: `${family}, ${given}`, given, family };
  const name = given ? `${given} ${family}` : family;
  const shown = suffix ? `${name}, ${suffix}` : name;
  return given ? { name: shown, given, family } : { name: shown };
}

/** A name that must not be split, as a group's is: its family name is all of it. */
export function literalAuthor(name: string): Author {
  return { name, family: name };
}

export function isLiteral(author: Author): boolean {
  return author.given === undefined && author.family === author.name;
}

/** The suffix that an author's shown name carries after its parts, else undefined. */
export function suffixOf(author: Author): string | undefined {
  if (!author.given || !author.family) return undefined;
  const start = `${author.given} ${author.family}, `;
  return author.name.startsWith(start) ? author.name.slice(start.length) || undefined : undefined;
}

/** Whether the parts say all that the shown name says, so that they may stand for it in a file. */
export function partsTellName(author: Author): boolean {
  if (!author.given || !author.family) return false;
  const name = `${author.given} ${author.family}`;
  if (SUFFIX.test(author.given)) return author.name === `${author.family}, ${author.given}`;
  return author.name === name || suffixOf(author) !== undefined;
}

/** One word of a name; `small` where BibTeX would call it a "von" word (its first letter is small). */
export interface NameWord {
  text: string;
  small: boolean;
}

/** The parts of a plain name with or without commas: "Last, First", "First von Last", "Last, Jr, First". */
export function partsOfName(name: string): NameParts {
  return partsOfWords(
    name.split(',').map((part) => words(part).map((text) => ({ text, small: startsSmall(text) }))),
  );
}

/** The parts of a plain name as a page shows it: as BibTeX's rule has them, but for particles with a capital. */
export function shownParts(name: string): NameParts {
  const parts = partsOfName(name);
  if (name.includes(',') || parts.suffix || !parts.given) return parts;
  const all = words(name);
  const start = familyStart(all);
  return { given: all.slice(0, start).join(' '), family: all.slice(start).join(' ') };
}

/** The parts of a name whose words stand in the groups that its commas make. */
export function partsOfWords(groups: NameWord[][]): NameParts {
  const texts = groups.map((group) => group.map((word) => word.text).join(' '));
  const [family = '', second = ''] = texts;
  if (groups.length <= 1) return inOrder(groups[0] ?? []);
  if (groups.length === 2) {
    if (!family) return { family: second };
    return { family, ...(second && { given: second }) };
  }
  // "von Last, Jr, First"; any further comma belongs to the given name, as in "Center, Boston, Mass., for Study".
  const rest = texts.slice(2).filter(Boolean);
  if (SUFFIX.test(second))
    return { family, ...(rest.length > 0 && { given: rest.join(', ') }), suffix: second };
  const last = rest.at(-1) ?? '';
  const suffix = SUFFIX.test(last);
  const given = [second, ...(suffix ? rest.slice(0, -1) : rest)].filter(Boolean).join(', ');
  return { family, ...(given && { given }), ...(suffix && { suffix: last }) };
}

/** "Wang B", "van der Berg J.-P.", "Smith JA": a family name and initials behind it. */
const INITIALS_LAST = /^((?:[\p{L}'’-]+ ){1,4})((?:\p{Lu}\.?[ -]?){1,4})$/u;

/**
 * Names of one list without commas, as medical databases write them: family name first, initials behind it, "Smith JA".
 * Only where all of them are so, since "Weinan E" is not.
 */
export function areInitialsLast(names: readonly string[]): boolean {
  const people = names.filter((name) => looksPersonal(name));
  if (people.length === 0) return false;
  const parts = people.map((name) => INITIALS_LAST.exec(name));
  if (!parts.every((part) => part && /\p{Ll}/u.test(part[1] ?? ''))) return false;
  return people.length > 1 || (parts[0]?.[2] ?? '').trim().length > 1;
}

/** "Smith JA" as "Smith, J. A."; any other name as it is. */
export function withInitialsSpelt(name: string): string {
  const [, family, initials] = INITIALS_LAST.exec(name) ?? [];
  if (!family || !initials) return name;
  const spelt = initials.includes('.') ? initials : [...initials.trim()].map((one) => `${one}.`).join(' ');
  return `${family.trim()}, ${spelt.trim()}`;
}

function inOrder(all: NameWord[]): NameParts {
  if (all.length <= 1) return { family: all[0]?.text ?? '' };
  const ending = all.at(-1)?.text ?? '';
  // "V" and "I" end initials more often than dynasties.
  if (all.length > 2 && SUFFIX.test(ending)) return { ...inOrder(all.slice(0, -1)), suffix: ending };
  // The first small word that is not the last starts the family name; otherwise the last word is it.
  const von = all.findIndex((word, at) => word.small && at < all.length - 1);
  const start = von < 0 ? all.length - 1 : von;
  const join = (part: NameWord[]): string => part.map((word) => word.text).join(' ');
  const given = join(all.slice(0, start));
  return { family: join(all.slice(start)), ...(given && { given }) };
}

/** The particle in front of a family name, "van der" of "van der Berg", else ''. Never the whole name. */
export function particleOf(family: string): string {
  const all = words(family);
  let count = 0;
  while (count < all.length - 1 && startsSmall(all[count] ?? '')) count++;
  return all.slice(0, count).join(' ');
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}

/** Whether the first letter of a word is a small one. */
export function startsSmall(word: string): boolean {
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}

/** Words that name a body rather than a person. */
const BODY =
  /(?:^|\s)(?:team|group|collaboration|consortium|committee|project|network|university|institute|laboratory|labs?|inc|ltd|foundation|society|association|organi[sz]ation|center|centre|department|ministry|agency|council|company|corporation|community|et al)\.?(?:\s|$)/i;

/**
 * Whether a name without parts reads as a person's, so that another program may split it: two to five words with capitals or particles and
 * no word that names a body. "Ashish Vaswani" may; "OpenAI", "ATLAS Collaboration" may not.
 */
export function looksPersonal(name: string): boolean {
  const all = words(name);
  if (all.length < 2 || all.length > 5 || /[,;{}()\d/&@]/.test(name) || BODY.test(name)) return false;
  return (
    all.every((word) => /^['’]?\p{L}[\p{L}\p{M}'’.-]*$/u.test(word)) &&
    !/^(?:and|others)$/i.test(all.at(-1) ?? '')
  );
}
