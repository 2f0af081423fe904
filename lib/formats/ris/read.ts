/** RIS → papers: EndNote's, Zotero's, PubMed's, publishers' and our own. */
import type { Details } from '../../paper/details.ts';
import type { Author } from '../../paper/bibliography.ts';
import { checkClaim, checkDetails, clip, texts, tidy, tidyLines, wellFormed } from '../checked.ts';
import type { Claim } from '../checked.ts';
import { FILE_LIMITS, FormatError, barePaper } from '../interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../interchange.ts';
import { authorOfParts, literalAuthor, partsOfName } from '../person-name.ts';
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
  for (const entry of entries) {
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
  const authors = entry.values
    .filter(({ tag }) => tag === 'AU' || tag === 'A1')
    .map(({ value }) => readName(value))
    .filter((author) => author.name !== '');
  const truncated =
    custom.get('authors') === 'truncated' || /^(?:others|et al\.?)$/i.test(authors.at(-1)?.name ?? '');
  const claim: Claim = {
    title: one('TI', 'T1', 'CT', 'BT', 'ST'),
    authors: authors.filter((author) => !/^(?:others|et al\.?)$/i.test(author.name)),
    authorsTruncated: truncated,
    authorCount: Number(custom.get('authorCount')) || 0,
    abstract: tidy(all('AB', 'N2').join(' ')),
    // BT is the title of a book, and the book's title of a chapter.
    venue: one('T2', 'JF', 'JO', 'JA', 'J2', 'J1', ...(one('TI', 'T1', 'CT') ? ['BT'] : [])),
    ...datesOf(one('PY', 'Y1'), one('DA')),
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
  paper.note = wellFormed(tidyLines(all('N1', 'RN').join('\n\n'))).slice(0, FILE_LIMITS.note);
  const saved = Date.parse(custom.get('saved') ?? '');
  if (saved > 0) paper.saved = saved;
  const details = checkDetails(detailsOf(one, all));
  if (details) bibliography.details = details;
  return paper;
}

type One = (...tags: string[]) => string;
type All = (...tags: string[]) => string[];

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
  const isbn = all('SN')
    .map((value) =>
      value
        .replace(/^ISBN:?\s*/i, '')
        .replace(/\([^()]*\)/g, '')
        .trim(),
    )
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

function detailsOf(one: One, all: All): Details {
  const details: Details = {};
  const type = workTypeOfRis(one('TY'));
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
    [
      'issn',
      all('SN')
        .map(tidy)
        .find((value) => /^\d{4}-?\d{3}[\dXx](?!\d)/.test(value)) ?? '',
    ],
    ['language', one('LA')],
  ];
  for (const [field, value] of values)
    if (value && value.length <= 500) details[field] = wellFormed(clip(value, 500));
  const editors = all('ED', 'A2')
    .map(readName)
    .filter((editor) => editor.name !== '')
    .slice(0, 500);
  if (editors.length > 0) details.editors = editors;
  return details;
}
