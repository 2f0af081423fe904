/** Papers → CSV for spreadsheets: UTF-8 with a byte order mark, which Excel needs, and no cell that is a formula. */
import { LeftOut } from '../carries.ts';
import { CitationKeys } from '../citation-key.ts';
import type { InterchangePaper } from '../interchange.ts';
import { noteWithMarks } from '../marks-text.ts';
import { risName } from '../ris/write.ts';
import { COLUMNS } from './columns.ts';
import type { Column } from './columns.ts';
import { writeCell, writeList } from './table.ts';

/** The heading, then one row a chunk. */
export function* writeCsv(
  papers: Iterable<InterchangePaper>,
  leftOut = new LeftOut('csv'),
): Generator<string> {
  yield `\ufeff${COLUMNS.map(([, heading]) => writeCell(heading)).join(',')}\r\n`;
  const keys = new CitationKeys();
  for (const paper of papers) {
    leftOut.paper(paper);
    const cells = cellsOf(paper, keys.keyFor(paper));
    yield `${COLUMNS.map(([column]) => writeCell(cells[column] ?? '')).join(',')}\r\n`;
  }
}

function cellsOf(paper: InterchangePaper, key: string): Partial<Record<Column, string>> {
  const { bibliography } = paper;
  const { details = {} } = bibliography;
  const { ids } = bibliography;
  const marks = noteWithMarks({ ...paper, note: '' });
  const others = (['pmid', 'pmcid', 'openreview', 'acl', 'semanticScholar', 'dblp'] as const)
    .filter((scheme) => ids[scheme])
    .map((scheme) => `${scheme}:${ids[scheme]}`);
  if (bibliography.authorCount) others.push(`authorCount:${bibliography.authorCount}`);
  return {
    key,
    title: bibliography.title,
    authors: namesCell([
      ...bibliography.authors.map(risName),
      ...(bibliography.authorsTruncated ? ['et al.'] : []),
    ]),
    year: bibliography.year ? String(bibliography.year) : '',
    date: bibliography.date ?? '',
    venue: bibliography.venue ?? '',
    abstract: bibliography.abstract ?? '',
    arxiv: ids.arxiv ? `${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}` : '',
    doi: ids.doi ?? '',
    isbn: ids.isbn ?? '',
    ids: writeList(others),
    url: bibliography.url ?? '',
    subjects: writeList(bibliography.subjects ?? []),
    comments: bibliography.comments ?? '',
    journalRef: bibliography.journalRef ?? '',
    volume: details.volume ?? '',
    issue: details.issue ?? '',
    pages: details.pages ?? '',
    publisher: details.publisher ?? '',
    place: details.place ?? '',
    edition: details.edition ?? '',
    series: details.series ?? '',
    issn: details.issn ?? '',
    language: details.language ?? '',
    editors: namesCell((details.editors ?? []).map(risName)),
    type: details.type ?? '',
    tags: writeList(paper.tags),
    collections: writeList(paper.collections.map((path) => path.join(' / '))),
    state: paper.state,
    star: paper.star ? 'yes' : '',
    note: paper.note,
    marks,
    saved: paper.saved ? new Date(paper.saved).toISOString() : '',
    read: paper.read ? new Date(paper.read).toISOString() : '',
  };
}

/** A semicolon after a single name says that its commas and its "and" are not between names. */
function namesCell(names: string[]): string {
  const cell = writeList(names);
  const divisible = cell.split(',').length > 2 || / and /.test(cell);
  return names.length === 1 && divisible && !cell.includes(';') ? `${cell};` : cell;
}
