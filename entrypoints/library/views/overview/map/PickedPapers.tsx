import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import { BulkBar } from '../../../list/BulkBar.tsx';
import { MapPapers } from './MapPapers.tsx';
import styles from './Map.module.css';

export interface Picked {
  /** By their places in the map. */
  papers: readonly number[];
  /** The region that they are all of. */
  region: number | null;
}

export interface PickedPapersProps {
  map: DrawnMap;
  picked: Picked;
  onLeave(): void;
}

const nothing = () => undefined;

/** Papers picked on the map, as a region or by a line around them: what can be done with them, and their titles. */
export function PickedPapers({ map, picked, onLeave }: PickedPapersProps) {
  const root = useRef<HTMLElement>(null);
  // They may stand below the window's edge.
  useEffect(() => root.current?.scrollIntoView({ block: 'nearest' }), [picked]);
  const chosen = useMemo(
    () => new Set(picked.papers.map((paper) => map.ids[paper] as string)),
    [map, picked],
  );
  const { papers, region } = picked;
  return (
    <section
      ref={root}
      class={styles['picked']}
      data-picked={papers.length}
      data-chosen-region={region ?? undefined}
    >
      {region !== null && <h4 class={styles['regionName']}>{map.regions[region]!.terms.join(' · ')}</h4>}
      <BulkBar
        selection={{ chosen, toggle: nothing, extend: nothing, choose: nothing, clear: onLeave }}
        total={chosen.size}
        isTagging={false}
        onTagged={nothing}
        onChooseAll={nothing}
      />
      <MapPapers map={map} papers={papers} region={region} />
    </section>
  );
}
