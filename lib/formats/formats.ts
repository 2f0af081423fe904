/** Every format Offprint reads or writes, by name, and which one a text is in. */
import { readBibtex } from './bibtex/read.ts';
import { writeBibtex } from './bibtex/write.ts';
import { LeftOut } from './carries.ts';
import type { FormatId } from './carries.ts';
import { readCsl } from './csl/read.ts';
import { writeCsl } from './csl/write.ts';
import { readCsv } from './csv/read.ts';
import { columnOf } from './csv/columns.ts';
import { readRows } from './csv/table.ts';
import { writeCsv } from './csv/write.ts';
import { FormatError } from './interchange.ts';
import type { InterchangePaper, ParsedFile } from './interchange.ts';
import { readForeignJson } from './json/foreign.ts';
import { isLibraryFile, readLibraryPapers } from './json/papers.ts';
import { writeMarkdown } from './markdown/write.ts';
import { ENW_START, readEnw } from './ris/enw.ts';
import { NBIB_START, readNbib } from './ris/nbib.ts';
import { readRis } from './ris/read.ts';
import { writeRis } from './ris/write.ts';
import { readAnnotations } from './w3c/read.ts';
import { writeAnnotations } from './w3c/write.ts';

/** Reads a whole text; throws a `FormatError`. */
export type FormatReader = (text: string) => ParsedFile;
/** Chunks of text, and what was left out in `leftOut`. */
export type FormatWriter = (papers: Iterable<InterchangePaper>, leftOut?: LeftOut) => Generator<string>;

/** Formats that are read alone: the programs that write them read RIS and BibTeX too. */
export type ReadFormatId = 'nbib' | 'enw';

export interface Format {
  id: FormatId | ReadFormatId;
  /** As a person says it. */
  name: string;
  /** Of a file, without a dot. */
  extension: string;
  mediaType: string;
  read?: FormatReader;
  /** Absent for JSON, which is written from rows (`json/write.ts`), and for formats that are read alone. */
  write?: FormatWriter;
}

export const FORMATS: readonly Format[] = [
  { id: 'json', name: 'Offprint JSON', extension: 'json', mediaType: 'application/json', read: readJson },
  {
    id: 'bibtex',
    name: 'BibTeX',
    extension: 'bib',
    mediaType: 'application/x-bibtex',
    read: readBibtex,
    write: writeBibtex,
  },
  {
    id: 'ris',
    name: 'RIS',
    extension: 'ris',
    mediaType: 'application/x-research-info-systems',
    read: readRis,
    write: writeRis,
  },
  {
    id: 'csl',
    name: 'CSL-JSON',
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    read: readCsl,
    write: writeCsl,
  },
  { id: 'nbib', name: 'PubMed', extension: 'nbib', mediaType: 'application/nbib', read: readNbib },
  {
    id: 'enw',
    name: 'EndNote',
    extension: 'enw',
    mediaType: 'application/x-endnote-refer',
    read: readEnw,
  },
  { id: 'csv', name: 'CSV', extension: 'csv', mediaType: 'text/csv', read: readCsv, write: writeCsv },
  { id: 'markdown', name: 'Markdown', extension: 'md', mediaType: 'text/markdown', write: writeMarkdown },
  {
    id: 'w3c',
    name: 'Web Annotations',
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    read: readAnnotations,
    write: writeAnnotations,
  },
];

export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

/** JSON of any program: Offprint's own library, or one of those `json/foreign.ts` tells apart. */
function readJson(text: string): ParsedFile {
  if (isLibraryFile(text)) {
    const { warnings, ...parsed } = readLibraryPapers(text);
    return { ...parsed, leftOut: [...warnings.map((reason) => ({ reason })), ...parsed.leftOut] };
  }
  return readForeignJson(text);
}

export type DetectedFormat = Exclude<FormatId, 'markdown' | 'csl' | 'w3c'> | ReadFormatId | 'ids';

/** What a file of unknown name is in, by its first lines. Throws a `FormatError` that names what it looks like. */
export function detectFormat(text: string): DetectedFormat {
  const start = text
    .replace(/^\ufeff/, '')
    .slice(0, 100_000)
    .trimStart();
  if (start === '') throw new FormatError('the file is empty');
  if (start.startsWith('%PDF')) throw new FormatError('it is a PDF, not a list of papers');
  if (start.startsWith('PK\u0003\u0004')) throw new FormatError('it is a zip archive; unpack it first');
  if (/^<\?xml|^<rdf:RDF/i.test(start))
    throw new FormatError('it is XML; export from Zotero as BibTeX, RIS, CSV or CSL-JSON instead');
  if (/^<(?:!doctype|html)/i.test(start)) throw new FormatError('it is a web page, not a list of papers');
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  if (/^[A-Z][A-Z0-9] {1,2}-/m.test(start) && /^TY {1,2}-/m.test(start)) return 'ris';
  if (NBIB_START.test(start) && /^TI {2}- /m.test(start)) return 'nbib';
  if (ENW_START.test(start) && /^%[TAJ] /m.test(start)) return 'enw';
  if (/^[ \t]*@[A-Za-z]{2,30}[ \t]*[{(]/m.test(start)) return 'bibtex';
  const [heading] = readRows(start.slice(0, 5_000));
  if (heading && heading.cells.length > 1 && heading.cells.some((cell) => columnOf(cell) === 'title'))
    return 'csv';
  return 'ids';
}
