/** CSV → papers: our own, Zotero's, Scopus', and any table with a column of titles. */
import { DETAIL_TEXTS, WORK_TYPES } from '../../paper/details.ts';
import type { Details, WorkType } from '../../paper/details.ts';
import type { Author } from '../../paper/bibliography.ts';
import { checkClaim, checkDetails, texts, tidy, tidyLines, wellFormed } from '../checked.ts';
import type { Claim } from '../checked.ts';
import { FILE_LIMITS, FormatError, barePaper, TOO_MANY } from '../interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../interchange.ts';
import { arxivIn, extraValue, extraWords, plainNote, plainTitle } from '../markup.ts';
import {
  areInitialsLast,
  authorOfParts,
  literalAuthor,
  partsOfName,
  withInitialsSpelt,
} from '../person-name.ts';
import { ZOTERO_TYPES } from '../work-type.ts';
import { columnOf } from './columns.ts';
import type { ReadColumn } from './columns.ts';
import { readCell, readList, readRows } from './table.ts';
import type { CsvRow } from './table.ts';

/** Reads a whole CSV file. Throws a `FormatError` when no column holds titles. */
export function readCsv(text: string): ParsedFile {
  if (text.length > FILE_LIMITS.text) throw new FormatError('the file is larger than 50 million characters');
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [] };
  let columns: (ReadColumn | undefined)[] | null = null;
  for (const row of readRows(text)) {
    if (!columns) columns = headings(row, parsed.leftOut);
    else if (parsed.papers.length + parsed.rejected.length >= FILE_LIMITS.entries) {
      parsed.rejected.push({ line: row.line, reason: TOO_MANY });
      break;
    } else if (row.fault) parsed.rejected.push({ line: row.line, reason: row.fault });
    else {
      const paper = readRow(row, columns, parsed.leftOut);
      if (typeof paper === 'string') parsed.rejected.push({ line: row.line, reason: paper });
      else parsed.papers.push(paper);
    }
  }
  if (!columns) throw new FormatError('the file is empty');
  return parsed;
}

function headings(row: CsvRow, leftOut: Rejection[]): (ReadColumn | undefined)[] {
  if (row.fault) throw new FormatError(`line ${row.line}: ${row.fault}`);
  const columns = row.cells.map((cell) => columnOf(readCell(cell)));
  if (!columns.includes('title')) throw new FormatError('no column is called "Title"');
  const unknown = row.cells
    .filter((cell, at) => !columns[at] && cell.trim() !== '')
    .map((cell) => tidy(cell).slice(0, 40));
  for (const name of unknown.slice(0, 100))
    leftOut.push({ field: name, reason: 'Offprint has no place for this column' });
  return columns;
}

function readRow(
  row: CsvRow,
  columns: (ReadColumn | undefined)[],
  leftOut: Rejection[],
): InterchangePaper | string {
  const cells = new Map<ReadColumn, string>();
  for (let at = 0; at < columns.length && at < row.cells.length; at++) {
    const column = columns[at];
    const cell = readCell(row.cells[at] as string);
    if (!column || cell.trim() === '') continue;
    // Two headings may mean one column: all tags count (Zotero has two kinds), of anything else the first.
    if (!cells.has(column)) cells.set(column, cell);
    else if (column === 'tags') cells.set(column, `${cells.get(column)};${cell}`);
  }
  if (row.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    leftOut.push({ line: row.line, reason: 'cells beyond the last heading were left out' });
  }
  const cell = (name: ReadColumn): string => cells.get(name) ?? '';
  // Scopus has "LeCun Y." in one column and "LeCun, Yann (55666793600)" in another.
  const names = readNames(cell('fullNames').replace(/ \(\d{5,15}\)/g, '') || cell('authors'));
  // Only our own table has every identifier in its place, and titles as they are.
  const isOurs = columns.includes('ids');
  const claim: Claim = {
    title: isOurs ? cell('title') : plainTitle(cell('title')),
    authors: names.authors,
    authorsTruncated: names.truncated,
    abstract: cell('abstract'),
    year: cell('year') || cell('date'),
    date: cell('date'),
    venue: cell('venue'),
    comments: cell('comments') || extraWords(cell('extra')),
    journalRef: cell('journalRef'),
    subjects: readList(cell('subjects')),
    ...identifiersOf(cell),
  };
  const bibliography = checkClaim(claim, leftOut, row.line);
  if (typeof bibliography === 'string') return bibliography;
  const paper = barePaper(bibliography);
  const key = tidy(cell('key'));
  if (key) paper.key = wellFormed(key).slice(0, FILE_LIMITS.key);
  paper.tags = texts(readList(cell('tags')), FILE_LIMITS.tag).slice(0, FILE_LIMITS.tags);
  paper.collections = texts(readList(cell('collections'))).map((path) => path.split(' / '));
  if (cell('state').trim().toLowerCase() === 'later') paper.state = 'later';
  paper.star = /^(?:yes|true|1|x|★)$/i.test(cell('star').trim());
  paper.note = noteOf(cell('note'), cell('marks'));
  const saved = Date.parse(cell('saved'));
  if (saved > 0) paper.saved = saved;
  const read = Date.parse(cell('read'));
  if (read > 0) paper.read = read;
  const details = checkDetails(detailsOf(cell));
  if (details) bibliography.details = details;
  return paper;
}

type Cell = (name: ReadColumn) => string;

function noteOf(note: string, marks: string): string {
  return wellFormed([plainNote(note), tidyLines(marks)].filter(Boolean).join('\n\n')).slice(
    0,
    FILE_LIMITS.note,
  );
}

/** "Family, Given; Family, Given", or, in tables of commas only, "Given Family, Given Family". */
function readNames(cell: string): { authors: Author[]; truncated: boolean } {
  let parts = readList(cell);
  // A semicolon says that commas and "and" are those of names.
  const single = parts.length === 1 && !cell.includes(';');
  if (single && (parts[0]?.split(',').length ?? 0) > 2) parts = parts[0]?.split(',') ?? [];
  else if (single && / and /.test(parts[0] ?? '')) parts = parts[0]?.split(' and ') ?? [];
  const authors: Author[] = [];
  let truncated = false;
  const written = parts.map((part) => tidy(part));
  // PubMed ends its lists with a full stop.
  if (single && written.length > 1 && written.join().indexOf('.') === written.join().length - 1)
    written.push((written.pop() ?? '').slice(0, -1));
  for (const text of areInitialsLast(written) ? written.map(withInitialsSpelt) : written) {
    const literal = /^\{(.*)\}$/.exec(text)?.[1];
    if (/^(?:et al\.?|others|…|\.\.\.)$/i.test(text)) truncated = true;
    else if (literal !== undefined) authors.push(literalAuthor(literal));
    else if (text) authors.push(authorOfParts(partsOfName(text)));
  }
  return { authors, truncated };
}

function identifiersOf(cell: Cell): Partial<Claim> {
  const claim: Partial<Claim> = {};
  const extra = cell('extra');
  for (const field of ['arxiv', 'doi', 'isbn', 'url', 'pmid', 'pmcid'] as const) {
    const value = cell(field).trim() || (field === 'arxiv' ? arxivIn([extra]) : extraValue(extra, field));
    if (value) claim[field] = value;
  }
  if (claim.isbn) claim.isbn = claim.isbn.split(/[,;]|\s(?=97[89])/)[0]?.trim() ?? '';
  for (const text of readList(cell('ids'))) {
    const at = text.indexOf(':');
    const scheme = text.slice(0, at);
    const value = text.slice(at + 1).trim();
    if (scheme === 'authorCount') claim.authorCount = Number(value);
    for (const known of ['pmid', 'pmcid', 'openreview', 'acl', 'semanticScholar', 'dblp'] as const) {
      if (scheme === known && value) claim[known] = value;
    }
  }
  return claim;
}

function detailsOf(cell: Cell): Details {
  const details: Details = {};
  const given = cell('type').trim();
  const type =
    WORK_TYPES.find((one) => one === given) ??
    ZOTERO_TYPES.get(given) ??
    DOCUMENT_KINDS.find(([words]) => words.test(given))?.[1];
  if (type) details.type = type;
  for (const field of DETAIL_TEXTS) {
    const value = wellFormed(tidy(cell(field)));
    if (value && value.length <= 500) details[field] = value;
  }
  const [first, last] = [tidy(cell('firstPage')), tidy(cell('lastPage'))];
  if (!details.pages && first) details.pages = last && last !== first ? `${first}-${last}` : first;
  if (details.pages) details.pages = details.pages.replace(/\s*[–—‒−]\s*/g, '-');
  const editors = readNames(cell('editors')).authors.slice(0, 500);
  if (editors.length > 0) details.editors = editors;
  return details;
}

/** What Scopus and IEEE Xplore call their kinds of document. */
const DOCUMENT_KINDS: readonly [RegExp, WorkType][] = [
  [/^(?:conference paper|proceedings paper|ieee conferences)$/i, 'paper-conference'],
  [/^(?:article|journal article|ieee journals|short survey|letter|note)$/i, 'article-journal'],
  [/^review$/i, 'review'],
  [/^book chapter$/i, 'chapter'],
  [/^book$/i, 'book'],
  [/^(?:preprint|posted content)$/i, 'article'],
];
