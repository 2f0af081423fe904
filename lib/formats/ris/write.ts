/** Papers → RIS, for EndNote, Zotero, Mendeley. UTF-8, CRLF as the format has it; no line of a text is ever a tag. */
import type { Author, Bibliography } from '../../paper/bibliography.ts';
import { tidy } from '../checked.ts';
import { LeftOut } from '../carries.ts';
import { CitationKeys } from '../citation-key.ts';
import type { InterchangePaper } from '../interchange.ts';
import { plainTitle } from '../markup.ts';
import { noteWithMarks } from '../marks-text.ts';
import {
  authorOfParts,
  isLiteral,
  looksPersonal,
  partsTellName,
  shownParts,
  suffixOf,
} from '../person-name.ts';
import { kindInFile, workTypeOfPaper } from '../work-type.ts';
import { risTypeOf, workTypeOfRis } from './tags.ts';

/** One entry a chunk. */
export function* writeRis(
  papers: Iterable<InterchangePaper>,
  leftOut = new LeftOut('ris'),
): Generator<string> {
  const keys = new CitationKeys();
  for (const paper of papers) {
    leftOut.paper(paper);
    yield entryOf(paper, keys.keyFor(paper));
  }
}

function entryOf(paper: InterchangePaper, key: string): string {
  const { bibliography } = paper;
  const { details = {} } = bibliography;
  const lines: string[] = [];
  const add = (tag: string, value: string | undefined): void => {
    const line = tidy(value ?? '');
    if (line) lines.push(`${tag}  - ${line}`);
  };
  const type = workTypeOfPaper(paper);
  lines.push(`TY  - ${risTypeOf(type)}`);
  add('ID', key);
  add('TI', bibliography.title);
  for (const author of bibliography.authors) add('AU', risName(author));
  for (const editor of details.editors ?? []) add('ED', risName(editor));
  dates(bibliography, add);
  add('T2', bibliography.venue);
  add('VL', details.volume);
  add('IS', details.issue);
  pages(details.pages, add);
  add('PB', details.publisher);
  add('CY', details.place);
  add('ET', details.edition);
  add('T3', details.series);
  add('SN', details.issn);
  add('LA', details.language);
  identifiers(bibliography, add);
  add('AB', bibliography.abstract);
  for (const tag of paper.tags) add('KW', tag);
  const kind = kindInFile(workTypeOfRis(risTypeOf(type)), bibliography, details.publisher);
  if (details.type && kind !== details.type) add('C8', `type:${details.type}`);
  if (plainTitle(bibliography.title) !== bibliography.title) add('C8', `title:${bibliography.title}`);
  // The date of access, which Zotero and EndNote have for it; of tags that it does not know, Zotero makes a note.
  if (paper.saved) add('Y2', new Date(paper.saved).toISOString().replace(/[-T]/g, '/').replace('Z', ''));
  const note = noteWithMarks(paper);
  if (note) lines.push(`N1  - ${safeLines(note)}`);
  lines.push('ER  - ', '', '');
  return lines.join('\r\n');
}

/** A text of several lines: one that would read as a tag is moved by a space. */
function safeLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line, at) => (at > 0 && /^\s*[A-Z][A-Z0-9] {1,2}-/.test(line) ? ` ${line}` : line))
    .join('\r\n')
    .replace(OTHER_BREAK, '$& ');
}

/** What some programs take for the end of a line, before what they would then take for a tag. */
// oxlint-disable-next-line no-control-regex
const OTHER_BREAK = /[\u000b\u000c\u0085\u2028\u2029](?=[A-Z][A-Z0-9] {1,2}-)/g;

/** "Family, Given, Suffix" where the parts say all the shown name says; the name itself otherwise. */
export function risName(author: Author): string {
  const { given, family } = author;
  if (given && family && partsTellName(author) && !`${given}${family}`.includes(',')) {
    return [family, given, suffixOf(author)].filter(Boolean).join(', ');
  }
  if (!given && !isLiteral(author) && looksPersonal(author.name)) {
    const parts = shownParts(author.name);
    if (parts.given && authorOfParts(parts).name === author.name) {
      return [parts.family, parts.given, parts.suffix].filter(Boolean).join(', ');
    }
  }
  // A name that must not be split stands in braces, as BibTeX protects it, where a reader would split it.
  const splits = author.name.includes(',') || looksPersonal(author.name) || /^\{.*\}$/.test(author.name);
  return splits ? `{${author.name}}` : author.name;
}

type Add = (tag: string, value: string | undefined) => void;

function dates({ year, date }: Bibliography, add: Add): void {
  const [ofDate, month, day] = (date ?? '').split('-');
  add('PY', (year && String(year)) || ofDate);
  // The date of a later version is not when the work appeared.
  if (month && (!year || String(year) === ofDate)) add('DA', `${ofDate}/${month}/${day ?? ''}/`);
}

function pages(text: string | undefined, add: Add): void {
  const range = /^([^-\s]+)-([^-\s]+)$/.exec(text ?? '');
  add('SP', range ? range[1] : text);
  add('EP', range?.[2]);
}

function identifiers(bibliography: Bibliography, add: Add): void {
  const { ids, links = [] } = bibliography;
  add('DO', ids.doi);
  if (ids.arxiv) add('AN', `arXiv:${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`);
  if (ids.isbn) add('SN', `ISBN ${ids.isbn}`);
  add('UR', bibliography.url);
  add('L1', links.find((link) => link.kind === 'pdf')?.url);
  // "Custom 8": RIS has no tag for these.
  for (const scheme of ['pmid', 'pmcid', 'openreview', 'acl', 'semanticScholar', 'dblp'] as const) {
    if (ids[scheme]) add('C8', `${scheme}:${ids[scheme]}`);
  }
  if (bibliography.authorsTruncated) add('C8', 'authors:truncated');
  if (bibliography.authorCount) add('C8', `authorCount:${bibliography.authorCount}`);
}
