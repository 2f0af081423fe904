/** What the page in front of the reader shows, and what the library makes of it as it changes. */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { fileInTab } from '../../lib/browser/pages/file-in-tab.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import { askThePage, type PageAnswer } from '../../lib/browser/pages/popup-ahead.ts';
import { onLibraryChange } from '../../lib/browser/backups/sentinel-place.ts';
import { standingOf, type Standing } from '../../lib/browser/sites/sites.ts';
import type { PapersWithMarks } from '../../lib/library/reading/first-look.ts';
import type { KnownState } from '../../lib/paper/sightings.ts';
import type { PageReport } from '../../lib/wire/content.ts';

export type PageState =
  | { state: 'asking' }
  /** Nothing of ours answers there; what can be done about it, where there is a tab at all. */
  | { state: 'silent'; place: { tab: number; standing: Standing } | null }
  /**
   * `own`: what the reader wrote on its papers, as it was when the page was asked; null where it was not read. `isFile`:
   * it is a PDF, of which no more is known than its address tells.
   */
  | { state: 'here'; tab: number; report: PageReport; own: PapersWithMarks | null; isFile: boolean };

/** A paper as the page in front of the reader shows it. */
export type Shown = PageReport['sightings'][number];

export const isKept = ({ state }: Shown): boolean => state === 'saved' || state === 'later';

/** What a page's answer means: what it shows, or what can be done about it. */
export async function stateOf(answered: PageAnswer | null): Promise<PageState> {
  if (!answered) return { state: 'silent', place: null };
  const { tab, answer, own } = answered;
  if (!answer.ok || answer.value.sightings.length === 0) {
    const file = await fileInTab(tab).catch(() => null);
    if (file) return { state: 'here', tab, isFile: true, ...file };
  }
  if (answer.ok) return { state: 'here', tab, report: answer.value, own, isFile: false };
  const standing = await standingOf(tab).catch(() => null);
  return { state: 'silent', place: standing && { tab, standing } };
}

/** `first`: what the page answered by now, if it did; `asked`: what it will have answered. */
export function usePage(
  first: PageState | null,
  asked: Promise<PageState>,
): { page: PageState; ask(): Promise<void> } {
  const [page, setPage] = useState<PageState>(first ?? { state: 'asking' });
  const ask = useCallback(async () => setPage(await stateOf(await askThePage())), []);
  useEffect(() => void (first ?? asked.then(setPage)), [first, asked]);

  // The page tells what it shows once; what the library knows of it is asked again whenever the library changes.
  const report = page.state === 'here' ? page.report : null;
  const known = useKnown(report);
  const current = useMemo(() => {
    if (page.state !== 'here' || !known) return page;
    const states = new Map(known.map((each) => [each.key, each]));
    const sightings = page.report.sightings.map((each) => asItIsNow(each, states.get(each.key)));
    return { ...page, report: { ...page.report, sightings } };
  }, [page, known]);
  return { page: current, ask };
}

/** What the library knows of what a page shows, as it is now; undefined until it answers. */
function useKnown(report: PageReport | null): KnownState[] | undefined {
  const [known, setKnown] = useState<KnownState[]>();
  useEffect(() => {
    if (!report || report.sightings.length === 0) return undefined;
    const { site } = report;
    const sightings = report.sightings.map(({ key, record }) => ({ key, record }));
    let last = 0;
    const ask = async () => {
      const turn = ++last;
      const answer = await askLibrary.recognise({ site, sightings });
      // An answer that another overtook is of the library as it was.
      if (turn === last && answer.ok) setKnown(answer.value);
    };
    void ask();
    const leave = onLibraryChange(() => void ask());
    return () => {
      last = 0;
      leave();
    };
  }, [report]);
  return known;
}

/** What was new when the page was opened stays new while it is read; what the reader decides is as it is now. */
function asItIsNow(shown: Shown, known: KnownState | undefined): Shown {
  if (!known) return shown;
  const isDecided = known.state === 'saved' || known.state === 'later' || known.state === 'dismissed';
  const wasDecided = shown.state === 'saved' || shown.state === 'later' || shown.state === 'dismissed';
  const state = isDecided || wasDecided ? known.state : shown.state;
  return { ...shown, state, paper: known.paper, marks: known.marks.length };
}
