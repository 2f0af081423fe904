/**
 * What stands in an author line and is not a name: footnote markers, superscript numbers, affiliations in brackets,
 * addresses, labels ("Authors:"), emphasis left by Markdown. Names themselves are left as shown.
 */

/** White space of every kind as one blank, invisible and direction characters dropped. Linear. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What announces names, with a colon ("Authors:") or before the first of them ("Joint work with A. Lee"). */
const LABEL =
  /^\s*(?:(?:list of )?(?:authors?|names?|contributors?|creators?|presenters?)|author\(s\)|recommended citation|autor(?:en|es|i|a)?|auteure?s?|auteur·rice·s|by|von|par|por|di|edited by|presented by|written by|作者|著者|저자|авторы?)\s*[:：]\s*/iu;
const LEAD =
  /^\s*(?:(?:[Hh]rsg|[Hh]g)\.?\s?(?:von|v\.)|[Hh]erausgegeben von|[Bb]y|BY|(?:[Jj]oint(?:ly)?(?: work| paper)?|[Tt]ogether|[Ii]n collaboration|[Cc]o-?authored) with|[Ww]ith)\s+(?=\p{Lu})/u;

const WORKPLACE = /\s?\((?:[^()]{0,200}[\s,][^()]{0,200}|\p{Lu}{2,12})\)(?=\s+\p{Lu})/gu;
const WITH = /\(\s?(?:(?:[Jj]oint(?:ly)?(?: work)?|[Tt]ogether)\s)?[Ww]ith\s+(\p{Lu}[^()]{0,400})\)/u;

/** An author line without its markers; what remains are names and their separators. */
export function stripMarkers(text: string): string {
  let line = text.slice(0, 60_000).replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '');
  // Most lines have none of what the patterns look for, and each costs the more the longer the line is.
  if (/[\\^]/.test(line)) line = withoutTex(line);
  if (line.includes('['))
    line = line.replace(/\[(?:\d{1,3}|[a-z*†‡])(?:\s?,\s?(?:\d{1,3}|[a-z*†‡])){0,5}\]/g, '');
  if (line.includes('@')) line = line.replace(/[(<[]?(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,100}[)>\]]?/g, ' ');
  // "(with A. Lee and B. Roy)" are authors, not where they work.
  if (/\([^()]{0,12}with\s/i.test(line)) line = line.replace(WITH, ' $1 ');
  // "A. Lee (MIT) B. Roy (ETH Zurich)": what is between two names parts them.
  if (line.includes('(')) line = line.replace(WORKPLACE, ', ');
  if (line.includes('(')) line = line.replace(/\((?:[^()]{0,200})\)/g, ' ');
  line = line.replace(/[†‡§¶#∗⁎✝✉⋆★☆♯♠♣♦♥✦◊‖∥¹²³⁰⁴-⁹⁺ᵃ-ᶻ*_]+|(?<!\\)`+/gu, '');
  if (/\d/.test(line)) line = withoutNumbers(line);
  return (
    line
      .replace(LABEL, '')
      .replace(LEAD, '')
      // "J. -L. González": a hyphenated pair of initials that was set apart.
      .replace(/(?<=\p{Lu}\.) -(?=\p{Lu}\.)/gu, '-')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  );
}

/** Superscripts written in TeX: $^{1,2}$, ^{*}, $^\dagger$. */
function withoutTex(line: string): string {
  return line
    .replace(/\$?\^\{[^{}]{0,20}\}\$?|\$\^[^$ ]{1,12}\$|\\textsuperscript\{[^{}]{0,20}\}/g, '')
    .replace(/\\(?:dagger|ddagger|ast|star|S|P)\b/g, '');
}

/** "Wang1,2, Ponce2": digits stuck to a letter or a full stop, with those that follow them. */
function withoutNumbers(line: string): string {
  return line
    .replace(/(?<=[\p{L}.])\d{1,2}(?:\s?,\s?\d{1,2}(?![\d\p{L}]))*/gu, '')
    .replace(/(?<=[\p{L}.]\s)\d{1,2}(?:\s?,\s?\d{1,2}(?![\d\p{L}]))*(?=\s*(?:[,;]|$))/gu, '');
}

/**
 * The end of a list that says it is cut: "et al.", "and 5 more", "…" in many languages. Applied to the last 80
 * characters only, so its cost does not depend on the list.
 */
const CUT =
  /(?:(?<![\s,;])[\s,;]+)?(?:(?:(?<![\p{L}])(?:and|und|et|y|e|и)\s+|&\s*)?(?:\bet\.? ?al(?:ii|ia)?\b\.?|\bothers\b|\bothers\.|\bu\. ?a\.|\bи др\.?|\botros\b|\boutros\b|\baltri\b|\bautres\b|\bcolleagues\b|\bco-?workers\b)|等人?|ほか|外(?: \d+명)?|(?:,? ?(?:and|&|\+) ?)?\d{1,5} (?:more|others?|additional|not shown)(?: authors?)?|\+ ?\d{1,5}(?: (?:more|others|authors))?|(?<!\.)\.{3}|…)[\s.,;]*$/iu;

/** One of these stands in every such end; most lists have none. */
const MAYBE_CUT =
  /\bal(?:ii|ia)?\b|other|u\. ?a|др|otros|altri|autres|outros|colleagues|workers|等|ほか|外|more|additional|not shown|\+ ?\d|\.{3}|…/i;

/** Splits off what says that the list is cut; `count` is how many more it names, where it says so. */
export function splitCut(text: string): { text: string; truncated: boolean; more?: number } {
  const from = Math.max(0, text.length - 80);
  const tail = text.slice(from);
  const found = MAYBE_CUT.test(tail) ? CUT.exec(tail) : null;
  if (!found) return { text, truncated: false };
  const more = /\d+/.exec(found[0]);
  const rest = text.slice(0, from + found.index);
  return more ? { text: rest, truncated: true, more: Number(more[0]) } : { text: rest, truncated: true };
}
