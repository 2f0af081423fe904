import type { MarkRow } from '../lib/paper/rows.ts';
import styles from './MarkedText.module.css';

/** A mark and where it stands in the text, in UTF-16 units. */
export interface PlacedMark {
  mark: MarkRow;
  start: number;
  end: number;
}

/** A text of ours with its marks. Where marks overlap, the stretch carries the colour of the shorter one. */
export function MarkedText({ text, marks }: { text: string; marks: readonly PlacedMark[] }) {
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

function stretchesOf(text: string, placed: readonly PlacedMark[]): Piece[] {
  const edges = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  const shortestFirst = placed.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const [start, end] = [edges[at]!, edges[at + 1]!];
    const mark = shortestFirst.find((each) => each.start <= start && each.end >= end)?.mark;
    pieces.push({ start, words: text.slice(start, end), mark });
  }
  return pieces;
}
