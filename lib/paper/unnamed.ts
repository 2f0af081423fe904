/** Papers of which nothing is known yet but an identifier or an address, which stands where the title will. */
import type { Bibliography } from './bibliography.ts';
import type { Identifiers } from './identifiers.ts';

/** What stands in the place of the title until there is one: "arXiv:2401.01234", "doi:10.…". */
export function labelOf(ids: Identifiers): string {
  if (ids.arxiv) return `arXiv:${ids.arxiv}`;
  const [scheme, value] = Object.entries(ids)[0] ?? ['', ''];
  return scheme === 'doi' ? `doi:${String(value)}` : String(value);
}

/** Nothing but a label stands where the title should. */
export function isUnnamed({ title, ids, url }: Pick<Bibliography, 'title'> & Partial<Bibliography>): boolean {
  if (title === url) return true;
  return ids !== undefined && Object.keys(ids).length > 0 && title === labelOf(ids);
}
