/** Turns of phrase that tell what a sentence of an abstract does. Matched on lower-case text; each costs linear time. */

const PART_OF_WORK = 'papers?|articles?|work|study|chapter|letter|thesis|report|survey|research';

const CUES: readonly (readonly [string, RegExp])[] = [
  // o: says what the work is for
  [
    'o',
    new RegExp(
      String.raw`\b(?:(?:in|the (?:aim|purpose|goal|objective|focus) of) (?:this|our|the present|the current) (?:${PART_OF_WORK})|this (?:${PART_OF_WORK})|(?:aim|purpose|goal|objective)s?\b|we (?:propose|present|introduce|address|study|investigate|consider|describe|develop|aim|explore|examine|focus)|is (?:proposed|presented|introduced)|here,? we)`,
    ),
  ],
  // r: says what was found
  [
    'r',
    /\b(?:(?:results?|findings?|experiments?|evaluations?|simulations?|analys[ei]s|stud(?:y|ies)) (?:\w+ ){0,4}(?:shows?|showed|suggests?|suggested|demonstrates?|demonstrated|indicates?|indicated|reveals?|revealed|confirms?|confirmed)|we (?:also |further |then )?(?:show|find|found|demonstrate|observe|observed|showed|demonstrated|conclude|achieve)|outperforms?|conclusions?|significantly|state[- ]of[- ]the[- ]art)\b/,
  ],
  // m: says what was done
  [
    'm',
    /\b(?:we (?:\w+ly |then |first |also )?(?:use|used|apply|applied|employ|employed|train|conduct|conducted|collected|analy[sz]ed|evaluate|compare|compared|develop|developed|derive|design|implement)|using|is based on|consists? of|(?:was|were) (?:used|collected|conducted|performed|analy[sz]ed|recruited|measured|applied))\b/,
  ],
  // g: names a gap or a difficulty
  [
    'g',
    /\b(?:however|although|despite|little (?:is known|attention|work|research)|challeng\w+|difficult\w*|lack\w*|remains?|unfortunately|limited|need(?:s|ed)? (?:to|for))\b/,
  ],
  // x: belongs to the publisher
  [
    'x',
    /\b(?:copyright|all rights reserved|elsevier|springer|wiley|published by|ieee|acm|doi|e-?mail|keywords?|corresponding author|licen[cs]e|available (?:at|from|online)|www|https?)\b|[©#]/,
  ],
  // b: says how things stand
  [
    'b',
    /\b(?:in recent years|recently|(?:has|have) (?:been|become|attracted|emerged|gained)|widely|traditional(?:ly)?|increasingly|commonly|often|popular|important|existing|many|is (?:an?|one of)|in the past|state of the art)\b/,
  ],
  // t: speaks of the authors' own thing
  [
    't',
    /\b(?:our|the proposed|the presented|the new|this|the developed) (?:\w+ ){0,2}(?:methods?|approach(?:es)?|algorithms?|models?|frameworks?|systems?|techniques?|architectures?|networks?|tools?|schemes?|solutions?)\b/,
  ],
  // f: looks ahead
  [
    'f',
    /\b(?:future (?:work|research|studies|directions?)|implications?|can be (?:used|applied|extended)|potential|pave|practitioners|insights?|recommendations?|limitations?)\b/,
  ],
  // e: speaks of a trial
  [
    'e',
    /\b(?:evaluat\w+|experiments?|experimental(?:ly)?|benchmarks?|data ?sets?|compared? (?:to|with|against)|validat\w+|case stud(?:y|ies)|tested|simulations?|empirical(?:ly)?)\b/,
  ],
  // k: says that something is better
  [
    'k',
    /\b(?:better|higher|lower|faster|superior|improve[sd]?|improvements?|reduce[sd]?|reductions?|increase[sd]?|accurate(?:ly)?|efficient(?:ly)?|effective(?:ly|ness)?|achieve[sd]?|perform(?:s|ed)? (?:well|better))\b/,
  ],
  // q: takes its place in an order
  [
    'q',
    /^\W{0,20}(?:first|second|third|then|next|finally|specifically|in particular|furthermore|moreover|in addition|additionally|also|to this end|for this purpose|based on|thus|therefore|hence|as a result|overall|in summary|in conclusion)\b/,
  ],
  ['c', /\bet al\b|\(\d{4}[a-z]?\)|\[\d+(?:[,–-] ?\d+)*\]|\\cite/],
  ['%', /\d\s?%|\bper ?cent\b/],
  ['0', /\d/],
  ['w', /\bwe\b|\bour\b/],
  ['p', /\b(?:was|were|had|did)\b/],
  ['n', /\b(?:is|are|has|have)\b/],
  ['d', /\b(?:can|could|may|might|will|would|should|must)\b/],
];

/** Names of the cues that a sentence shows, one character each. */
export function cuesOf(sentence: string): string {
  const lower = sentence.toLowerCase();
  let cues = '';
  for (const [name, pattern] of CUES) if (pattern.test(lower)) cues += name;
  if (/^\s{0,20}[a-z]/.test(sentence)) cues += 'l';
  if (lower.trimEnd().endsWith('?')) cues += '?';
  return cues;
}
