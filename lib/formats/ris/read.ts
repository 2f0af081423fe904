/** RIS → papers: EndNote's, Zotero's, PubMed's, publishers' and our own. */
import { WORK_TYPES } from '../../paper/details.ts';
import type { Details } from '../../paper/details.ts';
import type { Author, Bibliography } from '../../paper/bibliography.ts';
import { bibtexDate } from '../bibtex/dates.ts';
import { checkClaim, checkDetails, clip, texts, tidy, wellFormed } from '../checked.ts';
import type { Claim } from '../checked.ts';
import { FILE_LIMITS, FormatError, barePaper, TOO_MANY } from '../interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../interchange.ts';
import { plainNote, plainTitle } from '../markup.ts';
import {
  areInitialsLast,
  authorOfParts,
  literalAuthor,
  partsOfName,
  withInitialsSpelt,
} from '../person-name.ts';
import { kindInFile } from '../work-type.ts';
import { scanRis } from './scan.ts';
import type { RisEntry } from './scan.ts';
import { workTypeOfRis } from './tags.ts';

/** Reads a whole RIS file. Throws a `FormatError` only for a file past the limit or without a single entry. */
export function readRis(text: string): ParsedFile {
  if (text.length > FILE_LIMITS.text) throw new FormatError('the file is larger than 50 million characters');
  const { entries, problems } = scanRis(text);
  if (entries.length === 0 && text.trim() !== '')
    throw new FormatError('it has no "TY  - " line, so it is not RIS');
  return papersOf(entries, problems);
}

/** The papers of entries in RIS's own tags. */
export function papersOf(entries: readonly RisEntry[], problems: Rejection[]): ParsedFile {
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: problems };
  for (const [at, entry] of entries.entries()) {
    if (at >= FILE_LIMITS.entries) {
      parsed.rejected.push({ line: entry.line, reason: TOO_MANY });
      break;
    }
    const paper = readEntry(entry, parsed.leftOut);
    if (typeof paper === 'string') parsed.rejected.push({ line: entry.line, reason: paper });
    else parsed.papers.push(paper);
  }
  return parsed;
}

function readEntry(entry: RisEntry, leftOut: Rejection[]): InterchangePaper | string {
  const all = (...tags: string[]): string[] => {
    for (const tag of tags) {
      const values = entry.values
        .filter((one) => one.tag === tag && one.value.trim() !== '')
        .map((one) => one.value);
      if (values.length > 0) return values;
    }
    return [];
  };
  const one = (...tags: string[]): string => tidy(all(...tags)[0] ?? '');
  const custom = customValues(all('C8'));
  const authors = readNameList(
    entry.values.filter(({ tag }) => tag === 'AU' || tag === 'A1').map(({ value }) => value),
  );
  const truncated =
    custom.get('authors') === 'truncated' || /^(?:others|et al\.?)$/i.test(authors.at(-1)?.name ?? '');
  const claim: Claim = {
    title: custom.get('title') ?? plainTitle(one('TI', 'T1', 'CT', 'BT', 'ST')),
    authors: authors.filter((author) => !/^(?:others|et al\.?)$/i.test(author.name)),
    authorsTruncated: truncated,
    authorCount: Number(custom.get('authorCount')) || 0,
    abstract: tidy(all('AB', 'N2').join(' ')),
    // BT is the title of a book, and the book's title of a chapter.
    venue: one('T2', 'JF', 'JO', 'JA', 'J2', 'J1', 'C3', ...(one('TI', 'T1', 'CT') ? ['BT'] : [])),
    ...datesOf(one('PY', 'Y1'), one('DA', 'Y1')),
    ...identifiersOf(all, one, custom),
  };
  const bibliography = checkClaim(claim, leftOut, entry.line);
  if (typeof bibliography === 'string') return bibliography;
  const paper = barePaper(bibliography);
  const key = one('ID');
  if (key) paper.key = wellFormed(key).slice(0, FILE_LIMITS.key);
  paper.tags = texts(
    all('KW').flatMap((value) => value.split(/\n/)),
    FILE_LIMITS.tag,
  ).slice(0, FILE_LIMITS.tags);
  paper.note = wellFormed(all('N1', 'RN').map(plainNote).join('\n\n')).slice(0, FILE_LIMITS.note);
  // Without a time of day, Y2 is also somebody's second date of the work.
  const [, day, time] = /^(\d{4}\/\d{2}\/\d{2})\/(\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/.exec(one('Y2')) ?? [];
  const saved = Date.parse(day ? `${day.replaceAll('/', '-')}T${time}Z` : (custom.get('saved') ?? ''));
  if (saved > 0) paper.saved = saved;
  const details = checkDetails(detailsOf(one, all, custom, bibliography));
  if (details) bibliography.details = details;
  return paper;
}

type One = (...tags: string[]) => string;
type All = (...tags: string[]) => string[];

function readNameList(values: readonly string[]): Author[] {
  const names = values.map(tidy);
  const written = areInitialsLast(names) ? names.map(withInitialsSpelt) : names;
  return written.map(readName).filter((author) => author.name !== '');
}

function readName(value: string): Author {
  const text = tidy(value);
  const literal = /^\{(.*)\}$/.exec(text)?.[1];
  if (literal !== undefined) return literalAuthor(literal);
  return authorOfParts(partsOfName(text.replace(/(?<!,),+$/, '')));
}

function customValues(values: string[]): Map<string, string> {
  const custom = new Map<string, string>();
  for (const value of values) {
    const at = value.indexOf(':');
    if (at > 0) custom.set(value.slice(0, at).trim(), value.slice(at + 1).trim());
  }
  return custom;
}

/** `PY - 2017`, `PY - 2017/06/12/`, `DA - 2017/06/12/` or `DA - 2017-06-12`. */
function datesOf(year: string, date: string): Pick<Claim, 'year' | 'date'> {
  const precise = [date, year].find((text) => /^\d{4}[/-]\d{1,2}/.test(text)) ?? '';
  const iso = precise.split(/[/-]/).slice(0, 3).filter(Boolean).join('-');
  const stated = year || date;
  // "May 2020" of IEEE, and EndNote's "May 12" beside a year.
  const named = [date, year].find((text) => /[a-z]{3}/i.test(text));
  if (!iso && named) {
    const whole = /\d{4}/.test(named) ? bibtexDate('', named, '', '') : bibtexDate('', year, named, '');
    return { ...whole, ...(stated && { year: stated }) };
  }
  return { ...(stated && { year: stated }), ...(iso && { date: iso }) };
}

function identifiersOf(all: All, one: One, custom: Map<string, string>): Partial<Claim> {
  const claim: Partial<Claim> = {};
  const doi = [...all('DO'), ...all('M3'), ...all('UR')].find((value) => /10\.\d{4,9}\//.test(value));
  if (doi && (one('DO') || /doi/i.test(doi) || doi.startsWith('10.'))) claim.doi = doi;
  for (const value of [...all('AN'), ...all('M1'), ...all('C1'), ...all('PB'), ...all('T2'), ...all('JO')]) {
    const id = /arxiv:\s?(\S{4,40})/i.exec(value)?.[1];
    if (id && !claim.arxiv) claim.arxiv = id;
  }
  for (const scheme of ['pmid', 'pmcid', 'openreview', 'acl', 'semanticScholar', 'dblp'] as const) {
    const value = custom.get(scheme);
    if (value) claim[scheme] = value;
  }
  const isbn = numbersOf(all('SN'))
    .map((value) => tidy(value.replace(/^ISBN:?\s*/i, '').replace(/\([^()]*\)/g, ' ')))
    .find(
      (value) =>
        /^(?:97[89][\d -]{10,14}|[\d-]{9,12}[\dXx])$/.test(value) &&
        /^(?:.{10}|.{13})$/.test(value.replace(/[ -]/g, '')),
    );
  if (isbn) claim.isbn = isbn;
  const addresses = all('UR')
    .flatMap((value) => value.split(/\s+|;(?=https?:)/))
    .filter((value) => /^https?:/i.test(value));
  if (addresses[0]) claim.url = addresses[0];
  const pdf = all('L1').find((value) => /^https?:/i.test(value));
  if (pdf) claim.links = [{ kind: 'pdf', url: pdf.trim() }];
  return claim;
}

/** ISSNs and ISBNs as Scopus joins them: "10495258 (ISSN); 9781627480031 (ISBN)". */
function numbersOf(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(';'))
    .map((value) => tidy(value.replace(/\((?:[ep]-?)?IS[SB]N\)/gi, ' ')));
}

function detailsOf(
  one: One,
  all: All,
  custom: ReadonlyMap<string, string>,
  bibliography: Bibliography,
): Details {
  const details: Details = {};
  const stated = WORK_TYPES.find((type) => type === custom.get('type'));
  const type = stated ?? kindInFile(workTypeOfRis(one('TY')), bibliography, one('PB'));
  if (type) details.type = type;
  const first = one('SP').replace(/[–—‒−]/g, '-');
  const last = one('EP');
  const values: [
    keyof Details &
      ('volume' | 'issue' | 'pages' | 'publisher' | 'place' | 'edition' | 'series' | 'issn' | 'language'),
    string,
  ][] = [
    ['volume', one('VL')],
    ['issue', one('IS')],
    ['pages', last && last !== first && !first.includes('-') ? `${first}-${last}` : first],
    ['publisher', one('PB')],
    ['place', one('CY', 'PP')],
    ['edition', one('ET')],
    ['series', one('T3')],
    ['issn', numbersOf(all('SN')).find((value) => /^\d{4}-?\d{3}[\dXx](?!\d)/.test(value)) ?? ''],
    ['language', one('LA')],
  ];
  for (const [field, value] of values)
    if (value && value.length <= 500) details[field] = wellFormed(clip(value, 500));
  const editors = readNameList(all('ED', 'A2')).slice(0, 500);
  if (editors.length > 0) details.editors = editors;
  return details;
}
