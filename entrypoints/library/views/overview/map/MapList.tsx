import { useState } from 'preact/hooks';
import { useWords } from '../../../../../components/words.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import { MapPapers, papersOf } from './MapPapers.tsx';
import styles from './Map.module.css';

/** The map in words: its regions, the largest first, and the papers of each. */
export function MapList({ map }: { map: DrawnMap }) {
  const { say, sayCount } = useWords();
  const [opened, setOpened] = useState<number | null>(null);
  const regions = map.regions
    .map((region, index) => ({ ...region, index }))
    .filter(({ level, papers }) => level === 0 && papers > 0)
    .sort((a, b) => b.papers - a.papers);
  return (
    <ul class={styles['regions']}>
      {regions.map(({ index, terms, papers }) => (
        <li key={index}>
          <button
            type="button"
            class={styles['region']}
            data-action="open-region"
            data-region={index}
            aria-expanded={opened === index}
            onClick={() => setOpened(opened === index ? null : index)}
          >
            <span>{terms.length > 0 ? terms.join(' · ') : say('map_unnamed')}</span>
            <span class={styles['count']}>{sayCount('papers', papers)}</span>
          </button>
          {opened === index && <MapPapers map={map} papers={papersOf(map, index)} region={index} />}
        </li>
      ))}
    </ul>
  );
}
