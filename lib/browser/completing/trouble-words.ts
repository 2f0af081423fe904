/** What is said when a paper could not be completed, on pages and in our own. */
import { siteName } from '../sites/site-names.ts';
import { say, sayTime } from '../words/words.ts';

/** @param until when the site's pause ends, ms since 1970 */
export function troubleWords(site: string, trouble: string, until: number): string {
  const name = siteName(site);
  if (trouble === 'stopped') return say('fetch_stopped', name, sayTime(until));
  return say(trouble === 'changed' ? 'fetch_changed' : 'fetch_no_answer', name);
}
