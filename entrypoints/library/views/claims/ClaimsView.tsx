import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLive, valueOf } from '../../../../components/use-live.ts';
import { activateTab } from '../../../../lib/browser/pages/jump.ts';
import { askPage } from '../../../../lib/browser/pages/page-client.ts';
import { papersById } from '../../../../lib/library/reading/reading.ts';
import type { PageReport } from '../../../../lib/wire/content.ts';
import { goTo } from '../../skim/place.ts';
import { useLibrary } from '../../use-library.ts';
import type { ViewProps } from '../../views.ts';
import type { Claim } from './claims.ts';
import { ClaimsTable } from './ClaimsTable.tsx';

/** More than can be compared side by side; the list narrows what is asked. */
const MOST = 200;

/** What papers claim, side by side: those chosen in the library, or those of a page, saved or not. */
export function ClaimsView(props: ViewProps) {
  // "library.html#view=claims&tab=7": the popup asked for the papers of that tab.
  const [tab] = useState(() => Number(new URLSearchParams(location.hash.slice(1)).get('tab')));
  return tab > 0 ? <PageClaims tab={tab} onLeave={props.onLeave} /> : <LibraryClaims {...props} />;
}

function LibraryClaims({ papers: ids, onLeave }: ViewProps) {
  const { store, open } = useLibrary();
  const shown = ids.slice(0, MOST);
  const papers = valueOf(useLive(() => store.live((db) => papersById(db, shown)), [store, shown.join(' ')]));
  const show = (paper: string, claim?: Claim) => {
    if (claim) goTo({ paper, start: claim.start, end: claim.end });
    onLeave();
    open(paper);
  };
  return (
    <ClaimsTable
      papers={papers}
      cutTo={ids.length > MOST ? MOST : undefined}
      onPaper={show}
      onLeave={onLeave}
    />
  );
}

/** The new papers of a page, or all of them where none is new; what is asked for is shown there. */
function PageClaims({ tab, onLeave }: { tab: number; onLeave(): void }) {
  const [sightings, setSightings] = useState<PageReport['sightings']>();
  useEffect(() => {
    void askPage(tab)
      .report(null)
      .then((answer) => setSightings(answer.ok ? answer.value.sightings : []));
  }, [tab]);
  const papers = useMemo(() => {
    if (!sightings) return undefined;
    const read = sightings.filter(({ record }) => record.abstract !== undefined);
    const fresh = read.filter(({ state }) => state === 'new');
    return (fresh.length > 0 ? fresh : read).map(({ key, record }) => ({ id: key, bibliography: record }));
  }, [sightings]);
  const show = (key: string) =>
    void askPage(tab)
      .reveal({ key })
      .then(() => activateTab(tab));
  return (
    <ClaimsTable
      papers={papers?.slice(0, MOST)}
      cutTo={papers && papers.length > MOST ? MOST : undefined}
      onPaper={show}
      onLeave={onLeave}
    />
  );
}
