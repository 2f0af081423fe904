/**
 * What the lines of one page look like, each judged once and only when asked, and what a range of lines is worth
 * as the entry of one paper.
 */
import { identifiersOfUrl } from '../../paper/identifiers.ts';
import {
  YEAR,
  LEAD,
  isBibtex,
  isDate,
  isPeople,
  isProse,
  peopleIn,
  partsPrefix,
  peoplePrefix,
  suffixCut,
  titleLikeness,
  wordsOf,
} from './facts.ts';
import type { People } from './facts.ts';
import type { Line, Lines } from './lines.ts';
import {
  CHATTER,
  CONTACT,
  PATENT,
  SHOP,
  isLabel,
  isHardHeading,
  isPaperLabel,
  venueStrength,
} from './cues.ts';

export interface LineFacts {
  people: People | null;
  /** The line begins with people and goes on with something else. */
  prefix: boolean;
  title: number;
  /** 0 none, 0.5–2 as in `venueStrength`. */
  venue: number;
  year: boolean;
  label: boolean;
  prose: boolean;
  bibtex: boolean;
  words: number;
  /** "arxiv:2401.01234", "doi:…" of the line's links. */
  ids: string[];
  /** Links labelled as only papers are: PDF, BibTeX, DOI. */
  paperLinks: number;
  chatter: boolean;
}

export class PageFacts {
  readonly page: Lines;
  private readonly known: (LineFacts | undefined)[];
  private readonly base: string;
  /** Lines inside a BibTeX record: data for machines, whose fields would pass for titles and names. */
  private readonly bibtex: Uint8Array;

  constructor(page: Lines, url: string) {
    this.page = page;
    this.base = url;
    this.bibtex = bibtexLines(page);
    this.known = Array.from({ length: page.lines.length });
  }

  of(index: number): LineFacts {
    const known = this.known[index];
    if (known) return known;
    const line = this.page.lines[index];
    const facts = line ? judge(line, this.base, this.bibtex[index] === 1) : NOTHING;
    this.known[index] = facts;
    return facts;
  }

  /** Judges every line that can be part of an entry, one a step. */
  *judgeAll(): Generator<void, void> {
    for (const line of this.page.lines) {
      if (line.box.chrome) continue;
      this.of(line.index);
      yield;
    }
  }

  /** Whether one of a few lines looks like a title. */
  hasTitle(first: number, last: number): boolean {
    if (last - first > 12) return false;
    for (let index = first; index < last; index++) if (this.of(index).title >= 0.55) return true;
    return false;
  }

  /** Words of running text above a line. */
  proseBefore(index: number): number {
    let words = 0;
    for (let at = 0; at < index; at++) {
      const line = this.page.lines[at];
      if (line && line.text.length > 160 && isProse(line.text)) words += wordsOf(line.text);
    }
    return words;
  }

  /**
   * What a range of lines is worth as one paper: about 1 for a title with its authors, less for a title with a year
   * or venue only, nothing for parts, less than nothing for several papers at once.
   */
  worthOf(first: number, last: number): number {
    let groups = 0;
    let inGroup = false;
    let alone = false;
    let prose = 0;
    // Entries begin with their title or their authors, after a number or a date.
    let lead: boolean | undefined;
    let others = 0;
    let items = 0;
    const headings = new Set<unknown>();
    let singles = 0;
    let dated = 0;
    /** One of the names standing alone has a part that is one without doubt. */
    let surely = false;
    let titles = 0;
    let bestTitle = 0;
    let extras = 0;
    let venue = 0;
    let year = false;
    let chatter = 0;
    const arxiv = new Set<string>();
    const doi = new Set<string>();
    let citations = 0;
    let paperLinks = 0;
    for (let index = first; index < last; index++) {
      const line = this.of(index);
      if (line.bibtex || line.label) {
        paperLinks += line.paperLinks;
        year ||= line.year;
        for (const id of line.ids) (id.startsWith('doi') ? doi : arxiv).add(id);
        continue;
      }
      if (!line.label && !isDate(this.page.lines[index]?.text ?? ''))
        lead ??= line.title >= 0.55 || line.people !== null || line.prefix;
      const strong = line.people !== null && isPeople(line.people) && line.people.count >= 2;
      const single = line.people !== null && isPeople(line.people) && line.people.count === 1;
      if (strong) {
        if (!inGroup) groups++;
        inGroup = true;
      } else if (single) {
        // One name a line: two in a row are a list.
        singles++;
        if (line.year) dated++;
        surely ||= line.people !== null && line.people.confidence > 0.6;
        if (alone && !inGroup) {
          groups++;
          inGroup = true;
        }
        alone = true;
        for (const id of line.ids) (id.startsWith('doi') ? doi : arxiv).add(id);
        continue;
      } else {
        inGroup = false;
        if (line.prefix) citations++;
        else if (line.title >= 0.55) {
          titles++;
        }
        if (line.words >= 4 && this.page.lines[index]?.box.tag === 'li') items++;
        if (line.prose) prose++;
        if (this.page.lines[index]?.box.heading) {
          headings.add(this.page.lines[index]?.box);
          if (line.words <= 3 && isHardHeading(this.page.lines[index]?.text ?? '')) others++;
        }
        bestTitle = Math.max(bestTitle, line.prefix ? 0.9 : line.title);
      }
      alone = false;
      for (const id of line.ids) (id.startsWith('doi') ? doi : arxiv).add(id);
      paperLinks += line.paperLinks;
      venue = Math.max(venue, line.venue);
      year ||= line.year;
      if (line.chatter) chatter++;
    }
    const ids = Math.max(arxiv.size, doi.size);
    extras = Math.min(
      0.2,
      0.07 * (Number(year) + Number(venue >= 1) + Number(ids === 1) + Number(paperLinks > 0)),
    );
    const authors = groups + citations;
    let worth: number;
    if (authors >= 1 && bestTitle >= 0.4) worth = 1 + extras;
    // "Situated Communication" over its authors may be a name by itself.
    else if (groups === 1 && singles === 1 && !surely) worth = 0.5 + extras;
    else if (singles >= 1 && bestTitle >= 0.5) worth = 0.7 + extras;
    else if (bestTitle >= 0.5 && (ids === 1 || venue >= 1 || year)) worth = 0.4 + extras;
    else if (bestTitle >= 0.5) worth = 0.12 + extras;
    else return ids > 1 ? -0.5 : 0;
    if (lead) worth += 0.05;
    // Items of a list are not parts of one entry.
    if (items > 2 && authors === 0) worth -= 0.3 * (items - 2);
    const several = Math.min(authors, titles + citations);
    if (several > 1) worth -= 0.7 * (several - 1);
    worth -= 0.5 * others;
    // People with a year each are alumni and speakers.
    if (dated > 1) worth -= 0.5;
    if (prose > 2) worth -= 0.25 * (prose - 2);
    if (headings.size > 2) worth -= 0.3 * (headings.size - 2);
    if (titles > 4) worth -= 0.15 * (titles - 4);
    // A paper's remark may link to another: its cover, what was said of it.
    if (ids > 1) worth -= (authors === 1 && lead ? 0.2 : 0.6) * (ids - 1);
    if (chatter > 0) worth -= 0.2;
    return worth;
  }
}

const NOTHING: LineFacts = {
  people: null,
  prefix: false,
  title: 0,
  venue: 0,
  year: false,
  label: true,
  prose: false,
  bibtex: false,
  words: 0,
  ids: [],
  paperLinks: 0,
  chatter: false,
};

function judge(line: Line, base: string, bibtex: boolean): LineFacts {
  let { text } = line;
  const ids: string[] = [];
  let paperLinks = 0;
  for (const run of line.runs) {
    const href = run.inline?.href ?? '';
    if (href !== '') {
      for (const id of idsOf(href, base)) if (!ids.includes(id)) ids.push(id);
      if (isPaperLabel(run.text) || (/\.pdf(?:$|[?#])/i.test(href) && !OTHER_PDF.test(run.text + href)))
        paperLinks++;
    }
  }
  const label = line.box.chrome || isLabel(text) || isLinkBar(line);
  text = text.replace(LEAD, '');
  if (bibtex || label)
    return { ...NOTHING, label, bibtex, ids, paperLinks, year: !line.box.chrome && YEAR.test(text) };
  // A paper's abstract says that it is one.
  if (/^abstract\s?[.:—–-]/i.test(text)) paperLinks++;
  const long = isProse(text);
  const people = long ? null : peopleIn(text);
  const words = wordsOf(text);
  // "A, B and C. A title in small letters" may pass for a list whose last name is long.
  const doubtful =
    people === null || !isPeople(people) || (people.confidence < 0.7 && words > 3 * people.count + 3);
  const prefix =
    doubtful &&
    words >= 6 &&
    text.length < 2_000 &&
    (namesFirst(text) ||
      namesBehindTitle(line) ||
      namesBehindQuote(text) ||
      WITH.test(text) ||
      (people !== null && suffixCut(text) !== null));
  // A citation of many authors is as long as a paragraph.
  const prose = long && !prefix;
  const whole = people !== null && isPeople(people) && !prefix;
  return {
    people: prefix ? null : people,
    prefix,
    title: prose || whole || isDate(text) ? 0 : Math.max(titleLikeness(text, people), titleWithin(line)),
    venue: prose ? 0 : venueStrength(text),
    year: YEAR.test(text),
    label,
    prose,
    bibtex,
    words,
    ids,
    paperLinks,
    chatter: CHATTER.test(text) || SHOP.test(text) || PATENT.test(text) || CONTACT.test(text),
  };
}

/** "(with A. Lee)", behind the title of a paper. */
const WITH = /\((?:[Jj]oint(?:ly)? )?(?:work )?[Ww]ith \p{Lu}/u;

/** Files that are no papers. */
const OTHER_PDF =
  /syllab|slides|notes|homework|assignment|flyer|poster|\bcv\b|vitae|resume|lecture|brochure|menu|program|schedule|exam/i;

/** Where a work was published, with its editors: no author list. */
const EDITED = /\bEds?\b\.?|\b(?:edited|published|organi[sz]ed|chaired) by\b|\bchair:/i;

/** Links in a row with nothing but strokes between them, which are no names: the way through a site. */
function isLinkBar(line: Line): boolean {
  let links = 0;
  for (const run of line.runs) {
    if (run.inline?.href) links++;
    else if (!/^[\s|/·•»›<>[\]–-]*$/.test(run.text)) return false;
  }
  return links >= 3 && /[|·•»›]/.test(line.text) && !isPeople(peopleIn(line.text));
}

/** Whether a text begins with its authors, and not with a work's place and its editors. */
function namesFirst(text: string): boolean {
  const head = text.slice(0, 60 + text.search(/[“”"(]|\d{4}|$/));
  const edited = head.search(EDITED);
  const names = peoplePrefix(text);
  // "A. Lee and B. Roy. A title of five words. In C. Diaz, ed.: …"
  return names !== null && (edited < 0 || wordsOf(text.slice(names.end, edited)) >= 5);
}

/** Whether a line begins with a title set apart and goes on with names: "<b>Title</b>, A. Lee (MIT), B. Roy (ETH)". */
function namesBehindTitle(line: Line): boolean {
  const [first] = line.runs;
  if (!first?.inline) return false;
  const next = line.runs.find((run) => !run.inline && run.at >= first.text.length);
  if (!next || wordsOf(line.text.slice(0, next.at)) < 4) return false;
  const rest = line.text.slice(next.at).replace(/^[\s.,:;–—-]+(?:by\s)?/, '');
  const people = peopleIn(rest);
  if (people && people.count >= 2 && people.confidence >= 0.6) return true;
  return (partsPrefix(rest)?.count ?? 0) >= 2;
}

/** A title in quotation marks that an entry begins with, and what follows it. */
const QUOTED_FIRST =
  /^["“„«‘][^"“”„«»]{12,400}(?:["”»]|’(?=[\s,.]))[\s.,:;–—-]{0,6}(?:(?:by|with)\s)?(?=\p{L})/u;

/** Whether a text begins with a title in quotation marks and goes on with names: "“Title,” A. Lee and B. Roy, Journal 3". */
function namesBehindQuote(text: string): boolean {
  const quoted = QUOTED_FIRST.exec(text);
  if (!quoted || wordsOf(quoted[0]) < 3) return false;
  const rest = text.slice(quoted[0].length);
  // "A. Lee in Handbook of Tides, edited by B. Roy".
  const [inside] = rest.slice(0, 300).split(/\sin:?\s/, 1);
  const names =
    peoplePrefix(rest) ??
    partsPrefix(rest) ??
    (inside && inside.length < rest.length ? peopleIn(inside) : null);
  return names !== null && (names.count >= 2 || names.confidence >= 0.6);
}

/** A title set apart in a line that says more: a link or emphasis that is one by itself. */
function titleWithin(line: Line): number {
  let best = 0;
  for (const run of line.runs.slice(0, 12)) {
    const { length } = run.text;
    if (!run.inline || length < 20 || length > 0.9 * line.text.length || length < 0.25 * line.text.length)
      continue;
    best = Math.max(best, 0.8 * titleLikeness(run.text.trim()));
  }
  return best;
}

function bibtexLines(page: Lines): Uint8Array {
  const flags = new Uint8Array(page.lines.length);
  for (let index = 0; index < page.lines.length; index++) {
    if (!isBibtex(page.lines[index]?.text ?? '')) continue;
    let open = 0;
    for (let at = index; at < page.lines.length && at < index + 100; at++) {
      const text = page.lines[at]?.text ?? '';
      if (at > index && isBibtex(text)) break;
      flags[at] = 1;
      index = at;
      for (const char of text.match(/[{}]/g) ?? []) open += char === '{' ? 1 : -1;
      if (open <= 0) break;
    }
  }
  return flags;
}

/** The arXiv id or DOI (and the like) a link leads to, as keys. */
function idsOf(href: string, base: string): string[] {
  if (!/arxiv|doi|openreview|aclanthology|pubmed|10\.\d|huggingface|ncbi|semanticscholar/.test(href))
    return [];
  let url: string;
  try {
    url = new URL(href, base).href;
  } catch {
    return [];
  }
  const ids = identifiersOfUrl(url);
  const keys: string[] = [];
  if (ids.arxiv) keys.push(`arxiv:${ids.arxiv}`);
  if (ids.doi) keys.push(`doi:${ids.doi}`);
  if (ids.openreview) keys.push(`openreview:${ids.openreview}`);
  if (ids.acl) keys.push(`acl:${ids.acl}`);
  if (ids.pmid) keys.push(`pmid:${ids.pmid}`);
  return keys;
}
