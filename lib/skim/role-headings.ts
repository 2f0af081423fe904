/**
 * Headings that authors put into abstracts (PubMed's structured abstracts, Astronomy & Astrophysics): where they stand,
 * the roles they allow go before what the model believes.
 */
import { ROLES, type Role } from '../paper/roles.ts';

export { ROLES, type Role };

/** Joins two headings: "Methods and results", "Design/methodology", "Methods & findings". */
const AND = String.raw`(?: and | ?[&/] ?)`;
const AIM = 'aims?|objectives?|purposes?|goals?|hypothes[ie]s|questions?';
const GROUND = 'backgrounds?|introduction|context|rationale|importance|motivation|problem';

const MEANING: readonly (readonly [RegExp, readonly Role[]])[] = [
  [new RegExp(`^(?:${GROUND})${AND}(?:${AIM})$`), ['background', 'objective']],
  [new RegExp(`^(?:${AIM})${AND}(?:study )?(?:methods?|design|approach)$`), ['objective', 'method']],
  [
    new RegExp(
      `^(?:materials?|patients?|subjects?|participants|design|methods?|methodology)${AND}(?:main |key |principal )?(?:results?|findings?)$`,
    ),
    ['method', 'result'],
  ],
  [
    new RegExp(
      `^(?:main |key |principal |recent |evidence )?(?:results?|findings?|synthesis)(?:${AND}.{3,20})?$`,
    ),
    ['result'],
  ],
  [
    new RegExp(
      String.raw`^(?:overall |main |practical |clinical |research |social |theoretical |strengths and )?(?:conclusions?|discussions?|interpretations?|significance|implications?|relevance|limitations|summary|outlook|originality|novelty)(?:${AND}.{3,24})?$`,
    ),
    ['result'],
  ],
  [
    new RegExp(
      String.raw`^(?:study |research |trial |primary |secondary |main )?(?:${AIM})(?:${AND}.{3,20}| of (?:the |this )?(?:study|review|work|paper))?$`,
    ),
    ['objective'],
  ],
  [
    /^(?:study |research |statistical |data |search |experimental |review |evidence )?(?:methods?|methodology|materials?|approach|design|settings?|participants|patients|subjects|population|samples?|interventions?|exposures?|measurements?|measures|main outcome measures?|main outcomes?(?: and measures)?|primary outcomes?|outcomes?|data sources?|data|acquisition|study selection|data (?:extraction|collection)(?: and synthesis)?|data synthesis|selection criteria|eligibility criteria|analysis|procedures?|experiments?)(?:(?:,| and | ?[&/] ?).{3,40})?$/,
    ['method'],
  ],
  [
    /^(?:(?:clinical |systematic review )?(?:trial )?registration|funding|key ?words?|index terms|copyright|availability(?: and implementation)?|contact|supplementary information|data availability|acknowledge?ments?|abbreviations|level of evidence|ethics and dissemination)(?: .{3,20})?$/,
    ['other'],
  ],
  [new RegExp(`^(?:${GROUND}|state of the art|evidence before this study)$`), ['background']],
];

/** What a page puts before a heading and behind it: brackets, stars, a number, a tag or a command that makes it bold. */
const BEFORE = String.raw`^(?:[\s*_•■●▪{[(【]|\(?\d{1,2}[.)]\s?|<\w{1,6}>|\\(?:text(?:bf|it|sc)|emph|paragraph|bf|it)\b\s?){0,5}`;
const AFTER = String.raw`(?:[*_}\])】]|<\/\w{1,6}>){0,3}`;
/** With a sign of its own: "METHODS:", "Aims.", "Results –", "[Methods]"; or a sentence that is nothing else. */
const SIGNED = new RegExp(
  String.raw`${BEFORE}([A-Z][A-Za-z,&/ -]{2,56}?)(?:(${AFTER}\s?(?:[:.–—]|- )|\s[-–—]\s|[\])】])|$)`,
);
/** Any loud words with a colon: a heading, whatever it means. */
const LOUD = new RegExp(String.raw`${BEFORE}[A-Z][A-Z,&/ -]{3,56}${AFTER}:`);
/** Most words of a heading that has no sign. */
const WORDS = 6;

interface Heading {
  roles: readonly Role[];
  /** `sure`: a colon, or capitals with a sign. `likely`: another sign. `bare`: nothing but a capital letter behind it. */
  kind: 'sure' | 'likely' | 'bare';
}

function meaningOf(words: string): readonly Role[] | undefined {
  const said = words.toLowerCase().trim();
  return MEANING.find(([pattern]) => pattern.test(said))?.[1];
}

/** A heading in a sentence, or null; `unknown` where a heading stands that says nothing of roles. */
function headingOf(sentence: string): Heading | 'unknown' | null {
  const opening = sentence.slice(0, 90);
  const match = SIGNED.exec(opening);
  const words = match?.[1]?.trim() ?? '';
  const roles = match ? meaningOf(words) : undefined;
  // "Results." and "Summary –" also occur in running text; a colon or capitals do not.
  if (match && roles)
    return { roles, kind: match[2]?.includes(':') || words === words.toUpperCase() ? 'sure' : 'likely' };
  return bareHeading(opening) ?? (LOUD.test(opening) ? 'unknown' : null);
}

/** "Methods We asked", "MAIN OUTCOMES Weight", and glued by a page that printed it bold: "MethodsWe asked". */
function bareHeading(opening: string): Heading | null {
  const text = opening.replace(new RegExp(BEFORE), '');
  const parts = text.split(/\s+/, WORDS + 1);
  for (let count = Math.min(WORDS, parts.length - 1); count > 0; count--) {
    if (!/^[A-Z\d"“(]/.test(parts[count]!)) continue;
    const roles = meaningOf(parts.slice(0, count).join(' '));
    if (roles && /^[A-Z]/.test(text)) return { roles, kind: 'bare' };
  }
  const glued = /^([A-Z][a-z]{3,12}|[A-Z]{4,13})(?=[A-Z](?:[a-z]|\s))/.exec(text);
  const roles = glued ? meaningOf(glued[1]!) : undefined;
  return roles ? { roles, kind: 'bare' } : null;
}

/**
 * The roles that the author's headings allow each sentence, or null where no heading reigns. A lone doubtful heading is
 * not believed; those without a sign are believed where at least three different ones stand in one abstract, one of
 * them of results.
 */
export function rolesByHeading(sentences: readonly string[]): (readonly Role[] | null)[] {
  const found = sentences.map(headingOf);
  const known = found.flatMap((heading) => (heading && heading !== 'unknown' ? [heading] : []));
  const distinct = (kinds: readonly Heading['kind'][]) =>
    new Set(known.flatMap(({ kind, roles }) => (kinds.includes(kind) ? [roles.join()] : [])));
  const isTrusted = known.some(({ kind }) => kind === 'sure') || distinct(['likely']).size >= 2;
  const all = distinct(['sure', 'likely', 'bare']);
  const isBareTrusted =
    (isTrusted && distinct(['sure']).size >= 2) ||
    (all.size >= 3 && (all.has('result') || all.has('method,result')));
  let reigning: readonly Role[] | null = null;
  return found.map((heading) => {
    if (heading === 'unknown') reigning = null;
    else if (heading && (heading.kind === 'bare' ? isBareTrusted : isTrusted || isBareTrusted))
      reigning = heading.roles;
    return reigning;
  });
}
