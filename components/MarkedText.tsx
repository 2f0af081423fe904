import type { MarkRow } from '../lib/paper/rows.ts';
import styles from './MarkedText.module.css';

/** A text of ours with its marks. Where marks overlap, the stretch carries the last one's colour. */
export function MarkedText({ text, marks }: { text: string; marks: readonly MarkRow[] }) {
  return (
    <p class={styles['text']} dir="auto">
      {stretchesOf(text, marks).map(({ start, words, mark }) =>
        mark ? (
          <mark key={start} class={styles['mark']} data-colour={mark.colour} title={mark.note || undefined}>
            {words}
          </mark>
        ) : (
          <span key={start}>{words}</span>
        ),
      )}
    </p>
  );
}

interface Piece {
  start: number;
  words: string;
  mark: MarkRow | undefined;
}

function stretchesOf(text: string, marks: readonly MarkRow[]): Piece[] {
  const placed = marks.flatMap((mark) => {
    const { start, end } = mark.position;
    const { exact } = mark.quote;
    if (text.slice(start, end) === exact) return [{ start, end, mark }];
    const at = text.indexOf(exact);
    return at < 0 ? [] : [{ start: at, end: at + exact.length, mark }];
  });
  const edges = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const [start, end] = [edges[at]!, edges[at + 1]!];
    const mark = placed.findLast((each) => each.start <= start && each.end >= end)?.mark;
    pieces.push({ start, words: text.slice(start, end), mark });
  }
  return pieces;
}
