/**
 * Anything a reader brings in → its entries, one after the other: our own JSON as it streams by, every other file and
 * text read whole within the limits of its format. What the words mean is `formats/`'s and `sites/pasted`'s business;
 * here is decided which of them is asked.
 */
import * as v from 'valibot';
import { detectFormat, formatOf, type DetectedFormat } from '../../formats/formats.ts';
import { readIdList } from '../../formats/id-list.ts';
import { FormatError, barePaper } from '../../formats/interchange.ts';
import type { InterchangePaper, ParsedFile, Rejection } from '../../formats/interchange.ts';
import { isLibraryFile } from '../../formats/json/papers.ts';
import { readLibrary, type LibraryEvent } from '../../formats/json/read.ts';
import { textChunks, wholeText } from '../../formats/open-file.ts';
import { BibliographySchema } from '../../paper/schemas.ts';
import type { Bibliography } from '../../paper/bibliography.ts';
import { readPasted, type PastedPaper } from '../../sites/pasted/index.ts';

/** What is brought in: a file, a text, or what a copied page showed when it was read. */
export type Brought =
  | { kind: 'file'; name: string; file: Blob }
  | { kind: 'text'; name: string; text: string }
  | { kind: 'records'; name: string; format: string; papers: PastedPaper[]; guesses: PastedPaper[] };

/** A paper with how sure it is that it is one; below `SURE` it is offered, not chosen. */
export interface Entry {
  paper: InterchangePaper;
  confidence: number;
}

/** From here on an entry is chosen unless the reader takes it out. */
export const SURE = 0.6;

/** A library of ours as it streams by, or the papers of anything else. */
export type Source =
  | { kind: 'library'; format: 'json'; events: AsyncIterable<LibraryEvent> }
  | { kind: 'papers'; format: string; entries: Entry[]; rejected: Rejection[]; leftOut: Rejection[] };

/** Characters of a file that tell whether it is a library of ours. */
const HEAD = 2_000;

/** Opens what is brought. Throws a `FormatError` in words for its owner. */
export async function openSource(brought: Brought): Promise<Source> {
  if (brought.kind === 'records') return ofListing(brought.format, brought.papers, brought.guesses, []);
  if (brought.kind === 'text') {
    if (isLibraryFile(brought.text)) return ofLibrary([brought.text]);
    return ofText(brought.text);
  }
  const { file } = brought;
  if (await isLibrary(file)) return ofLibrary(textChunks(file));
  const text = await wholeText(file);
  // A library that was saved anew in another encoding is one still.
  return isLibraryFile(text) ? ofLibrary([text]) : ofText(text);
}

/** Reads the start of a file, unpacked where it is packed; a file in another encoding is no library of ours. */
async function isLibrary(file: Blob): Promise<boolean> {
  let head = '';
  try {
    for await (const chunk of textChunks(file)) {
      head += chunk;
      if (head.length >= HEAD) break;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  return isLibraryFile(head);
}

function ofLibrary(chunks: Iterable<string> | AsyncIterable<string>): Source {
  return { kind: 'library', format: 'json', events: readLibrary(chunks) };
}

function ofText(text: string): Source {
  let format: DetectedFormat | null = null;
  let refusal: FormatError | null = null;
  try {
    format = detectFormat(text);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    refusal = error;
  }
  const read = format && formatOf(format)?.read;
  if (format && read) {
    try {
      return ofFile(format, read(text));
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      // JSON may be a feed's; a text may only quote an entry of BibTeX.
      refusal = error;
    }
  }
  const { source, papers, guesses } = readPasted(text);
  if (papers.length + guesses.length > 0) return ofListing(source, papers, guesses, []);
  if (refusal) throw refusal;
  return ofFile('ids', readIdList(text));
}

function ofFile(format: string, { papers, rejected, leftOut }: ParsedFile & { kind?: string }): Source {
  const entries = papers.map((paper) => ({ paper, confidence: 1 }));
  return { kind: 'papers', format, entries, rejected, leftOut };
}

/** What was read from prose or a page passes the gate that pages pass. */
function ofListing(
  format: string,
  papers: readonly PastedPaper[],
  guesses: readonly PastedPaper[],
  rejected: Rejection[],
): Source {
  const entries: Entry[] = [];
  // The surest first, as far as they are sure at all: the others stand together at the end.
  const ordered = [...papers, ...guesses].toSorted(
    (a, b) => Number(b.confidence >= SURE) - Number(a.confidence >= SURE),
  );
  for (const { record, confidence } of ordered) {
    const parsed = v.safeParse(BibliographySchema, record);
    if (parsed.success) entries.push({ paper: barePaper(parsed.output as Bibliography), confidence });
    else {
      const field = v.getDotPath(parsed.issues[0]);
      rejected.push({ ...(field !== null && { field }), reason: parsed.issues[0].message });
    }
  }
  return { kind: 'papers', format, entries, rejected, leftOut: [] };
}
