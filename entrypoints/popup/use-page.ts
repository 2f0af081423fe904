/** What the page in front of the reader shows, asked again after each change. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { askPage, currentTab } from '../../lib/browser/page-client.ts';
import type { PageReport } from '../../lib/wire/content.ts';

export type PageState =
  { state: 'asking' } | { state: 'silent' } | { state: 'here'; tab: number; report: PageReport };

export function usePage(): { page: PageState; refresh(): Promise<void> } {
  const [page, setPage] = useState<PageState>({ state: 'asking' });
  const refresh = useCallback(async () => {
    const tab = await currentTab();
    const answer = tab === null ? null : await askPage(tab).report(null);
    setPage(tab !== null && answer?.ok ? { state: 'here', tab, report: answer.value } : { state: 'silent' });
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return { page, refresh };
}
