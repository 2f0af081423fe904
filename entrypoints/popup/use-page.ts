/** What the page in front of the reader shows, and what the library makes of it as it changes. */
import { liveQuery } from 'dexie';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useLive, valueOf } from '../../components/use-live.ts';
import { askPage, currentTab } from '../../lib/browser/page-client.ts';
import { recognise } from '../../lib/library/recognise.ts';
import type { Store } from '../../lib/library/store.ts';
import type { KnownState } from '../../lib/paper/sightings.ts';
import type { PageReport } from '../../lib/wire/content.ts';

export type PageState =
  { state: 'asking' } | { state: 'silent' } | { state: 'here'; tab: number; report: PageReport };

export function usePage(store: Store): { page: PageState; ask(): Promise<void> } {
  const [page, setPage] = useState<PageState>({ state: 'asking' });
  const ask = useCallback(async () => {
    const tab = await currentTab();
    const answer = tab === null ? null : await askPage(tab).report(null);
    setPage(tab !== null && answer?.ok ? { state: 'here', tab, report: answer.value } : { state: 'silent' });
  }, []);
  useEffect(() => void ask(), [ask]);

  // The page tells what it shows once; what the library knows of it is read here, and so follows every change.
  const report = page.state === 'here' ? page.report : null;
  const known = valueOf(
    useLive(
      () =>
        liveQuery(() =>
          report ? store.use(() => recognise(store, report.sightings, report.site)) : Promise.resolve([]),
        ),
      [store, report],
    ),
  );
  const current = useMemo(() => {
    if (page.state !== 'here' || !known) return page;
    const states = new Map(known.map((each) => [each.key, each]));
    const sightings = page.report.sightings.map((each) => asItIsNow(each, states.get(each.key)));
    return { ...page, report: { ...page.report, sightings } };
  }, [page, known]);
  return { page: current, ask };
}

type Shown = PageReport['sightings'][number];

/** What was new when the page was opened stays new while it is read; what the reader decides is as it is now. */
function asItIsNow(shown: Shown, known: KnownState | undefined): Shown {
  if (!known) return shown;
  const isDecided = known.state === 'saved' || known.state === 'later' || known.state === 'dismissed';
  const wasDecided = shown.state === 'saved' || shown.state === 'later' || shown.state === 'dismissed';
  const state = isDecided || wasDecided ? known.state : shown.state;
  return { ...shown, state, paper: known.paper, marks: known.marks.length };
}
