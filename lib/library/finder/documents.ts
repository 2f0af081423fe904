/** What is searched of a paper: from its rows to the document of the index. Reads; decides nothing. */
import type { MarkRow, PaperRow } from '../../paper/rows.ts';
import { findLinks } from '../../skim/links.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { sitesOf } from '../works/derived.ts';
import { rowsOfEach } from '../database/each-of.ts';
import type { SearchDocument } from '../search/index.ts';

/** The document of one paper. `sites`: where it was met. */
export function documentOf(
  paper: PaperRow,
  marks: readonly MarkRow[],
  sites: readonly string[],
): SearchDocument {
  const { title, authors, abstract, venue, journalRef, year, ids, links } = paper.bibliography;
  const has: string[] = [];
  if (paper.note.trim() !== '' || marks.some(({ note }) => note.trim() !== '')) has.push('notes');
  if (marks.length > 0) has.push('marks');
  if (ids.arxiv !== undefined || links?.some(({ kind }) => kind === 'pdf')) has.push('pdf');
  if (links?.some(({ kind }) => kind === 'code') || leadsToCode(abstract)) has.push('code');
  const { arxivVersion: _version, ...known } = ids;
  const document: SearchDocument = {
    id: paper.id,
    title,
    authors: authors.map(({ name }) => name),
    tags: paper.tags,
    notes: [paper.note, ...marks.map(({ note }) => note)].filter(Boolean).join('\n'),
    marks: marks.map(({ quote }) => quote.exact).join('\n'),
    saved: paper.dates.saved,
    facets: {
      state: [paper.state],
      has,
      site: sites,
      collection: paper.collections,
      is: [...(paper.star ? ['starred'] : []), ...(paper.dates.read === undefined ? [] : ['read'])],
      id: Object.values(known).filter((value) => typeof value === 'string'),
    },
  };
  if (abstract) document.abstract = abstract;
  if (venue || journalRef) document.venue = [venue, journalRef].filter(Boolean).join(' ; ');
  if (year) document.year = year;
  return document;
}

/** Most abstracts hold no address at all, which is soon seen. */
function leadsToCode(abstract: string | undefined): boolean {
  return (
    abstract !== undefined &&
    /https?:|www\.|\.(?:com|org|io)\//i.test(abstract) &&
    findLinks(abstract).some(({ kind }) => kind === 'code')
  );
}

/** The documents of these papers; those that are gone are left out. */
export async function documentsOf(db: LibraryDatabase, ids: readonly string[]): Promise<SearchDocument[]> {
  const [papers, marks] = await Promise.all([
    db.papers.bulkGet([...ids]),
    rowsOfEach(db.marks, 'paper', ids),
  ]);
  return withSites(
    db,
    papers.filter((row) => row !== undefined),
    marks,
  );
}

/** Papers read at a time when all are read: about as many as are indexed in some tens of ms. */
const PAGE = 500;

/** The documents of all papers, in the order of their ids, some at a time. */
export async function* allDocuments(db: LibraryDatabase): AsyncGenerator<SearchDocument[]> {
  let last = '';
  for (;;) {
    // A range of whole rows is read in one go, several times faster than row by row.
    const papers = await db.papers.where('id').above(last).limit(PAGE).toArray();
    const [first, end] = [papers[0], papers.at(-1)];
    if (!first || !end) return;
    const marks = await db.marks.where('paper').between(first.id, end.id, true, true).toArray();
    yield await withSites(db, papers, marks);
    last = end.id;
  }
}

async function withSites(
  db: LibraryDatabase,
  papers: readonly PaperRow[],
  marks: readonly MarkRow[],
): Promise<SearchDocument[]> {
  const alive = papers.filter(({ deletedAt }) => deletedAt === undefined);
  const marksOf = Map.groupBy(
    marks.filter(({ deletedAt }) => deletedAt === undefined),
    ({ paper }) => paper,
  );
  const unknown = alive.filter(({ sites }) => sites === undefined).map(({ id }) => id);
  const found = unknown.length > 0 ? await sitesFromRecords(db, unknown) : new Map<string, string[]>();
  return alive.map((paper) =>
    documentOf(paper, marksOf.get(paper.id) ?? [], paper.sites ?? found.get(paper.id) ?? []),
  );
}

/** Rows from before sites were kept with the paper: its records tell. */
async function sitesFromRecords(
  db: LibraryDatabase,
  papers: readonly string[],
): Promise<Map<string, string[]>> {
  const records = await db.records.where('paper').anyOf(papers).toArray();
  return new Map(
    [...Map.groupBy(records, ({ paper }) => paper)].map(([paper, rows]) => [paper, sitesOf(rows)]),
  );
}
