import { scaleBand, scaleThreshold } from 'd3-scale';
import { useWords } from '../../../../components/words.ts';
import { sayDate } from '../../../../lib/browser/words/words.ts';
import { weekOf } from '../../../../lib/library/pictures/periods.ts';
import { useWidth } from './use-width.ts';
import styles from './Overview.module.css';

/** How much was done on a day, in four steps of ink. */
const ink = scaleThreshold<number, string>().domain([1, 3, 8]).range(['none', 'some', 'more', 'most']);
const MOST_SIDE = 18;

/** Days as squares, a week to a column. `days`: what was done on each, the last on the day `today`. */
export function Calendar({ label, days, today }: { label: string; days: readonly number[]; today: number }) {
  const { number } = useWords();
  const [frame, width] = useWidth<HTMLDivElement>();
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const first = today - days.length + 1;
  const weeks = [...new Set(days.map((_, at) => weekOf(first + at, 1)))];
  const side = Math.min(width, weeks.length * MOST_SIDE);
  const x = scaleBand<number>()
    .domain(weeks)
    .range(isRightToLeft ? [width, width - side] : [0, side])
    .padding(0.12);
  const y = scaleBand<number>()
    .domain([0, 1, 2, 3, 4, 5, 6])
    .range([0, 7 * x.step()])
    .padding(0.12);
  return (
    <div ref={frame} class={styles['frame']}>
      {width > 0 && (
        <svg data-drawing width={width} height={7 * x.step() + 2} role="img" aria-label={label}>
          {days.map((done, at) => {
            const day = first + at;
            return (
              <rect
                key={day}
                class={styles['day']}
                data-ink={ink(done)}
                x={x(weekOf(day, 1))}
                y={y(day - weekOf(day, 1))}
                width={x.bandwidth()}
                height={y.bandwidth()}
                rx={2}
              >
                <title>{`${sayDate(day, { dateStyle: 'long' })}: ${number(done)}`}</title>
              </rect>
            );
          })}
        </svg>
      )}
    </div>
  );
}
