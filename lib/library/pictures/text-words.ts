/**
 * The words of a title and an abstract for the map: as they are written, in lower case, so that a region can be named by
 * them. Search has its own (`search/words.ts`), which are folded and of no use as a name.
 */

/** Longest text that is looked at, in UTF-16 units. */
const MOST_TEXT = 4_000;
/** A word longer than this is none. */
const MOST_WORD = 32;

/** Words that say nothing of what a paper is about: of English, and of papers. */
const EMPTY = new Set(
  `a about above across after again against al all allow allows almost along already also although always am among an
  and another any approach approaches are around art as aspects at available based be because been before being below
  benchmark best better between beyond both bound bounds broad but by called can cannot case cases certain challenge
  challenges challenging class common compared comparison complete completely complex conditions consider considered
  consistent contrast contribution corresponding could crucial current currently data dataset datasets define defined
  demonstrate demonstrated demonstrates depend depends derive derived describe described despite detail detailed
  determine develop developed different difficult directly discuss discussed do does done due during each effect
  effective effectively effects efficient efficiently either employ enable enables especially establish et etc
  evaluate evaluation even evidence example existing experiment experimental experimentally experiments explicit
  explore extend extensive fact far few finally find finding findings finds first five focus following for form found
  four framework from fully function further furthermore general generally give given gives good great had has have
  having hence here high higher highly how however i idea if ii iii illustrate impact important improve improved
  improvement improves in including increase increases increasing indeed information instead insight insights interest
  into introduce introduced introduces introducing investigate investigated involving is issue issues it its itself
  just key kind known large larger largely later lead leading leads less let level like limit limited line literature
  low lower made main mainly major make makes making many may mean means method methodology methods might more
  moreover most mostly motivated much multiple must namely natural necessary need needs never new next no non nor not
  note novel now number numerical numerically observe observed obtain obtained obtaining of off offer often on once
  one ones only open or order other others our out outperform outperforms over overall own paper papers part
  particular particularly per perform performance performed performs perspective pointed point points possible
  possibly potential precisely present presented presents previous previously prior problem problems process produce
  promising properties property propose proposed proposes provide provided provides proving prove proved purpose
  quality question questions quite range rather recent recently recover reduce reduced related relative relatively
  relevant remain remains report reported require required requires research respect respectively result resulting
  results review role same scenario scenarios second section see set sets setting settings several shall should show
  showed showing shown shows significant significantly similar similarly simple since single small so solution
  solutions some special specific specifically standard state step still strategy strong strongly studied studies
  study studying such suggest suggests suitable superior support system systems task tasks technique techniques term
  terms test tested than that the their them themselves then theoretical theoretically there thereby therefore these
  they third this those three through throughout thus time times to together too top toward towards two type types
  typical typically under understand understanding understood unified unlike until up upon us use used useful user
  using usually valid value values variety various vary version very via view was way ways we well were what when
  where whether which while who whole whose why wide widely will with within without work works would yet yield yields
  you your treat treats treated treating appear appears appeared appearing represent represents represented
  representing exhibit exhibits exhibited exhibiting publish published state-of-the-art taking taken advantage
  advantages help helps helped building blocks extends extended extending address addresses addressed addressing zero
  http https www com org code github arxiv`.split(/\s+/),
);

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+){0,4}/gu;
/** A phrase ends at any of these: two words on either side are none. */
const ENDS = /[.,;:!?()[\]{}"“”/|。、，；：]/;

let segmenter: Intl.Segmenter | undefined;

/** The words of a text in order; null stands where a phrase ends or a word says nothing. */
export function mapWords(text: string): (string | null)[] {
  const plain = withoutTex(text.slice(0, MOST_TEXT)).toLowerCase();
  const words: (string | null)[] = [];
  let end = 0;
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    if (ENDS.test(plain.slice(end, index))) words.push(null);
    end = index + word.length;
    if (!IDEOGRAPH.test(word)) words.push(isEmpty(word) ? null : word);
    else words.push(...ideographicWords(word), null);
  }
  return words;
}

/** Formulas go, commands go, what they hold stays. */
function withoutTex(text: string): string {
  if (!/[\\$]/.test(text)) return text;
  return text
    .replace(/\$[^$]{0,400}\$/g, ' . ')
    .replace(/\\["'`^~=.]\s?/g, '')
    .replace(/\\[a-zA-Z]{1,30}/g, ' ')
    .replace(/[{}]/g, '');
}

function isEmpty(word: string): boolean {
  return word.length < 3 || word.length > MOST_WORD || EMPTY.has(word) || !/\p{L}{2}/u.test(word);
}

/** Chinese and Japanese are written without spaces: the browser knows their words. */
function ideographicWords(run: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(run)].map(({ segment }) => segment).filter((word) => word.length > 1);
}

/** "networks" and "network" are one: an English plural's s goes. Other languages lose nothing that they could miss. */
export function stemOf(word: string): string {
  if (word.length < 5 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}
