/** The columns of Offprint's CSV, and the names by which other programs (Zotero, Scopus, Web of Science) call them. */

export type Column =
  | 'key'
  | 'type'
  | 'title'
  | 'authors'
  | 'year'
  | 'date'
  | 'venue'
  | 'abstract'
  | 'arxiv'
  | 'doi'
  | 'isbn'
  | 'ids'
  | 'url'
  | 'subjects'
  | 'comments'
  | 'journalRef'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'publisher'
  | 'place'
  | 'edition'
  | 'series'
  | 'issn'
  | 'language'
  | 'editors'
  | 'tags'
  | 'collections'
  | 'state'
  | 'star'
  | 'note'
  | 'marks'
  | 'saved'
  | 'read';

/** What other programs' tables have in columns of their own. */
type ForeignColumn = 'fullNames' | 'firstPage' | 'lastPage' | 'pmid' | 'pmcid' | 'extra';

export type ReadColumn = Column | ForeignColumn;

/** In the order of the file, with the heading written and those also read. */
export const COLUMNS: readonly (readonly [Column, string, ...string[]])[] = [
  ['title', 'Title', 'Document Title', 'Article Title', 'Name'],
  ['authors', 'Authors', 'Author', 'Author(s)', 'Creators'],
  ['year', 'Year', 'Publication Year', 'Publication Date Year'],
  ['date', 'Date', 'Publication Date', 'Published'],
  [
    'venue',
    'Venue',
    'Publication Title',
    'Source title',
    'Journal',
    'Journal/Book',
    'Conference',
    'Booktitle',
    'Container Title',
    'Publication',
    'Proceedings Title',
    'Conference Name',
    'Source',
  ],
  ['abstract', 'Abstract', 'Abstract Note'],
  ['arxiv', 'arXiv', 'arXiv ID', 'ArXivId'],
  ['doi', 'DOI'],
  ['isbn', 'ISBN', 'ISBNs'],
  ['ids', 'Other identifiers'],
  ['url', 'URL', 'Link', 'Address', 'Article URL', 'PDF Link'],
  ['subjects', 'Subjects'],
  ['comments', 'Comments'],
  ['journalRef', 'Journal reference'],
  ['volume', 'Volume'],
  ['issue', 'Issue', 'Number'],
  ['pages', 'Pages', 'Page'],
  ['publisher', 'Publisher'],
  ['place', 'Place'],
  ['edition', 'Edition'],
  ['series', 'Series'],
  ['issn', 'ISSN'],
  ['language', 'Language', 'Language of Original Document'],
  ['editors', 'Editors', 'Editor'],
  ['type', 'Type', 'Item Type', 'Document Type'],
  [
    'tags',
    'Tags',
    'Manual Tags',
    'Automatic Tags',
    'Keywords',
    'Author Keywords',
    'Labels',
    'Labels filed in',
  ],
  ['collections', 'Collections', 'Folders', 'Folders filed in'],
  ['state', 'State'],
  ['star', 'Star', 'Starred', 'Favorite'],
  ['note', 'Note', 'Notes'],
  ['marks', 'Marks'],
  ['saved', 'Saved', 'Date Added', 'Date added'],
  ['read', 'Read'],
  ['key', 'Citation key', 'Key', 'BibTeX key'],
];

const FOREIGN: readonly (readonly [ForeignColumn, ...string[]])[] = [
  ['fullNames', 'Author full names'],
  ['firstPage', 'Page start', 'Start Page'],
  ['lastPage', 'Page end', 'End Page'],
  ['pmid', 'PMID', 'PubMed ID'],
  ['pmcid', 'PMCID'],
  ['extra', 'Extra'],
];

const BY_HEADING: ReadonlyMap<string, ReadColumn> = new Map(
  [...COLUMNS, ...FOREIGN].flatMap(([column, ...headings]) =>
    headings.map((heading) => [fold(heading), column] as const),
  ),
);

export function columnOf(heading: string): ReadColumn | undefined {
  return BY_HEADING.get(fold(heading.slice(0, 100)));
}

function fold(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z]/g, '');
}
