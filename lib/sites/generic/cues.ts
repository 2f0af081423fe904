/**
 * The words by which pages say what stands on them: headings over lists of papers and over other lists, labels of
 * links, names of venues. Small closed lists of general words; nothing about any one site.
 */

/** Headings (of a page, a section, a table's column) over lists of works. Several languages. */
const PAPERS = new RegExp(
  '\\b(?:publications?|papers?|preprints?|articles?|proceedings|manuscripts?|theses|thesis|dissertations?|' +
    'book chapters?|conferences?|journals?|bibliograph(?:y|ie|ia)|selected works?|research outputs?|posters?|technical reports?|' +
    'publikationen|veröffentlichungen|artikel|aufsätze|publicaciones|artículos|pubblicazioni|articoli|publicações|artigos|' +
    'publikacje|under review|in press|working papers?|refereed|peer.reviewed|arxiv)\\b|публикаци|стать[ияё]|научные труды|' +
    '论文|論文|发表|业绩|業績|著作|期刊|国内会議|国際会議|国际会议|국제학술대회|논문|학술지',
  'i',
);

/** Headings over lists of other things, which often carry names, titles and years as well. */
const OTHERS = new RegExp(
  '\\b(?:news|talks?|keynotes?|seminars?|colloqui(?:um|a)|lectures?|courses?|teaching|tutorials?|committees?|chairs?|reviewers?|reviewing|' +
    'jobs?|positions?|openings?|vacanc(?:y|ies)|events?|calendar|team|members?|people|staff|students?|alumni|collaborators|speakers?|panel|' +
    'invited(?!\\s+(?:track|papers?|articles?|contributions?|reviews?|chapters?))|sponsors?|recipes?|products?|shop|store|cart|deals?|songs?|albums?|tracklist|charts?|playlists?|movies?|films?|games?|' +
    'blog|posts?|stories|headlines|comments?|forums?|threads?|questions?|answers?|mentoring|supervision|advising|advisees|' +
    'awards?|honou?rs?|grants?|funding|patents?|education|experience|employment|career|services?|skills|links|contact|interests?|research focus|' +
    'press|podcasts?|important dates|deadlines?|call for|topics?|registration|travel|venue|' +
    'standings|fixtures|scores|schedule|agenda|timetable|best ?sellers?|memberships?|affiliations?|languages|' +
    'lehre|mitgliedschaften|projekte|auszeichnungen|betreute|enseignement|encadrement|projets|docencia|proyectos|ponencias|' +
    'experiencia|idiomas|premios|ensino|projetos|palestras|didattica|progetti|premi)\\b|vortr(?:ä|ae)ge|expos[ée]s\\b|formaci[óo]n|' +
    'преподавани|доклад[ыа]|гранты|награды|项目|教学|获奖|课程|团队成员|受賞|講演|講義|学会活動|강의|수상',
  'i',
);

/** Headings that stand over such lists often, and over papers too. */
const SOFT_OTHERS =
  /\b(?:repositor(?:y|ies)|projects?|software|code|editors?|editorial|presentations?|media|videos?|results|activities|archive|recent|highlights)\b/i;

/** A line that by itself announces papers, whatever element it stands in. */
export const ANNOUNCES =
  /^\W*(?:session\s\w{1,4}\s?[:.–-]\s+)?(?:(?:list of|all|our|my|the|\d{4})\s+)?(?:(?:accepted|contributed|selected|recent|refereed|reviewed|journal|conference|workshop|working|published|scientific|academic|peer-reviewed|full|short|long|regular|research)\s*)?(?:papers|publications|articles|preprints|manuscripts|proceedings)(?:\s+(?:list|and \w+))?\W*(?:\(?(?:19|20)\d{2}\)?\W*)?$/i;

export const REFERENCES =
  /^\W*(?:\d+\.?\s*)?(?:references?|bibliography|literature cited|works cited|references and notes|literatur(?:verzeichnis)?|références|referencias|references cited|citations?|footnotes?|notes|cited by)\W*$/i;

export function isPapersHeading(text: string): boolean {
  return PAPERS.test(text);
}

export function isOtherHeading(text: string): boolean {
  return OTHERS.test(text) || SOFT_OTHERS.test(text);
}

/** A heading that hardly ever stands over papers. */
export function isHardHeading(text: string): boolean {
  return OTHERS.test(text);
}

const LABEL_WORDS = new Set(
  (
    'pdf abs abstract bib bibtex code project page website web site slides poster video videos talk arxiv doi html full text fulltext paper ' +
    'link links url supplementary supplement supp supplemental appendix material materials data dataset demo github download cite citation export ' +
    'share save view details more less read show hide publisher journal version preprint blog post ps gz tex source sources slide review ' +
    'reviews openreview press media oral spotlight new teaser software repository repo permalink zbmath mathscinet mr pubmed crossref ' +
    'gscholar scholar google epub xml tweet thread model models weights colab results related articles all versions ' +
    'see print email to alert me add library article rights permissions purchase summary plus free access open online first image images key ' +
    'proceedings extended final draft official local copy here talks bibliography metadata preview kb mb email mail cv bio curriculum vitae resume lebenslauf twitter linkedin orcid facebook bluesky mastodon sponsored powered by ' +
    'short long home program programme accommodation attending submission submissions instructions about welcome gallery'
  ).split(' '),
);

/** A link or a bar of links that does something with a paper rather than naming one: "PDF", "[bib] [code]", "View details". */
export function isLabel(text: string): boolean {
  if (text.length > 120) return false;
  const words = text.toLowerCase().match(/[\p{L}]{2,}/gu);
  if (!words) return true;
  if (words.length > 12) return false;
  let known = 0;
  for (const word of words) if (LABEL_WORDS.has(word)) known++;
  return words.length <= 4 ? known === words.length : known >= words.length * 0.8;
}

/** A file or an identifier where its link has no better name: "flips.pdf", "math.AG/0605137", "arXiv:2402.10333v2". */
export function isFileName(text: string): boolean {
  return /^\W*(?:[\w~.-]{1,60}\.(?:pdf|ps|dvi|gz|zip|html?|docx?|bib)|(?:arxiv:? ?)?(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?|(?:doi:? ?)?10\.\d{4,9}\/\S{1,80})\W*$/i.test(
    text,
  );
}

/** Links by which papers, and hardly anything else, are shown. */
export function isPaperLabel(text: string): boolean {
  return /^\W*(?:pdf|\.?bib|bibtex|doi|arxiv|abstract|abs|preprint|full text|full paper|openreview|supplementary(?: materials?)?|slides|poster|paper)\W*$/i.test(
    text,
  );
}

const VENUE = new RegExp(
  '\\b(?:proceedings|proc\\.|conference|conf\\.|journal|transactions|trans\\.|symposium|workshop|letters|annals|bulletin|acta|arxiv|' +
    'preprint|in press|to appear|under review|submitted|accepted (?:at|to|by|in)|lecture notes|springer|elsevier|ieee|acm|univ(?:ersity|\\.)|' +
    'advances in|annual meeting|technical report|tech\\. rep|ph\\.?d\\.? thesis|thesis|nature|science|plos|revue|zeitschrift|j\\. |' +
    'vol(?:ume|\\.)|pp\\.|issue|review of|frontiers|communications|quarterly|congress)',
  'i',
);
const ACRONYMS =
  /(?:^|[^\p{L}])(?:NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|WACV|ACL|EMNLP|NAACL|EACL|COLING|AAAI|IJCAI|AISTATS|UAI|COLT|KDD|WWW|SIGIR|SIGMOD|VLDB|PVLDB|ICDE|CHI|UIST|CSCW|SIGGRAPH|TOG|ICRA|IROS|RSS|CoRL|SODA|STOC|FOCS|POPL|PLDI|OOPSLA|ICSE|FSE|ASE|OSDI|SOSP|NSDI|CCS|USENIX|NDSS|CRYPTO|EUROCRYPT|INTERSPEECH|ICASSP|MICCAI|TPAMI|PAMI|JMLR|TMLR|TACL|IJCV|PNAS|JACM|CACM|BMVC|3DV|ISMIR|LREC|CIKM|WSDM|RECSYS|GECCO|PRL|ApJ|MNRAS|JHEP|CoRR|bioRxiv|medRxiv|LNCS|SSRN)(?![\p{L}])/u;
const ACRONYM_YEAR = /(?:^|[\s([,])[A-Z][A-Za-z+&-]{1,11}[ ’']?\s?(?:(?:19|20)\d{2}|['’]\d{2})(?!\d)/;
const VOLUME_PAGES =
  /\b\d{1,4}\s?\(\d{1,3}(?:[-–]\d{1,3})?\)|\b\d{1,5}\s?[-–]{1,2}\s?\d{1,5}\b(?!\s?(?:am|pm|:))|\bpages?\s\d/i;

/** The same where a script knows neither spaces nor capitals. */
const EASTERN_VENUE =
  /論文集|论文集|論文誌|シンポジウム|講演会|講演集|学会誌|会議|会议|研讨会|年会|研究会|紀要|纪要|学報|学报|學報|雑誌|杂志|期刊|학회|논문지|저널|학술대회/;

/** How strongly a text speaks of where something appeared: 0 none, 1 a word for a venue, 2 a word with a year or pages. */
export function venueStrength(text: string): number {
  if (text.length > 600) return 0;
  const word = VENUE.test(text) || ACRONYMS.test(text) || EASTERN_VENUE.test(text);
  const shape = ACRONYM_YEAR.test(text) || VOLUME_PAGES.test(text);
  return word ? (shape || /(?:19|20)\d{2}/.test(text) ? 2 : 1) : shape ? 0.5 : 0;
}

/** Money, baskets and stock: the words of shops. */
export const SHOP =
  /[$€£¥]\s?\d|\d\s?(?:€|zł|руб|kr)|\b(?:add to (?:cart|basket|bag)|in stock|out of stock|free shipping|buy now|\d+% off|rrp)\b/i;

/** Times of day, as programmes of talks have them. */
export const CLOCK = /\b(?:[01]?\d|2[0-3])[:.h][0-5]\d\b/;

/** What sets a patent apart from a paper. */
export const PATENT =
  /\b(?:us|u\. ?s\.|ep|cn|wo|jp|kr|de) ?(?:patents?|pat\.|appl)\b|\bUS ?\d{4}\/\d{6,8}\b|\bprovisional patent\b|\bpatent (?:no|number|application|pending|filed)\b/i;

/** A line that begins with somebody's address: people are listed here. */
export const CONTACT =
  /^\W{0,3}(?:e-?mail\W{1,3})?[\w.+-]{2,40}\s?(?:@|\(at\)|\[at\])\s?[\w-]{2,40}\.[\w.-]{2,40}/i;

/** Affixes that forums, news and repository lists put beside their titles. */
export const CHATTER =
  /\b(?:\d+ (?:comments?|points?|votes?|views?|replies|likes|stars?|forks?|answers?|reviews?|servings?|mins? read|minutes? ago|hours? ago|days? ago)|minutes? read|episode \d+|\d{1,3} min|\d+h \d+m|\d\.\d\/10|\d+\s?[dhmwy] ago|\([fmwdx]\/[fmwdx]\/[fmwdx]\)|relocation|visa sponsor|salary|posted (?:by|on|in)|reply|asked|answered|reposted|updated \d+|apply now|full.time|part.time|remote|prep time|calories|ingredients)\b/i;
