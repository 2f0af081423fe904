/**
 * Words for finding key terms: what the general tagger gets wrong in scholarly English, and words that every paper uses
 * whatever it is about.
 */

const words = (text: string) => text.trim().split(/\s+/);

/** Verbs of abstracts that are tagged as nouns without it. */
const VERBS = words(`
  outperforms surpasses leverages demonstrates achieves exploits underscores highlights exhibits enables utilizes mitigates
  alleviates bridges yields tackles underperforms generalizes generalises scales harnesses exceeds showcases elucidates necessitates
`);
/** Modifiers that are tagged as nouns or verbs without it. */
const MODIFIERS = words(`
  convolutional generative adversarial recurrent variational stochastic bayesian gaussian supervised unsupervised self-supervised semantic
  spectral latent multimodal autoregressive contrastive probabilistic neural causal spiking nonlinear linear deep
`);

/** Nouns that are tagged as verbs without it. */
const NOUNS = words(`
  models networks images benchmarks datasets features samples signals scores spikes nodes graphs agents policies rewards tokens circuits
  maps fields filters kernels layers losses decoders encoders transformers embeddings states
`);

/** For compromise's plugin: word → tag. */
export const LEXICON: Record<string, string> = Object.fromEntries([
  ...VERBS.map((word) => [word, 'PresentTense']),
  ...NOUNS.map((word) => [word, 'Plural']),
  ...MODIFIERS.map((word) => [word, 'Adjective']),
]);

/** They neither open, hold nor end a term. */
export const GENERAL_WORDS = new Set(
  words(`
  novel new existing recent previous prior current different various several many such same other certain specific important key main major
  significant significantly better best good strong large small high low higher lower larger smaller great rich simple complex possible potential
  available able unable effective efficient robust proposed presented given first second third last next early late single multiple
  additional further particular overall general common typical similar striking remarkable promising competitive superior
  paper work article study studies research researchers authors approach approaches method methods result results finding findings
  experiment experiments evidence insight insights analysis analyses evaluation evaluations problem problems issue issues challenge challenges
  example examples case cases way ways fact number numbers range set sets kind type types part parts form forms area areas
  aim goal goals purpose objective objectives idea ideas question questions answer answers view basis role impact effect effects
  advantage advantages benefit benefits limitation limitations capability capabilities ability abilities contribution contributions
  performance improvement improvements advance advances progress success effort efforts attempt use usage
  time times year years day days step steps stage stages level levels degree amount majority order terms term
  lack need needs demand demands difficulty variety presence absence existence nature extent context perspective
  implications implication consequence consequences conclusion conclusions addition contrast comparison respect particular turn practice
  code source github website url page demo here state-of-the-art art state account interest importance attention
  we our it this that these those they their which who what et al i.e e.g etc fig figure table section
  one two three four five six seven eight nine ten hundred thousand more less most least some all both each every any few
  hand place side point points line lines end start beginning rest half whole thing things reason reasons future past today
  people person individuals others author understanding behavior behaviors property properties characteristics aspects aspect
  in on at by for from to with without within between among under over through during into than as like via per after before since
  against along across around about above below beyond despite toward towards upon using based then also not only even still often never always
  present presents underlying resulting learned trained corresponding following remaining existing interacting underlie
  highest lowest latest strongest initial final entire full partial respective relevant surprising fundamental severe extreme practical
  noisy pure meaningful universal reliable useful random identical consistent correct incorrect accurate precise appropriate suitable versatile
  unethical uneven unprecedented well-known intriguing plausible powerful principled unified sharp subtle diverse extensive comprehensive
  real-world wide wider broad deeper long short fast slow easy hard normal special unique specialized
  variant variants subset subsets instance instances version versions setup setups
  crucial critical essential necessary sufficient meaningful interesting challenging promising popular widely used
  factor factors value values component components condition conditions size sizes scale quality details detail
`),
);

/** A term does not end with them: "the learning process" is about learning. */
export const EMPTY_HEADS = new Set(
  words(`
  approach approaches method methods technique techniques framework frameworks process processes procedure strategy strategies scheme schemes
  setting settings scenario scenarios task tasks problem problems application applications field fields domain domains
  tool tools way solution solutions mechanism mechanisms performance accuracy results experiments studies work
`),
);
