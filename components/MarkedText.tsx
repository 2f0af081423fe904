import type { MarkRow } from '../lib/paper/rows.ts';
import styles from './MarkedText.module.css';

/** A mark and where it stands in the text, in UTF-16 units. */
export interface PlacedMark {
  mark: MarkRow;
  start: number;
  end: number;
}

/** How a stretch of the text is drawn beneath the marks, UTF-16 offsets. */
export interface Inked {
  start: number;
  end: number;
  ink: string;
}

export interface MarkedTextProps {
  text: string;
  marks: readonly PlacedMark[];
  /** What sentences do; they do not overlap. */
  inks?: readonly Inked[];
  /** A stretch to be looked at. */
  lit?: { start: number; end: number } | undefined;
}

/** A text of ours with its marks. Where marks overlap, the stretch carries the colour of the shorter one. */
export function MarkedText({ text, marks, inks = [], lit }: MarkedTextProps) {
  return (
    <p class={styles['text']} dir="auto">
      {stretchesOf(text, marks, inks, lit).map(({ start, words, mark, ink, isLit }) =>
        mark ? (
          <mark key={start} class={styles['mark']} data-colour={mark.colour} title={mark.note || undefined}>
            {words}
          </mark>
        ) : (
          <span key={start} data-ink={ink} data-lit={isLit ? '' : undefined}>
            {words}
          </span>
        ),
      )}
    </p>
  );
}

interface Piece {
  start: number;
  words: string;
  mark: MarkRow | undefined;
  ink: string | undefined;
  isLit: boolean;
}

function stretchesOf(
  text: string,
  placed: readonly PlacedMark[],
  inks: readonly Inked[],
  lit: { start: number; end: number } | undefined,
): Piece[] {
  const stretches = [...placed, ...inks, ...(lit ? [lit] : [])];
  const edges = [...new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .toSorted((a, b) => a - b);
  const shortestFirst = placed.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const [start, end] = [edges[at]!, edges[at + 1]!];
    const mark = shortestFirst.find((each) => each.start <= start && each.end >= end)?.mark;
    const ink = inks.find((each) => each.start <= start && each.end >= end)?.ink;
    const isLit = lit !== undefined && lit.start <= start && lit.end >= end;
    pieces.push({ start, words: text.slice(start, end), mark, ink, isLit });
  }
  return pieces;
}
