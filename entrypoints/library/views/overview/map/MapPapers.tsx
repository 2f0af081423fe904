import { useMemo } from 'preact/hooks';
import { Button } from '../../../../../components/Button.tsx';
import { PaperLine } from '../../../../../components/PaperLine.tsx';
import { useWords } from '../../../../../components/words.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import { ALL_PAPERS } from '../../../question.ts';
import { useLibrary } from '../../../use-library.ts';
import { plain } from '../plain.ts';
import { usePapers } from './use-papers.ts';
import styles from './Map.module.css';

/** Papers that are named. */
const MOST = 40;

export interface MapPapersProps {
  map: DrawnMap;
  /** By their places in the map. */
  papers: readonly number[];
  /** The region that they are all of. */
  region: number | null;
}

/** Papers of the map by their titles, and the way to what the search finds by their region's name. */
export function MapPapers({ map, papers, region }: MapPapersProps) {
  const { say, sayCount } = useWords();
  const { store, open, show } = useLibrary();
  const ids = useMemo(() => papers.slice(0, MOST).map((paper) => map.ids[paper] as string), [map, papers]);
  const rows = usePapers(store, ids);
  const term = region === null ? undefined : map.regions[region]!.terms[0];
  return (
    <>
      <p class={styles['aside']}>
        {sayCount('papers', papers.length)}
        {papers.length > MOST && ` · ${say('claims_first', MOST)}`}
        {term !== undefined && (
          <>
            {' · '}
            <Button action="find-region" onPress={() => show({ ...ALL_PAPERS, text: `"${term}"` })}>
              {say('map_search', term)}
            </Button>
          </>
        )}
      </p>
      <ul class={styles['papers']}>
        {rows.map(({ id, bibliography }) => (
          <PaperLine
            key={id}
            id={id}
            paper={{ ...bibliography, title: plain(bibliography.title) }}
            onOpen={() => open(id)}
          />
        ))}
      </ul>
    </>
  );
}

/** The papers of a region of the whole map, by their places. */
export function papersOf({ regionOf }: DrawnMap, region: number): number[] {
  const papers: number[] = [];
  regionOf.forEach((its, paper) => {
    if (its === region) papers.push(paper);
  });
  return papers;
}
