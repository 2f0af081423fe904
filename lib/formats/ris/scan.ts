/**
 * A RIS file as entries of tags and values, each with its line. A value may run over several lines; an entry that
 * is not closed ends where the next `TY` opens one; an `ER` inside a running text does not close it.
 */
import { FILE_LIMITS } from '../interchange.ts';
import type { Rejection } from '../interchange.ts';
import { TAG_LINE } from './tags.ts';

export interface RisEntry {
  line: number;
  /** In file order; a tag may stand more than once. */
  values: { tag: string; value: string }[];
}

/** Entries and what was wrong around them. Never throws. */
export function scanRis(text: string): { entries: RisEntry[]; problems: Rejection[] } {
  const entries: RisEntry[] = [];
  const problems: Rejection[] = [];
  let entry: RisEntry | null = null;
  let strays = 0;
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const [, tag, value = ''] = TAG_LINE.exec(line) ?? [];
    if (tag === 'TY') {
      if (entry)
        problems.push({ line: entry.line, reason: 'the entry has no ER; it ends where the next one begins' });
      // One more than is read, so that the reader can name it.
      if (entries.length > FILE_LIMITS.entries) return { entries, problems };
      entry = { line: at + 1, values: [{ tag, value: value.trim() }] };
      entries.push(entry);
    } else if (tag === 'ER' && (value.trim() === '' || endsHere(lines, at))) entry = null;
    else if (!entry) {
      if (line.trim() !== '' && strays++ < 100)
        problems.push({ line: at + 1, reason: 'the line stands outside every entry' });
    } else if (tag && tag !== 'ER') entry.values.push({ tag, value });
    else continueValue(entry, line);
  }
  if (entry) problems.push({ line: entry.line, reason: 'the entry has no ER before the end of the file' });
  return { entries, problems };
}

/** Whether an ER with words after it closes its entry all the same: the next line with anything on it opens one. */
function endsHere(lines: string[], at: number): boolean {
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] as string;
    if (line.trim() !== '') return TAG_LINE.exec(line)?.[1] === 'TY';
  }
  return true;
}

function continueValue(entry: RisEntry, line: string): void {
  const last = entry.values.at(-1);
  if (!last) return;
  // The writer puts one space before a line of a note that would read as a tag.
  last.value += `\n${/^ \s*[A-Z][A-Z0-9] {1,2}-/.test(line) ? line.slice(1) : line}`;
}
