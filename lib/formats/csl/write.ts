/**
 * Papers → CSL-JSON (schema csl-data.json 1.0.2): what Zotero, pandoc and every CSL processor cite from. Titles are
 * given without TeX where Unicode can say them, since CSL knows no TeX; what a title loses so, and the identifiers
 * CSL has no field for, stand in `custom`, where the specification wants such things.
 */
import type { Author, Bibliography } from '../../paper/bibliography.ts';
import { withPlainMath } from '../bibtex/math-to-text.ts';
import { LeftOut } from '../carries.ts';
import { CitationKeys } from '../citation-key.ts';
import type { InterchangePaper } from '../interchange.ts';
import { joinKeywords } from '../keywords.ts';
import { plainTitle } from '../markup.ts';
import { noteWithMarks } from '../marks-text.ts';
import {
  authorOfParts,
  isLiteral,
  looksPersonal,
  particleOf,
  partsTellName,
  shownParts,
  suffixOf,
} from '../person-name.ts';
import { workTypeOfPaper } from '../work-type.ts';

export interface CslName {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
}

/** The JSON array, one item a line, as chunks of text. */
export function* writeCsl(
  papers: Iterable<InterchangePaper>,
  leftOut = new LeftOut('csl'),
): Generator<string> {
  const keys = new CitationKeys();
  let first = true;
  for (const paper of papers) {
    leftOut.paper(paper);
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(cslItem(paper, keys.keyFor(paper)))}`;
    first = false;
  }
  yield first ? '[]\n' : '\n]\n';
}

/** One item. */
export function cslItem(paper: InterchangePaper, id: string): Record<string, unknown> {
  const { bibliography } = paper;
  const { details = {} } = bibliography;
  const { ids } = bibliography;
  const title = withPlainMath(bibliography.title);
  const type = workTypeOfPaper(paper);
  // As Zotero names the server of a preprint: styles print it where a journal's name would stand.
  const isOnArxiv = type === 'article' && ids.arxiv && !bibliography.venue && !details.publisher;
  const item: Record<string, unknown> = {
    id,
    type,
    title,
    author: namesOf(bibliography),
    editor: details.editors?.map(cslName),
    issued: issuedOf(bibliography),
    'container-title': bibliography.venue,
    abstract: bibliography.abstract,
    DOI: ids.doi,
    URL: bibliography.url,
    PMID: ids.pmid,
    PMCID: ids.pmcid,
    ISBN: ids.isbn,
    ISSN: details.issn,
    number: ids.arxiv && `arXiv:${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`,
    volume: details.volume,
    issue: details.issue,
    page: details.pages,
    publisher: isOnArxiv ? 'arXiv' : details.publisher,
    'publisher-place': details.place,
    edition: details.edition,
    'collection-title': details.series,
    language: details.language,
    categories: bibliography.subjects,
    keyword: joinKeywords(paper.tags) || undefined,
    annote: noteWithMarks(paper) || undefined,
    custom: customOf(bibliography, title, isOnArxiv ? { publisher: null } : {}),
  };
  for (const name of Object.keys(item)) if (item[name] === undefined) delete item[name];
  return item;
}

function namesOf({ authors, authorsTruncated }: Bibliography): CslName[] | undefined {
  const names = authors.map(cslName);
  // As pandoc reads and writes "and others".
  if (authorsTruncated) names.push({ literal: 'others' });
  return names.length > 0 ? names : undefined;
}

/** Parts where they say all the shown name says, else the name as a literal. */
export function cslName(author: Author): CslName {
  const { given, family } = author;
  if (given && family && partsTellName(author)) return ofParts(given, family, suffixOf(author));
  if (!given && !isLiteral(author) && looksPersonal(author.name)) {
    const parts = shownParts(author.name);
    const same = authorOfParts(parts).name === author.name;
    if (same && parts.given) return ofParts(parts.given, parts.family, parts.suffix);
  }
  return { literal: author.name };
}

function ofParts(given: string, family: string, suffix: string | undefined): CslName {
  const particle = particleOf(family);
  const name: CslName = { family: particle ? family.slice(particle.length + 1) : family, given };
  if (particle) name['non-dropping-particle'] = particle;
  if (suffix) name.suffix = suffix;
  return name;
}

function issuedOf({ year, date }: Bibliography): { 'date-parts': number[][] } | undefined {
  const parts = (date ?? '').split('-').map(Number).filter(Boolean);
  // The date of a later version is not when the work appeared.
  if (parts.length > 0 && (!year || parts[0] === year)) return { 'date-parts': [parts] };
  return year ? { 'date-parts': [[year]] } : undefined;
}

/** `added`: what the item says that no source gave, as it was: null for nothing. */
function customOf(
  bibliography: Bibliography,
  title: string,
  added: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const { ids } = bibliography;
  const custom = { ...added };
  if (plainTitle(title) !== bibliography.title) custom.title = bibliography.title;
  for (const scheme of ['openreview', 'acl', 'semanticScholar', 'dblp'] as const)
    if (ids[scheme]) custom[scheme] = ids[scheme];
  if (bibliography.authorCount) custom.authorCount = bibliography.authorCount;
  return Object.keys(custom).length > 0 ? { offprint: custom } : undefined;
}
