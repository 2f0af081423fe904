/**
 * The words that decide about a full stop: abbreviations, and words that open sentences. Lists of the language and of
 * scholarly writing in general, lower-case, without the last full stop.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Something always follows these: titles, references to parts of a paper, names of journals. */
export const NEVER_LAST = words(`
  mr mrs ms dr prof profs st mt gen col capt lt sgt rev hon pres gov sen rep messrs mme mlle
  fig figs eq eqs eqn eqns sec secs sect sects ref refs tab tabs thm thms lem prop props defn cor ch chap chaps app appx alg algs ex
  vs cf viz i.e e.g ie eg resp approx ca
  phys lett math mod astron astrophys appl nucl proc commun comm ann soc acad sci int inst univ dept mon not comput trans bull mech
  theor quant instrum meth surv geophys biol opt electron symp conf eds
`);

/** Followed by a number they stay in the sentence, otherwise they are words or end it. */
export const BEFORE_NUMBER = words(`
  no nos n° p pp pg vol vols art op nr par para pt pts jan feb mar apr jun jul aug sep sept oct nov dec
  fig figs eq eqs eqn sec ref refs tab thm ch page pages section table
`);

/** They may end a sentence: they do when a word follows that opens sentences. */
export const MAYBE_LAST = words(`
  al etc inc ltd co corp jr sr bros esq ph.d phd m.d b.sc m.sc m.a b.a d.sc d.d.s m.b.a
  a.m p.m a.d b.c b.c.e c.e u.s u.k u.s.a e.u u.n d.c i.i.d r.m.s c.l a.u w.r.t s.t a.e a.s et.al st ave blvd rd ed dist
`);

/** Units and other short words: in the sentence before a lower-case word or a number, its end before a capital. */
export const SHORT_UNITS = words(
  `in ft lb lbs oz mi yd hr hrs min mins sec secs yr yrs km cm mm kg mg ml deg temp max avg std dev est incl excl wt conc sp spp var subsp ssp sim`,
);

/** Words that open sentences and are hardly ever family names. */
export const OPENERS = words(`
  a an the this that these those there here it its we our i my you your he she his her they their one ones some many most several
  each every both all any no none another other others such such
  in on at by for from to with without within between among under over through during into than as like via per after before since until
  upon across along against around about above below beyond despite given due based using unlike instead rather besides beside
  and or but nor so yet if when while where whereas because although though unless once whenever wherever whether however moreover
  furthermore additionally also then thus therefore hence consequently finally first second third firstly secondly thirdly next last
  lastly again still only even just not now today recently currently previously traditionally historically typically usually often
  sometimes generally specifically particularly notably importantly interestingly surprisingly remarkably unfortunately fortunately
  clearly indeed overall altogether similarly likewise conversely contrary accordingly meanwhile otherwise nevertheless nonetheless
  what which who whom whose why how is are was were be do does did has have had can could may might will would shall should must
  let please note see consider suppose assume assuming combining applying following compared according considering
  results experiments simulations extensive experimental numerical empirical theoretical preliminary recent existing previous prior
  new current further future related two three four five six seven eight nine ten much more less few little
  how're we'll we've i'm it's that's there's let's
`);
