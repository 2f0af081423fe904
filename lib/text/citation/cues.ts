/**
 * What a title and what a venue looks like, as scores: the words each is made of, their length, their case. No score
 * decides alone; `segment.ts` adds them up over whole readings of a citation.
 */
import { FUNCTION_WORDS, ORGANISATION_WORDS, TITLE_WORDS } from '../names/lexicon.ts';

const VENUE_START =
  /^(?:in[:\s]\s?|presented at |poster (?:presented )?at |published in |appeared in |@\s?)?(?:the\s|\d{1,3}(?:st|nd|rd|th)\s|(?:19|20)\d\d\s)*(?:(?:proceedings?|proc\b|journal|j\.\s|transactions|trans\.|ieee|acm|siam|aaai|usenix|international|intl?\.|annual|conference|conf\.|workshop|symposium|symp\.|colloquium|congress|meeting|advances in|adv\.|lecture notes|lncs|handbook|encyclop|arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|corr\b|preprint|e-?print|nature\b|science\b|cell\b|plos|pnas|elife|phys(?:ical)?\.? rev|physica|annals|ann\.|annales|annual review|bulletin|bull\.|archives?|arch\.|frontiers|european|eur\.|british|american|amer?\.|mathematische|math\.|ph\.?\s?d|doctoral|master|m\.?sc|bachelor|diploma|dissertation|thesis|habilitation|technical report|tech\. ?rep|report|working paper|springer|elsevier|wiley|cambridge university|oxford university|mit press|princeton university|academic press|crc press|birkh|de gruyter|revista|revue|rev\.|zeitschrift|actes|actas|atti|beitr|jahrbuch|известия|труды|журнал|вестник|доклады|сборник|anais|cahiers|communications|comm\.|commun\.|letters|lett\.|reports|notices|quarterly|the \w+ journal|int\. j|signal processing|neurocomputing|pattern recognition|bioinformatics|entropy\b|sensors\b|nucleic acids|new england|the lancet|lancet|jama\b|bmj\b|blood\b|chem\.|appl\.|astrophys|astron|monthly notices|mnras|apj|a&a\b|jhep|prl\b|prd\b|magazine)|(?:unpublished|personal communication))/i;

const VENUE_ACRONYM =
  /^(?:in[:\s]\s?|@\s?)?(?:neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|bmvc|accv|ijcai|ecai|naacl|e?acl|emnlp|coling|conll|tacl|lrec|kdd|sigkdd|www|thewebconf|sigir|cikm|wsdm|recsys|sigmod|pods|vldb|pvldb|icde|edbt|cidr|icra|iros|corl|rss|chi|uist|cscw|siggraph(?: asia)?|tog|tmlr|jmlr|jair|uai|aistats|colt|alt|stoc|focs|soda|icalp|stacs|lics|cav|interspeech|icassp|osdi|sosp|nsdi|fast|eurosys|asplos|isca|micro|hpca|ccs|ndss|pldi|popl|oopsla|icfp|esop|icse|fse|ase|issta|gecco|cec|ppsn|miccai|isbi|midl|tpami|ijcv|tip|taslp|tkde|tnnls|tro|ra-l|ral|jcb|jacs|spie|3dv|ismir|icmr|mm|infocom|sigcomm|imc|colm|findings)\b/iu;

/** "6th Asian Rotorcraft Forum": an occasion and which one it was. */
const NUMBERED_EVENT =
  /^(?:in[:\s]\s?)?(?:the\s)?(?:\d{1,3}(?:st|nd|rd|th)|[A-Z]\p{Ll}{2,12}(?:st|nd|rd|th))\s(?:[\p{L}/&’'-]{1,30}\s){0,9}(?:conference|forum|symposium|workshop|congress|meeting|seminar|convention|colloquium|school|days|assembly)\b/iu;
/** Where Eastern works appear: "第56回飛行機シンポジウム講演論文集", "海洋学报". */
const EASTERN_VENUE =
  /^(?:第\s?\d{1,3}\s?[回届次期]|[^\s,，、。．.:：]{1,40}(?:論文集|论文集|論文誌|シンポジウム|講演会|講演集|学会|學會|会議|会议|研讨会|年会|大会|研究会|紀要|纪要|学報|学报|學報|雑誌|杂志|期刊|학회|학회지|논문지|저널|학술대회))/u;

/** "Cell Reports 12 (2022)", "Math. Z. 296, 719": a few capitalised words, then at once a volume. */
const NAMED_VOLUME =
  /^\p{Lu}[\p{L}&’'-]{0,30}\.?(?:\s(?:of|the|and|for|in|on|de|der|für|&|\p{Lu}[\p{L}&’'-]{0,30}\.?)){0,9}[.,]?\s(?:vol\.?\s)?\d{1,4}\s?[(,:]/u;

/** "Mathematical Programming, 2020", "Topology (2019)": a few capitalised words, then at once a year. */
const NAMED_YEAR =
  /^\p{Lu}[\p{L}&’'-]{2,30}(?:\s(?:of|the|and|for|in|on|&|\p{Lu}[\p{L}&’'-]{0,30}\.?)){0,6},?\s(?:\(?(?:19|20)\d\d\b|\((?:[Ii]n\s|[Ss]ubmitted|[Aa]ccepted|[Ff]orthcoming|[Tt]o appear))/u;
/** "Hydrol. Earth Syst. Sci., 26": at least two words cut short. */
const CUT_SHORT = /^(?=[^,;:]{1,40}\p{Ll}\.\s[^,;:]{0,40}\p{Ll}\.)(?:\p{Lu}\p{L}{0,11}\.?[\s,]{1,2}){2,8}/u;

/** Whether a text begins with the name of a journal cut short, some of whose letters may look like a person's. */
export const isCutShort = (text: string): boolean => CUT_SHORT.test(text.trimStart());

/** Volume, issue, pages, publisher data: what follows a venue's name. */
export const VENUE_DATA =
  /\b\d{1,4}\s?\(\d{1,4}(?:[-–/]\d{1,4})?\)|\bvol(?:ume|\.)?\s?\d|\bno\.\s?\d|\bpp?\.\s?[a-z]?\d|\bpages?\s\d|\b[a-z]?\d{1,5}\s?[-–—]{1,2}\s?[a-z]?\d{1,5}\b|\bart(?:icle|\.)?\s(?:no\.?\s)?[a-z]?\d|\b\d{1,4}:\s?[a-z]?\d{1,6}|,\s\d{1,4},\s[a-z]?\d{1,6}/i;

/** -1..1.5: how much a text starts like a venue. */
export function venueLikeness(text: string): number {
  const start = text.slice(0, 200).trimStart();
  if (start === '') return 0;
  let score = 0;
  if (VENUE_START.test(start)) score += 0.9;
  else if (VENUE_ACRONYM.test(start)) score += 1;
  else if (NUMBERED_EVENT.test(start) || EASTERN_VENUE.test(start)) score += 1;
  else if (
    /^(?:in[:\s]\s?)?\p{Lu}[\p{Lu}&+-]{2,}[a-z]?(?:[\s'’-]+(?:\d{2}|(?:19|20)\d\d))?(?=[\s,.;:(]|$)/u.test(
      start,
    )
  )
    score += 0.5;
  if (/^in[:\s]\s?\p{Lu}/iu.test(start)) score += 0.35;
  // "In C. Stephanidis et al. (Eds.), HCI International".
  if (/^in[:\s]\s?\p{Lu}[^()]{2,120}\(eds?\.?\)/iu.test(start)) score += 0.6;
  if (NAMED_VOLUME.test(start)) score += 0.55;
  else if (score === 0 && NAMED_YEAR.test(start)) score += 0.65;
  else if (score === 0 && CUT_SHORT.test(start)) score += 1;
  const head = start.slice(0, 160);
  if (VENUE_DATA.test(head)) score += 0.45;
  if (
    /\b(?:journal|conference|proceedings|workshop|symposium|transactions|letters|review|society|university|press|springer|elsevier|congress|thesis)\b/i.test(
      head,
    )
  )
    score += 0.25;
  if (
    /^\p{Ll}/u.test(start) &&
    !/^(?:in|presented|poster|published|appeared|e[A-Z]|bio|med|arxiv|npj|math|ph|unpublished|master|doctoral|mBio|iScience)/u.test(
      start,
    )
  )
    score -= 0.8;
  return score;
}

export interface WordCount {
  words: number;
  functions: number;
  lower: number;
  topical: number;
  organisations: number;
}

export function countWords(text: string): WordCount {
  const count: WordCount = { words: 0, functions: 0, lower: 0, topical: 0, organisations: 0 };
  for (const raw of text.split(/\s+/)) {
    const word = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (word === '') continue;
    count.words++;
    const folded = word.toLowerCase();
    if (FUNCTION_WORDS.has(folded)) count.functions++;
    if (/^\p{Ll}/u.test(word)) count.lower++;
    if (TITLE_WORDS.has(folded)) count.topical++;
    if (ORGANISATION_WORDS.has(folded)) count.organisations++;
  }
  // Scripts without spaces: six characters stand for about two words.
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  if (dense > 6) count.words += Math.floor(dense / 3);
  return count;
}

/** About -2..2: how much a text looks like the title of a work. */
export function titleLikeness(text: string): number {
  const { words, functions, lower, topical, organisations } = countWords(text);
  if (words === 0) return -3;
  let score =
    words === 1
      ? -0.7
      : words === 2
        ? -0.15
        : words === 3
          ? 0.25
          : words <= 22
            ? 0.7
            : words <= 32
              ? 0.4
              : -0.03 * words;
  score += Math.min(0.45, 0.18 * functions) + Math.min(0.4, 0.1 * topical) + Math.min(0.2, 0.05 * lower);
  if (/^\p{Ll}/u.test(text) && !/^(?:\p{Ll}\p{Lu}|\p{Ll}+-)/u.test(text)) score -= 0.5;
  if (!/\p{L}{2}/u.test(text)) score -= 2;
  if (VENUE_START.test(text) && words < 9) score -= 0.45;
  if (/^in\s+(?:proc|the proceedings|\p{Lu}{3})/iu.test(text) || /^in:/i.test(text)) score -= 1;
  if (VENUE_DATA.test(text)) score -= 0.55;
  if (organisations > 1) score -= 0.2 * organisations;
  if (/[:?—–]\s/.test(text)) score += 0.12;
  if (/^(?:https?:|www\.)/i.test(text)) score -= 3;
  return score;
}
