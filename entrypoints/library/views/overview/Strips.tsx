import { scaleBand, scaleLinear, type ScaleBand } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { useWords } from '../../../../components/words.ts';
import type { Periods } from '../../../../lib/library/pictures/periods.ts';
import { sayPeriod, ticksOf } from './axis.ts';
import { fit, fontOf, isolated } from './plain.ts';
import { useWidth } from './use-width.ts';
import styles from './Overview.module.css';

export interface Strip {
  /** `[data-strip="<id>"]`. */
  id: string;
  name: string;
  counts: readonly number[];
  /** Said at its end; the sum of the columns where it is not given. */
  total: number;
  onPress?: (() => void) | undefined;
}

export interface StripsProps {
  label: string;
  periods: Periods;
  strips: readonly Strip[];
  /** Bars, each strip by its own measure; or hills, all by one. */
  form: 'bars' | 'hills';
}

/** Room for names at the start and totals at the end; where there is none, names stand above their strips. */
const NAMES = 168;
const TOTALS = 52;
const NARROW = 520;
const AXIS = 22;

/** Lines of columns one under the other, one time for all of them. */
export function Strips({ label, periods, strips, form }: StripsProps) {
  const { number } = useWords();
  const [frame, width] = useWidth<HTMLDivElement>();
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const isNarrow = width < NARROW;
  const columns = periods.starts.length - 1;
  // A narrow picture shows the later half of the year.
  const first = isNarrow && periods.kind === 'week' ? Math.max(0, columns - 26) : 0;
  const shown = Array.from({ length: columns - first }, (_, index) => first + index);
  const band = form === 'bars' ? 46 : 40;
  const names = isNarrow ? 0 : NAMES;
  const above = isNarrow ? 18 : 0;
  const row = band + above + 10;
  const height = strips.length * row + AXIS;
  const from = names;
  const to = Math.max(from + 1, width - TOTALS);
  const x = scaleBand<number>()
    .domain(shown)
    .range(isRightToLeft ? [width - from, width - to] : [from, to])
    .paddingInner(0.25);
  const most = Math.max(1, ...strips.flatMap(({ counts }) => counts.slice(first)));
  const mark = (at: number): number => (isRightToLeft ? width - at : at);
  const middle = (column: number): number => (x(column) ?? 0) + x.bandwidth() / 2;
  const nameFont = form === 'bars' ? fontOf('sans', 13) : fontOf('serif', 14, 'italic');
  return (
    <div ref={frame} class={styles['frame']}>
      {width > 0 && (
        <svg data-drawing width={width} height={height} role="img" aria-label={label}>
          {ticksOf({ ...periods, starts: periods.starts.slice(first) }, (to - from) / 64).map(
            ({ column, text }) => (
              <g key={column}>
                <line
                  class={styles['tick']}
                  x1={middle(column + first)}
                  x2={middle(column + first)}
                  y1={0}
                  y2={height - AXIS + 4}
                />
                <text class={styles['axis']} x={middle(column + first)} y={height - 5}>
                  {text}
                </text>
              </g>
            ),
          )}
          {strips.map(({ id, name, counts, total, onPress }, index) => {
            const top = index * row + above;
            const y = scaleLinear()
              .domain([0, form === 'hills' ? most : Math.max(1, ...counts.slice(first))])
              .range([top + band, top + 6]);
            const hill = area<number>()
              .x(middle)
              .y0(top + band)
              .y1((column) => y(counts[column] ?? 0))
              .curve(curveMonotoneX);
            const ridge = line<number>()
              .x(middle)
              .y((column) => y(counts[column] ?? 0))
              .curve(curveMonotoneX);
            const end = isNarrow ? width : NAMES - 20;
            return (
              <g key={id} data-strip={id}>
                <text
                  class={form === 'bars' ? styles['label'] : styles['topic']}
                  x={mark(0)}
                  y={isNarrow ? top - 4 : top + band - 2}
                  data-pressable={onPress ? '' : undefined}
                  onClick={onPress}
                >
                  {isolated(fit(name, end, nameFont))}
                </text>
                <line
                  class={styles['ground']}
                  x1={mark(from)}
                  x2={mark(to)}
                  y1={top + band}
                  y2={top + band}
                />
                {form === 'hills' ? (
                  <>
                    <path class={styles['hill']} d={hill(shown) ?? ''} />
                    <path class={styles['ridge']} d={ridge(shown) ?? ''} />
                  </>
                ) : (
                  <path class={styles['bar']} data-state={id} d={bars(shown, counts, x, y, top + band)} />
                )}
                <text class={styles['total']} x={mark(width)} y={top + band - 2}>
                  {number(total)}
                </text>
              </g>
            );
          })}
          {shown.map((column) => (
            <rect
              key={column}
              class={styles['touch']}
              data-screen-only
              x={middle(column) - x.step() / 2}
              width={x.step()}
              y={0}
              height={height - AXIS}
            >
              <title>
                {[sayPeriod(periods, column)]
                  .concat(strips.map(({ name, counts }) => `${name}: ${number(counts[column] ?? 0)}`))
                  .join('\n')}
              </title>
            </rect>
          ))}
        </svg>
      )}
    </div>
  );
}

/** All bars of a strip as one path; the least of them can still be seen. */
function bars(
  columns: readonly number[],
  counts: readonly number[],
  x: ScaleBand<number>,
  y: (count: number) => number,
  ground: number,
): string {
  const wide = Math.max(1, x.bandwidth()).toFixed(1);
  return columns
    .filter((column) => (counts[column] ?? 0) > 0)
    .map((column) => {
      const tall = Math.max(1.5, ground - y(counts[column] ?? 0)).toFixed(1);
      return `M${(x(column) ?? 0).toFixed(1)} ${ground}v-${tall}h${wide}v${tall}Z`;
    })
    .join('');
}

/** The same as a table: a line for each week or month with anything in it, the latest first. `title`: what it is of. */
export function StripTable({
  title,
  periods,
  strips,
}: Pick<StripsProps, 'periods' | 'strips'> & { title: string }) {
  const { say, number } = useWords();
  const columns = Array.from({ length: periods.starts.length - 1 }, (_, column) => column)
    .filter((column) => strips.some(({ counts }) => (counts[column] ?? 0) > 0))
    .toReversed();
  return (
    <div
      class={styles['scroller']}
      data-scrolls
      tabIndex={0}
      role="region"
      aria-label={`${title}: ${say('picture_as_list')}`}
    >
      <table class={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say(periods.kind === 'week' ? 'week_of' : 'month')}</th>
            {strips.map(({ id, name, onPress }) => (
              <th key={id} scope="col">
                {onPress ? (
                  <button type="button" data-action="find-topic" onClick={onPress}>
                    {name}
                  </button>
                ) : (
                  name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column}>
              <th scope="row">{sayPeriod(periods, column)}</th>
              {strips.map(({ id, counts }) => (
                <td key={id}>{number(counts[column] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
