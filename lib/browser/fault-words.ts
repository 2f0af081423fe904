/**
 * What the file formats and the library find wrong, in the reader's language. They speak English, for they also run where
 * none of our words are; their sentences are known again here by their form. One that is not known is shown as it is.
 */
import { say, type WordKey } from './words.ts';

/** Their sentences, with `$1`, `$2` where something is filled in. */
export const FAULTS = {
  fault_line: 'line $1: $2',
  fault_entry: 'entry "$1": $2',
  fault_empty: 'the file is empty',
  fault_too_long: 'the file is larger than 50 million characters',
  fault_too_large: 'it is larger than $1 MB',
  fault_pdf: 'it is a PDF, not a list of papers',
  fault_zip: 'it is a zip archive; unpack it first',
  fault_gzip: 'it is compressed with gzip; unpack it first',
  fault_gzip_damaged: 'it is compressed with gzip, but damaged',
  fault_database: 'it is a database; export from the program it belongs to instead',
  fault_xml: 'it is XML; export from Zotero as BibTeX, RIS, CSV or CSL-JSON instead',
  fault_web_page: 'it is a web page, not a list of papers',
  fault_no_papers: 'it holds no papers',
  fault_no_identifier: 'it holds no identifier that Offprint knows',
  fault_not_identifier: '"$1" is not an identifier Offprint knows',
  fault_only_first: 'only the first $1 entries were read',
  fault_json_ends: 'it is not JSON: it ends early',
  fault_json_here: 'it is not JSON from here on',
  fault_json_unknown:
    'it is JSON, but of no program Offprint knows (its own, PaperMemory, Zotero, CSL-JSON, Web Annotations)',
  fault_memex:
    'it is an export of Memex, which Offprint does not read; its papers can be brought in by their addresses',
  fault_two_files: 'the file goes on after its end; it may be two files in one',
  fault_not_library: 'it is JSON, but not a library of Offprint',
  fault_newer:
    'it was written by a newer Offprint (version $1 of the file; this one reads up to $2). Update Offprint, then open it again.',
  fault_ends_early: 'the file ends early, in line $1',
  fault_checksum: 'its checksum is wrong: it was changed since it was written',
  fault_not_of_format: 'it is not part of the format',
  fault_row_broken: 'the row is not whole',
  fault_row_twice: 'a row with this id stands in the file already',
  fault_paper_missing: 'its paper is not in the file',
  fault_no_title: 'it has no title',
  fault_no_place: 'Offprint has no place for it (in $1 of the entries)',
  fault_parts_only: 'attachments and notes that are no papers ($1)',
  fault_comment_entries: 'a @comment with entries in it was skipped',
  fault_no_place_column: 'Offprint has no place for this column',
  fault_key_as_title: 'it has none; the citation key stands in its place',
  fault_no_title_column: 'no column is called "Title"',
  fault_quotation_open: 'a quotation mark is opened and never closed',
  fault_no_ris_type: 'it has no "TY  - " line, so it is not RIS',
  fault_ris_next: 'the entry has no ER; it ends where the next one begins',
  fault_ris_end: 'the entry has no ER before the end of the file',
  fault_outside: 'the line stands outside every entry',
  fault_year: '"$1" is not a year',
  fault_address: '"$1" is not an http or https address',
  fault_one_already: 'They are one paper already.',
  fault_all_sources: 'A paper cannot be parted from all of its sources.',
  fault_inside_itself: 'A collection cannot be put inside itself.',
  fault_too_deep: 'Collections cannot be nested deeper than this.',
  fault_no_words: 'No words were chosen.',
} as const satisfies { [key in WordKey]?: string };

type Fault = keyof typeof FAULTS;

/** What is filled in is another such sentence. */
const NESTING: ReadonlySet<Fault> = new Set(['fault_line', 'fault_entry']);

/** Longer ones are no sentences of ours. */
const LONGEST = 2_000;

let known: readonly (readonly [Fault, RegExp])[] | undefined;

/** A sentence of theirs, in the reader's language. */
export function faultWords(sentence: string): string {
  if (sentence.length > LONGEST) return sentence;
  known ??= (Object.keys(FAULTS) as Fault[]).map((key) => [key, formOf(FAULTS[key])]);
  for (const [key, form] of known) {
    const fill = form.exec(sentence)?.slice(1);
    if (fill) return say(key, ...(NESTING.has(key) ? [fill[0]!, faultWords(fill[1]!)] : fill));
  }
  return sentence;
}

/** The words of an error that was thrown at us. */
export function thrownWords(error: unknown): string {
  return faultWords(error instanceof Error ? error.message : String(error));
}

function formOf(sentence: string): RegExp {
  return new RegExp(`^${sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\$\d/g, '(.+?)')}$`, 's');
}
