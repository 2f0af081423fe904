/** A bibliography as a reader reads and writes it: one text for each field, there and back. */
import { LIMITS, type Author, type Bibliography } from './bibliography.ts';
import { parseArxivId, parseDoi } from './identifiers.ts';
import type { BibliographicField, PaperRow } from './rows.ts';
import { isWebAddress } from './schemas.ts';

/** In the order of a form. */
export const TEXT_FIELDS = [
  'title', 'authors', 'venue', 'year', 'date', 'volume', 'issue', 'pages', 'publisher', 'arxiv', 'doi', 'url', 'abstract',
  'comments',
] as const; // prettier-ignore
export type TextField = (typeof TEXT_FIELDS)[number];
export type FieldTexts = Record<TextField, string>;

/** The field of the bibliography that a text is (part) of. */
export const FIELD_OF: Record<TextField, BibliographicField> = {
  title: 'title',
  authors: 'authors',
  venue: 'venue',
  year: 'year',
  date: 'date',
  volume: 'details',
  issue: 'details',
  pages: 'details',
  publisher: 'details',
  arxiv: 'ids',
  doi: 'ids',
  url: 'url',
  abstract: 'abstract',
  comments: 'comments',
};

/** Authors stand one to a line; a field that is not known is empty. */
export function textsOf(of: Bibliography): FieldTexts {
  const { arxiv, arxivVersion, doi } = of.ids;
  return {
    title: of.title,
    authors: of.authors.map(({ name }) => name).join('\n'),
    venue: of.venue ?? '',
    year: of.year === undefined ? '' : String(of.year),
    date: of.date ?? '',
    volume: of.details?.volume ?? '',
    issue: of.details?.issue ?? '',
    pages: of.details?.pages ?? '',
    publisher: of.details?.publisher ?? '',
    arxiv: arxiv ? `${arxiv}${arxivVersion ? `v${arxivVersion}` : ''}` : '',
    doi: doi ?? '',
    url: of.url ?? '',
    abstract: of.abstract ?? '',
    comments: of.comments ?? '',
  };
}

/** The fields of which a source says something else than the paper does, with what it says. */
export function differencesOf(
  given: Bibliography,
  paper: Bibliography,
): { field: TextField; text: string }[] {
  const [here, there] = [textsOf(given), textsOf(paper)];
  return TEXT_FIELDS.filter((field) => here[field] !== '' && here[field] !== there[field]).map((field) => ({
    field,
    text: here[field],
  }));
}

export interface ReadTexts {
  set: PaperRow['edits'];
  clear: BibliographicField[];
  /** Fields whose text is none: a year that is no number, a DOI that is none. */
  wrong: TextField[];
}

/** What changed texts mean for a paper that is `of`: nothing is read into texts that are as they were. */
export function readTexts(of: Bibliography, changed: Partial<FieldTexts>): ReadTexts {
  const before = textsOf(of);
  const read: ReadTexts = { set: {}, clear: [], wrong: [] };
  const ids = { ...of.ids };
  const details = { ...of.details };
  for (const field of TEXT_FIELDS) {
    const text = changed[field]?.toWellFormed().replaceAll('\u0000', '').trim();
    if (text === undefined || text === before[field]) continue;
    const isRead = text === '' ? empty(field) : take(field, text);
    if (!isRead) read.wrong.push(field);
  }
  return read;

  function empty(field: TextField): boolean {
    switch (field) {
      case 'title':
        return false;
      case 'arxiv':
        delete ids.arxiv;
        delete ids.arxivVersion;
        read.set.ids = ids;
        return true;
      case 'doi':
        delete ids.doi;
        read.set.ids = ids;
        return true;
      case 'volume':
      case 'issue':
      case 'pages':
      case 'publisher':
        delete details[field];
        read.set.details = details;
        return true;
      default:
        read.clear.push(FIELD_OF[field]);
        return true;
    }
  }

  function take(field: TextField, text: string): boolean {
    const line = text.replace(/\s+/gu, ' ');
    switch (field) {
      case 'title':
      case 'venue':
      case 'comments':
      case 'abstract':
        if (line.length > LIMITS[field]) return false;
        read.set[field] = line;
        return true;
      case 'authors': {
        const authors = authorsIn(text, of.authors);
        if (authors.length > LIMITS.authors || authors.some(({ name }) => name.length > LIMITS.authorName))
          return false;
        read.set.authors = authors;
        return true;
      }
      case 'year':
        if (!/^[12]\d{3}$/.test(line)) return false;
        read.set.year = Number(line);
        return true;
      case 'date':
        if (!/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(line)) return false;
        read.set.date = line;
        return true;
      case 'arxiv': {
        const found = parseArxivId(line);
        if (!found) return false;
        ids.arxiv = found.id;
        delete ids.arxivVersion;
        if (found.version) ids.arxivVersion = found.version;
        read.set.ids = ids;
        return true;
      }
      case 'doi': {
        const doi = parseDoi(line);
        if (!doi) return false;
        ids.doi = doi;
        read.set.ids = ids;
        return true;
      }
      case 'url':
        if (!isWebAddress(line) || line.length > LIMITS.url) return false;
        read.set.url = line;
        return true;
      default:
        if (line.length > 200) return false;
        details[field] = line;
        read.set.details = details;
        return true;
    }
  }
}

/** One name a line; a name that was there keeps its parts. */
function authorsIn(text: string, before: readonly Author[]): Author[] {
  const known = new Map(before.map((author) => [author.name, author]));
  return text
    .split(/\r?\n|;/)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .map((name) => known.get(name) ?? { name });
}
