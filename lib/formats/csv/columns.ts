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

/** In the order of the file, with the heading written and those also read. */
export const COLUMNS: readonly (readonly [Column, string, ...string[]])[] = [
  ['title', 'Title', 'Document Title', 'Article Title', 'Name'],
  ['authors', 'Authors', 'Author', 'Author Full Names', 'Author(s)', 'Creators'],
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
  ],
  ['abstract', 'Abstract', 'Abstract Note'],
  ['arxiv', 'arXiv', 'arXiv ID', 'ArXivId'],
  ['doi', 'DOI'],
  ['isbn', 'ISBN'],
  ['ids', 'Other identifiers'],
  ['url', 'URL', 'Link', 'Address'],
  ['subjects', 'Subjects'],
  ['comments', 'Comments', 'Extra'],
  ['journalRef', 'Journal reference'],
  ['volume', 'Volume'],
  ['issue', 'Issue', 'Number'],
  ['pages', 'Pages', 'Page'],
  ['publisher', 'Publisher'],
  ['place', 'Place'],
  ['edition', 'Edition'],
  ['series', 'Series'],
  ['issn', 'ISSN'],
  ['language', 'Language'],
  ['editors', 'Editors', 'Editor'],
  ['type', 'Type', 'Item Type', 'Document Type'],
  ['tags', 'Tags', 'Manual Tags', 'Keywords', 'Author Keywords', 'Labels'],
  ['collections', 'Collections', 'Folders'],
  ['state', 'State'],
  ['star', 'Star', 'Starred', 'Favorite'],
  ['note', 'Note', 'Notes'],
  ['marks', 'Marks'],
  ['saved', 'Saved', 'Date Added', 'Date added'],
  ['read', 'Read'],
  ['key', 'Citation key', 'Key', 'BibTeX key'],
];

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap(([column, ...headings]) => headings.map((heading) => [fold(heading), column] as const)),
);

export function columnOf(heading: string): Column | undefined {
  return BY_HEADING.get(fold(heading.slice(0, 100)));
}

function fold(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z]/g, '');
}
