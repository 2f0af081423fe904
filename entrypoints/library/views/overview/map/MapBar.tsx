import { useMemo } from 'preact/hooks';
import { Button } from '../../../../../components/Button.tsx';
import { useWords } from '../../../../../components/words.ts';
import { KINDS } from '../../../../../lib/library/pictures/paths.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import styles from './Map.module.css';

export interface MapBarProps {
  map: DrawnMap;
  zoom: number;
  isPicking: boolean;
  onPicking(isOn: boolean): void;
  onNearer(): void;
  onFarther(): void;
  onWhole(): void;
}

/** Under the map: nearer and farther, picking an area, and what its points mean. */
export function MapBar(props: MapBarProps) {
  const { map, zoom, isPicking, onPicking, onNearer, onFarther, onWhole } = props;
  const { say } = useWords();
  const kinds = useMemo(() => KINDS.filter((_, code) => map.kinds.includes(code)), [map]);
  return (
    <div class={styles['bar']}>
      <span class={styles['zooms']} role="group" aria-label={say('map_zoom')}>
        <Button kind="icon" action="zoom-in" label={say('map_zoom_in')} onPress={onNearer}>
          <span aria-hidden="true">+</span>
        </Button>
        <Button
          kind="icon"
          action="zoom-out"
          label={say('map_zoom_out')}
          isDisabled={zoom <= 1}
          onPress={onFarther}
        >
          <span aria-hidden="true">−</span>
        </Button>
        <Button action="zoom-whole" isDisabled={zoom <= 1} onPress={onWhole}>
          {say('map_whole')}
        </Button>
      </span>
      <Button action="pick-area" isPressed={isPicking} onPress={() => onPicking(!isPicking)}>
        {say('map_area')}
      </Button>
      <ul class={styles['legend']}>
        {kinds.map((kind) => (
          <li key={kind} data-kind={kind}>
            {say(`map_${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
