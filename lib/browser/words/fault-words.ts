/**
 * What the file formats and the library find wrong, in the reader's language. They speak English, for they also run where
 * none of our words are; their sentences are known again here by their form. One that is not known is shown as it is.
 */
import { formOf } from './sentence-form.ts';
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
  fault_title_long: 'its title has $1 characters; $2 is the limit',
  fault_many_authors: 'it has $1 authors; $2 is the limit',
  fault_name_long: 'a name is too long',
  fault_abstract_long: 'its abstract has $1 characters; $2 is the limit',
  fault_longer_than: 'it is longer than $1 characters',
  fault_not_doi: '"$1" is not a DOI',
  fault_not_arxiv: '"$1" is not an arXiv id',
  fault_form_of_identifier: '"$1" does not have the form of such an identifier',
  fault_unpacks: 'it unpacks to more than $1 times its size, as no list of papers does',
  fault_contains_itself: 'the collection would contain itself',
  fault_empty_list: 'it is an empty list',
  fault_not_item: 'it is not an item',
  fault_reformatted: 'the file was re-formatted by another program and is too large to be read whole',
  fault_ends_first_lines: 'the file ends within its first lines',
  fault_line_long: 'the line is longer than $1 characters',
  fault_nested: 'it is nested deeper than $1 levels',
  fault_no_version: 'it does not say which version of the format it has',
  fault_header_counts: 'its header counts $1 $2; it holds $3',
  fault_no_checksum: 'it has no checksum',
  fault_bad_characters: 'holds characters that no text has',
  fault_not_id: 'is not an id',
  fault_not_pair: 'is not a pair of ids',
  fault_row_newer: 'was written by a newer Offprint',
  fault_not_address: 'is not an http or https address',
  fault_bibtex_string: 'a @string without a name and a value was skipped',
  fault_bibtex_bare: 'an @$1 with neither key nor fields was skipped',
  fault_open_at_end: 'it is not closed before the end of the file',
  fault_open_at_next: 'it is not closed before the next entry',
  fault_field_open: 'its field "$1" is not closed',
  fault_macros_cut: 'the macros of "$1" expand to more than $2 characters; it is cut',
  fault_macro_unknown: 'the macro "$1" is not defined; its name is kept',
  fault_not_csl: 'it is JSON, but not a list of CSL items',
  fault_not_object: 'it is not an object',
  fault_many_columns: 'it has more than $1 columns',
  fault_extra_cells: 'cells beyond the last heading were left out',
  fault_outside_field: 'the line stands outside every field',
  fault_not_endnote: 'it has no "%0" line, so it is not a file of EndNote',
  fault_not_pubmed: 'it has no "PMID- " line, so it is not a file of PubMed',
  fault_not_annotations: 'it is JSON, but not a list of annotations',
  fault_about_nothing: 'it does not say what it is about',
  fault_marks_nothing: 'it marks no words and says nothing',
  fault_marks_much: 'it marks $1 characters; $2 is the limit',
  fault_restore_stopped: 'Stopped. The library is as it was.',
  fault_restore_part: 'Of $1 papers, $2 were written.',
  fault_sources_other: 'These sources are not of this paper.',
  fault_too_long_ago: 'This was too long ago to be taken back.',
  fault_mark_words: 'The marked words do not stand where the mark says.',
  fault_mark_known: 'There is a mark with this id already.',
  fault_other_paper: 'The page shows another paper.',
  fault_search_worker: 'The search worker does not run.',
  fault_import_gone: 'What was to be brought in is no longer there.',
  fault_unreadable_rows: 'Rows of "$1" cannot be read.',
  fault_emptied: 'The library was emptied while it was open.',
  fault_not_utf8: 'it is not UTF-8 text',
  fault_unknown_list: 'a list "$1" is not part of the format',
  fault_not_as_written: 'it is not JSON as Offprint writes it',
  fault_not_list: '"$1" is not a list',
  fault_no_library: 'it is not a library of Offprint',
  fault_not_clock: 'is not a clock',
  fault_restoring: 'Another tab is restoring the library.',
  fault_snapshot_read: 'A snapshot did not read back: $1.',
} as const satisfies { [key in WordKey]?: string };

type Fault = keyof typeof FAULTS;

/** What is filled in is another such sentence. */
const NESTING: ReadonlySet<Fault> = new Set(['fault_line', 'fault_entry', 'fault_snapshot_read']);

/** Digits that are filled in are quantities, written as the language writes them. */
const COUNTED: ReadonlySet<Fault> = new Set([
  'fault_only_first',
  'fault_title_long',
  'fault_many_authors',
  'fault_abstract_long',
  'fault_longer_than',
  'fault_line_long',
  'fault_macros_cut',
  'fault_marks_much',
  'fault_header_counts',
  'fault_restore_part',
  'fault_many_columns',
]);

/** Longer ones are no sentences of ours. */
const LONGEST = 2_000;

let known: readonly (readonly [Fault, RegExp])[] | undefined;

/** A sentence of theirs, in the reader's language. */
export function faultWords(sentence: string): string {
  if (sentence.length > LONGEST) return sentence;
  known ??= (Object.keys(FAULTS) as Fault[]).map((key) => [key, formOf(FAULTS[key])]);
  for (const [key, form] of known) {
    const fill = form.exec(sentence)?.slice(1);
    if (!fill) continue;
    if (NESTING.has(key)) return say(key, ...fill.slice(0, -1), faultWords(fill.at(-1)!));
    return say(key, ...(COUNTED.has(key) ? fill.map(quantity) : fill));
  }
  return sentence;
}

const quantity = (text: string): string | number => (/^\d{1,15}$/.test(text) ? Number(text) : text);
