/** The rows that made papers have in the library: as they would stand had each been saved from a page. */
import { withKeys } from '../../../lib/library/works/derived.ts';
import type { MarkRow, PaperRow, RecordRow } from '../../../lib/paper/rows.ts';
import { canonicalText, textKey } from '../../../lib/text/abstract-text.ts';
import { derivePaper } from '../../../lib/works/merge.ts';
import type { MadePaper } from '../made-papers.ts';

export interface LibraryRows {
  papers: PaperRow[];
  records: RecordRow[];
  marks: MarkRow[];
}

/** The first paper was saved here, each next one a minute later. */
const FIRST_SAVED = Date.UTC(2020, 0, 1);
const SITES = ['arxiv', 'hugging-face', 'openreview'];
/** One paper in so many carries a mark, is for later, is starred. */
const MARKED = 50;
const LATER = 5;
const STARRED = 20;

export function rowsOf(papers: Iterable<MadePaper>, first: number): LibraryRows {
  const rows: LibraryRows = { papers: [], records: [], marks: [] };
  let number = first;
  for (const paper of papers) add(rows, paper, number++);
  return rows;
}

function add(rows: LibraryRows, made: MadePaper, number: number): void {
  const id = `${String(number).padStart(8, '0')}-made-paper`;
  const at = FIRST_SAVED + number * 60_000;
  const tombstone = { v: 1, updatedAt: `${at}-0000-0badcafe` };
  const arxiv = `${String(1000 + (number % 9000)).padStart(4, '0')}.${String(number).padStart(5, '0')}`;
  const site = SITES[number % SITES.length] as string;
  const url = `https://arxiv.org/abs/${arxiv}`;
  const given = {
    title: made.title,
    authors: made.authors.map((name) => ({ name })),
    abstract: made.abstract,
    year: made.year,
    venue: made.venue,
    ids: { arxiv },
    url,
    links: [{ kind: 'pdf' as const, url: `https://arxiv.org/pdf/${arxiv}` }],
  };
  const record: RecordRow = {
    id: `${id}-record`, paper: id, source: { kind: 'page', site, url }, given, at, ...tombstone,
  }; // prettier-ignore
  const { text } = canonicalText(made.abstract);
  const key = textKey(text);
  rows.papers.push({
    id,
    ...derivePaper([record]),
    edits: {},
    currentAbstract: key,
    state: number % LATER === 0 ? 'later' : 'saved',
    star: number % STARRED === 0,
    tags: made.tags,
    collections: [],
    note: made.notes,
    dates: { saved: at },
    sites: [site],
    ...tombstone,
  });
  rows.records.push(withKeys(record));
  if (number % MARKED !== 0) return;
  const exact = text.slice(0, 40);
  rows.marks.push({
    id: `${id}-mark`,
    paper: id,
    target: { kind: 'abstract', key },
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: text.slice(40, 72) },
    position: { type: 'TextPositionSelector', start: 0, end: 40 },
    snapshot: text,
    colour: 'gold',
    note: number % (2 * MARKED) === 0 ? 'a remark' : '',
    at,
    ...tombstone,
  });
}
