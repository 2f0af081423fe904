/** Names of sites as a person says them. */
import { SITES } from './known-sites.ts';

/** "Hugging Face Papers" of "hugging-face"; the id itself for a site that is not known (any more). */
export function siteName(id: string): string {
  return SITES.find((site) => site.id === id)?.name ?? id;
}
