/** Files of tagged lines that are not RIS (EndNote's, PubMed's), taken apart into entries of tags and values. */
import { FILE_LIMITS, FormatError, type Rejection } from '../interchange.ts';
import type { RisEntry } from './scan.ts';

export interface TaggedLines {
  /** A line with a tag: the tag, and its value. Linear on any line. */
  line: RegExp;
  /** The tag that opens an entry. */
  opening: string;
  /** What a line without a tag adds to the value before it; null where it stands for nothing. */
  continued(line: string): string | null;
  /** Said of a file without a single entry: "it has no …". */
  none: string;
}

const OUTSIDE_FIELDS = 'the line stands outside every field';
const OUTSIDE_ENTRIES = 'the line stands outside every entry';
/** Lines outside of everything that are named one by one. */
const MOST_STRAYS = 100;

/** The entries in order; what could not be read goes to `problems`. Throws a `FormatError` for a file past the limit or without an entry. */
export function readTagged(
  text: string,
  { line: tagged, opening, continued, none }: TaggedLines,
  problems: Rejection[],
): RisEntry[] {
  if (text.length > FILE_LIMITS.text) throw new FormatError('the file is larger than 50 million characters');
  const entries: RisEntry[] = [];
  let entry: RisEntry | null = null;
  let strays = 0;
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  for (const [at, line] of lines.entries()) {
    const [, tag, value = ''] = tagged.exec(line) ?? [];
    const more = tag === undefined ? continued(line) : null;
    if (tag === opening) {
      // One more than is read, so that the reader can name it.
      if (entries.length > FILE_LIMITS.entries) break;
      entry = { line: at + 1, values: [{ tag, value }] };
      entries.push(entry);
    } else if (line.trim() === '') continue;
    else if (entry && tag) entry.values.push({ tag, value });
    else if (entry && more !== null) entry.values.at(-1)!.value += more;
    else if (strays++ < MOST_STRAYS)
      problems.push({ line: at + 1, reason: entry ? OUTSIDE_FIELDS : OUTSIDE_ENTRIES });
  }
  if (entries.length === 0) throw new FormatError(none);
  return entries;
}
