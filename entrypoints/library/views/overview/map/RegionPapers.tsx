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

/** Papers of a region that are named; the search has all of them. */
const MOST = 40;

/** The papers of a region of the whole map, and the way to what the search finds by its name. */
export function RegionPapers({ map, region }: { map: DrawnMap; region: number }) {
  const { say, sayCount } = useWords();
  const { store, open, show } = useLibrary();
  const ids = useMemo(() => {
    const its: string[] = [];
    for (let paper = 0; paper < map.ids.length && its.length < MOST; paper++)
      if (map.regionOf[paper] === region) its.push(map.ids[paper] as string);
    return its;
  }, [map, region]);
  const papers = usePapers(store, ids);
  const { terms, papers: count } = map.regions[region]!;
  const [term = ''] = terms;
  return (
    <>
      <p class={styles['aside']}>
        {sayCount('papers', count)}
        {count > MOST && ` · ${say('claims_first', MOST)}`}
        {' · '}
        <Button action="find-region" onPress={() => show({ ...ALL_PAPERS, text: `"${term}"` })}>
          {say('map_search', term)}
        </Button>
      </p>
      <ul class={styles['papers']}>
        {papers.map(({ id, bibliography }) => (
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
