/**
 * Headings that authors put into abstracts (PubMed's structured abstracts, Astronomy & Astrophysics): where they stand,
 * the roles they allow go before what the model believes.
 */
import { ROLES, type Role } from '../paper/roles.ts';

export { ROLES, type Role };

const MEANING: readonly (readonly [RegExp, readonly Role[]])[] = [
  [
    /^(?:background|introduction|context|rationale|importance|problem)(?: and | ?[&/] ?)(?:aims?|objectives?|purpose|goals?|hypothesis)$/,
    ['background', 'objective'],
  ],
  [
    /^(?:materials?|patients?|subjects?|participants|design|methods?)(?: and | ?[&/] ?)(?:results|findings)$|^methods? (?:and|&) results$/,
    ['method', 'result'],
  ],
  [/^(?:main |key |principal )?(?:results?|findings?)(?: and .{3,20}| ?[&/] ?.{3,20})?$/, ['result']],
  [
    /^(?:conclusions?|discussions?|interpretations?|significance|implications?|practical implications|clinical relevance|limitations|summary|outlook)(?:(?: and | ?[&/] ?).{3,24})?$/,
    ['result'],
  ],
  [
    /^(?:study |research |trial |primary |secondary |main )?(?:aims?|objectives?|purpose|goals?|hypothes[ie]s|question)(?:(?: and | ?[&/] ?).{3,20}| of (?:the )?(?:study|review))?$/,
    ['objective'],
  ],
  [
    /^(?:study |research |statistical |data |search |experimental )?(?:methods?|methodology|materials?|approach|design|settings?|participants|patients|subjects|population|samples?|interventions?|exposures?|measurements?|measures|main outcome measures?|main outcomes?(?: and measures)?|primary outcomes?|outcomes?|data sources?|study selection|data (?:extraction|collection)(?: and synthesis)?|data synthesis|selection criteria|eligibility criteria|analysis|procedures?|experiments?)(?:(?:,| and | ?[&/] ?).{3,30})?$/,
    ['method'],
  ],
  [
    /^(?:trial registration|registration|funding|keywords?|key words|copyright|availability(?: and implementation)?|contact|supplementary information|data availability|acknowledge?ments?)(?: .{3,20})?$/,
    ['other'],
  ],
  [
    /^(?:background|introduction|context|rationale|importance|motivation|state of the art|problem)$/,
    ['background'],
  ],
];

/** "METHODS:", "Results and discussion:", "Aims." at the start of a sentence, or a sentence that is nothing else. */
const HEADING = /^[{[(*•\s]{0,3}([A-Z][A-Za-z,&/ ]{2,44}?)[}\])*]{0,2}\s?(?:[:.–—]|$)/;

/** A heading in a sentence, or null. */
function headingOf(sentence: string): { roles: readonly Role[]; sure: boolean } | null {
  const match = HEADING.exec(sentence.slice(0, 60));
  if (!match) return null;
  const words = match[1]!.trim();
  const roles = MEANING.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1];
  if (!roles) return null;
  const sign = match[0].trimEnd().at(-1)!;
  // "Results." and "Summary –" also occur in running text; a colon or capitals do not.
  return { roles, sure: sign === ':' || words === words.toUpperCase() };
}

/**
 * The roles that the author's headings allow each sentence, or null where no heading reigns. A lone doubtful heading is
 * not believed.
 */
export function rolesByHeading(sentences: readonly string[]): (readonly Role[] | null)[] {
  const found = sentences.map(headingOf);
  const distinct = new Set(found.flatMap((h) => (h ? [h.roles.join()] : [])));
  const trusted = found.some((h) => h?.sure) || distinct.size >= 2;
  let reigning: readonly Role[] | null = null;
  return found.map((heading) => {
    if (heading && trusted) reigning = heading.roles;
    return reigning;
  });
}
