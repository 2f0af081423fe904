/**
 * Builds the record of a sighting within the limits on what a page may give: what is longer is cut and marked.
 * Readers collect what they found in a `Draft` and never touch the limits themselves.
 */
import {
  LIMITS,
  type Author,
  type Bibliography,
  type CuttableField,
  type Link,
} from '../../paper/bibliography.ts';
import type { Identifiers } from '../../paper/identifiers.ts';

/** A record in the making: fields may be missing, empty or too long. */
export interface Draft extends Omit<Partial<Bibliography>, 'ids' | 'cut'> {
  ids: Identifiers;
}

/** The record within limits, or null when it has no title. Absent and empty fields are left out. */
export function finish(draft: Draft): Bibliography | null {
  const cut: CuttableField[] = [];
  const title = within(draft.title, 'title', cut);
  if (!title) return null;
  const record: Bibliography = { title, authors: authorsWithin(draft.authors ?? [], cut), ids: draft.ids };
  const abstract = within(draft.abstract, 'abstract', cut);
  if (abstract) record.abstract = abstract;
  const comments = within(draft.comments, 'comments', cut);
  if (comments) record.comments = comments;
  const venue = within(draft.venue, 'venue', cut);
  if (venue) record.venue = venue;
  if (draft.journalRef) record.journalRef = draft.journalRef.slice(0, LIMITS.comments);
  if (draft.authorsTruncated) record.authorsTruncated = true;
  if (draft.authorCount) record.authorCount = draft.authorCount;
  if (draft.year) record.year = draft.year;
  if (draft.date) record.date = draft.date;
  if (draft.subjects?.length) record.subjects = draft.subjects.slice(0, LIMITS.subjects);
  if (draft.section) record.section = draft.section;
  if (draft.withdrawn) record.withdrawn = true;
  if (draft.url && draft.url.length <= LIMITS.url) record.url = draft.url;
  if (draft.links?.length) record.links = linksWithin(draft.links);
  if (cut.length > 0) record.cut = cut;
  return record;
}

function within(
  text: string | undefined,
  field: 'title' | 'abstract' | 'comments' | 'venue',
  cut: CuttableField[],
): string | undefined {
  if (!text || text.length <= LIMITS[field]) return text;
  cut.push(field);
  return cutAt(text, LIMITS[field]);
}

/** Cut to a length without tearing a surrogate pair apart. */
function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length).trimEnd();
}

function authorsWithin(authors: Author[], cut: CuttableField[]): Author[] {
  let kept = authors;
  if (kept.length > LIMITS.authors) {
    kept = kept.slice(0, LIMITS.authors);
    cut.push('authors');
  }
  if (kept.every((author) => author.name.length <= LIMITS.authorName)) return kept;
  if (!cut.includes('authors')) cut.push('authors');
  return kept.map((author) => ({ ...author, name: cutAt(author.name, LIMITS.authorName) }));
}

function linksWithin(links: Link[]): Link[] {
  return links.filter((link) => link.url.length <= LIMITS.url).slice(0, LIMITS.links);
}
