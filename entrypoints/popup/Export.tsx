import { ExportMenu, type ExportScope } from '../../components/ExportMenu.tsx';
import { useWords } from '../../components/words.ts';
import { copyPapers } from '../../lib/browser/files/copy-papers.ts';
import { exportLibrary } from '../../lib/browser/files/export-file.ts';
import type { SearchClient } from '../../lib/library/finder/client.ts';
import { newestIds } from '../../lib/library/reading/reading.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import { allIds } from '../library/all-ids.ts';
import { ALL_PAPERS } from '../library/question.ts';
import type { PageState } from './use-page.ts';

export interface ExportProps {
  /** Papers in the library. */
  total: number;
  page: PageState;
  query: string;
  /** How many papers the query finds. */
  found: { readonly current: number };
  store: ReadableStore;
  searcher: SearchClient;
  say(message: string): void;
}

/** Export from the popup: of what the search finds, of everything, or of what is kept of this page. */
export function Export({ total, page, query, found, store, searcher, say: tell }: ExportProps) {
  const { say, sayCount } = useWords();
  const scopes = (): ExportScope[] => {
    const few = () => store.use((db) => newestIds(db, total));
    const all: ExportScope = { name: 'all', word: 'export_all', papers: total, few };
    const text = query.trim();
    if (text !== '' && found.current > 0) {
      const ids = () => allIds(searcher, { ...ALL_PAPERS, text });
      return [{ name: 'found', word: 'export_found', papers: found.current, ids }, all];
    }
    const kept = text === '' ? keptOf(page) : [];
    if (kept.length === 0) return [all];
    return [all, { name: 'page', word: 'export_page', papers: kept.length, ids: () => kept }];
  };
  return (
    <ExportMenu
      isDisabled={total === 0}
      scopesNow={scopes}
      onExport={(format, ids, course) => exportLibrary(format, ids, course)}
      onCopy={async (papers, way) => {
        const copied = await copyPapers(store, papers, way).catch(() => null);
        tell(copied === null ? say('copy_failed') : sayCount('copied_papers', copied));
      }}
      say={tell}
    />
  );
}

/** The papers of a page that are in the library. */
function keptOf(page: PageState): string[] {
  if (page.state !== 'here') return [];
  return page.report.sightings.flatMap(({ state, paper }) =>
    paper && (state === 'saved' || state === 'later') ? [paper] : [],
  );
}
