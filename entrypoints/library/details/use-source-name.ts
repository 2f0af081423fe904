/** What a source is called: its site, with the version that it shows, or how else the record came. */
import { useWords } from '../../../components/words.ts';
import { siteName } from '../../../lib/browser/sites/site-names.ts';
import type { RecordRow } from '../../../lib/paper/rows.ts';

export function useSourceName(): (record: RecordRow) => string {
  const { say } = useWords();
  return ({ source, given }) => {
    if (source.kind === 'reader') return say('from_reader');
    if (source.kind === 'import') return `${say('from_import')} (${source.file || source.format})`;
    const { arxivVersion } = given.ids;
    const name = siteName(source.site);
    // A page of no site that has a reader of its own goes by its host.
    const shown = name === source.site ? (hostOf(given.url ?? source.url) ?? name) : name;
    return `${shown}${arxivVersion ? ` v${arxivVersion}` : ''}`;
  };
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).hostname.replace(/^www\./, '') || null;
  } catch {
    return null;
  }
}
