/** Names of sites as a person says them. */
import { say } from '../words/words.ts';
import { SITES } from './known-sites.ts';

/** "Hugging Face Papers" of "hugging-face"; "another site" for a page of none that is known (any more). */
export function siteName(id: string): string {
  return SITES.find((site) => site.id === id)?.name ?? say('another_site');
}
