/**
 * `crossref`: an entry takes from the entry it names what it lacks itself. The parent's title is the child's
 * booktitle, as biblatex has it (biblatex manual, appendix B); identifiers and notes are never inherited.
 */
import type { BibtexEntry } from './scan.ts';

const NEVER = new Set(
  'crossref xref key keywords annote annotation note abstract doi url eprint file ids author shorttitle title subtitle pages groups isbn-13'.split(
    ' ',
  ),
);
/** How many parents a chain may have. */
const CHAIN = 5;

/** Completes every entry that names a parent in the same file; a cycle ends where it closes. */
export function inheritCrossrefs(entries: BibtexEntry[]): void {
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries)
    if (entry.key && !byKey.has(entry.key.toLowerCase())) byKey.set(entry.key.toLowerCase(), entry);
  const done = new Set<BibtexEntry>();
  const complete = (entry: BibtexEntry, depth: number): void => {
    const name = entry.fields.get('crossref')?.trim().toLowerCase();
    if (!name || done.has(entry) || depth > CHAIN) return;
    done.add(entry);
    const parent = byKey.get(name);
    if (!parent || parent === entry) return;
    complete(parent, depth + 1);
    inherit(entry, parent);
  };
  for (const entry of entries) complete(entry, 0);
}

function inherit(child: BibtexEntry, parent: BibtexEntry): void {
  const part = /^(?:in|chapter)/.test(child.type);
  for (const [field, value] of parent.fields) {
    if (!NEVER.has(field) && !child.fields.has(field)) child.fields.set(field, value);
  }
  const title = parent.fields.get('title');
  if (title && part && !child.fields.has('booktitle')) child.fields.set('booktitle', title);
  else if (title && !part && !child.fields.has('title')) child.fields.set('title', title);
  const author = parent.fields.get('author');
  if (author && !child.fields.has('author') && !child.fields.has('editor'))
    child.fields.set('author', author);
}
