/**
 * Personal names as bibliographies write them: "von Last, Jr, First", "First von Last", "{A Group}". The rules are
 * BibTeX's (Patashnik, "BibTeXing", 1988, section 4), which RIS and CSV files follow as far as they go.
 */
import type { Author } from '../paper/bibliography.ts';

/** A family name's suffix, as it stands after a comma: "Jr.", "III". */
const SUFFIX = /^(?:jr|sr|[ivx]{1,4}|\dnd|\drd|\dth|esq)\.?$/i;

export interface NameParts {
  given?: string;
  /** With its particle: "van der Berg". */
  family: string;
  suffix?: string;
}

/** The author with these parts, its shown name put together: "Martin L. King, Jr.". */
export function authorOfParts({ given, family, suffix }: NameParts): Author {
  const name = given ? `${given} ${family}` : family;
  const shown = suffix ? `${name}, ${suffix}` : name;
  return given ? { name: shown, given, family } : { name: shown };
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
  return author.name === name || suffixOf(author) !== undefined;
}

/**
 * The parts of a name of which the words are already plain text. `commas` are the parts between the commas of the
 * name; `isParticle` tells for a word whether BibTeX would call it a "von" word (its first letter is small).
 */
export function partsOfName(commas: string[], isParticle: (word: string) => boolean = startsSmall): NameParts {
  const parts = commas.map((part) => part.trim());
  if (parts.length === 1) return ofWords(words(parts[0] ?? ''), isParticle);
  const family = parts[0] ?? '';
  if (parts.length === 2) {
    const given = parts[1] ?? '';
    return family ? { family, ...(given && { given }) } : { family: given };
  }
  // "von Last, Jr, First"; a fourth comma belongs to the given name, as in "Center, Boston, Mass., for Study".
  const second = parts[1] ?? '';
  const rest = parts.slice(2).filter(Boolean).join(', ');
  if (SUFFIX.test(second)) return { family, ...(rest && { given: rest }), suffix: second };
  const last = parts.at(-1) ?? '';
  if (SUFFIX.test(last)) return { family, given: parts.slice(1, -1).filter(Boolean).join(', '), suffix: last };
  return { family, ...(rest || second ? { given: [second, rest].filter(Boolean).join(', ') } : {}) };
}

function ofWords(all: string[], isParticle: (word: string) => boolean): NameParts {
  if (all.length <= 1) return { family: all[0] ?? '' };
  // The first run of small words that is not at the end starts the family name; otherwise its last word is it.
  let start = all.length - 1;
  for (let i = 0; i < all.length - 1; i++) {
    if (isParticle(all[i] ?? '')) {
      start = i;
      break;
    }
  }
  const suffix = SUFFIX.test(all.at(-1) ?? '') && !/^[ivx]$/i.test(all.at(-1) ?? '') && all.length > 2 ? all.at(-1) : undefined;
  if (suffix) {
    const inner = ofWords(all.slice(0, -1), isParticle);
    return { ...inner, suffix };
  }
  const given = all.slice(0, start).join(' ');
  return { family: all.slice(start).join(' '), ...(given && { given }) };
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

function startsSmall(word: string): boolean {
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}

/** Words that name a body rather than a person. */
const BODY =
  /(?:^|\s)(?:team|group|collaboration|consortium|committee|project|network|university|institute|laboratory|labs?|inc|ltd|foundation|society|association|organi[sz]ation|center|centre|department|ministry|agency|council|company|corporation|community|et al)\.?(?:\s|$)/i;

/**
 * Whether a name without parts may be split by another program: two to five words with capitals or particles and
 * no word that names a body. "Ashish Vaswani" may; "OpenAI", "ATLAS Collaboration" may not.
 */
export function looksPersonal(name: string): boolean {
  const all = words(name);
  if (all.length < 2 || all.length > 5 || /[,;{}()\d/&@]/.test(name) || BODY.test(name)) return false;
  return all.every((word) => /^['’]?\p{L}[\p{L}\p{M}'’.-]*$/u.test(word)) && !/^(?:and|others)$/i.test(all.at(-1) ?? '');
}
