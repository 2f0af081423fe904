import { scaleLinear } from 'd3-scale';
import { useWords } from '../../../../components/words.ts';
import { fit, fontOf, isolated, plain } from './plain.ts';
import { useWidth } from './use-width.ts';
import styles from './Overview.module.css';

export interface Rank {
  id: string;
  name: string;
  count: number;
  onPress(): void;
}

const ROW = 44;
const NUMBERS = 44;

/** Names by how much there is of each, the most first. */
export function Ranked({
  label,
  ranks,
  kind,
}: {
  label: string;
  ranks: readonly Rank[];
  kind: 'marks' | 'papers';
}) {
  const { number } = useWords();
  const [frame, width] = useWidth<HTMLDivElement>();
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const x = scaleLinear()
    .domain([0, Math.max(1, ...ranks.map(({ count }) => count))])
    .range([0, Math.max(1, width - NUMBERS)]);
  const font = fontOf('serif', 14);
  return (
    <div ref={frame} class={styles['frame']}>
      {width > 0 && (
        <svg data-drawing width={width} height={ranks.length * ROW} role="img" aria-label={label}>
          {ranks.map(({ id, name, count, onPress }, index) => {
            const length = x(count);
            const words = plain(name);
            return (
              <g key={id} data-rank={count} data-pressable onClick={onPress}>
                <rect class={styles['touch']} data-screen-only width={width} height={ROW} y={index * ROW} />
                <title>{words}</title>
                <text class={styles['rank']} x={isRightToLeft ? width : 0} y={index * ROW + 17}>
                  {isolated(fit(words, width, font))}
                </text>
                <rect
                  class={styles['bar']}
                  data-state={kind}
                  x={isRightToLeft ? width - length : 0}
                  y={index * ROW + 25}
                  width={length}
                  height={6}
                  rx={1}
                />
                <text
                  class={styles['number']}
                  x={isRightToLeft ? width - length - 8 : length + 8}
                  y={index * ROW + 32}
                >
                  {number(count)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** The same as a list of buttons. */
export function RankList({ ranks, action }: { ranks: readonly Rank[]; action: string }) {
  const { number } = useWords();
  return (
    <ol class={styles['ranks']}>
      {ranks.map(({ id, name, count, onPress }) => (
        <li key={id}>
          <button type="button" data-action={action} onClick={onPress} dir="auto">
            {plain(name)}
          </button>
          <span>{number(count)}</span>
        </li>
      ))}
    </ol>
  );
}
