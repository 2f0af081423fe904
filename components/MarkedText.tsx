import type { ComponentChildren } from 'preact';
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

/** A formula of the text, UTF-16 offsets, and how it is set. */
export interface SetFormula {
  start: number;
  end: number;
  shown: ComponentChildren;
}

export interface MarkedTextProps {
  text: string;
  /** In order; one that an edge of a mark cuts stays as its source. */
  formulas?: readonly SetFormula[];
  marks: readonly PlacedMark[];
  /** What sentences do; they do not overlap. */
  inks?: readonly Inked[];
  /** A stretch to be looked at. */
  lit?: { start: number; end: number } | undefined;
}

/** A text of ours with its marks. Where marks overlap, the stretch carries the colour of the shorter one. */
export function MarkedText({ text, formulas = [], marks, inks = [], lit }: MarkedTextProps) {
  return (
    <p class={styles['text']} dir="auto">
      {stretchesOf(text, marks, inks, lit).map(({ start, words, mark, ink, isLit }) =>
        mark ? (
          <mark key={start} class={styles['mark']} data-colour={mark.colour} title={mark.note || undefined}>
            {withFormulas(words, start, formulas)}
          </mark>
        ) : (
          <span key={start} data-ink={ink} data-lit={isLit ? start : undefined}>
            {withFormulas(words, start, formulas)}
          </span>
        ),
      )}
    </p>
  );
}

/** The words that stand at `from` in the text, their formulas set. */
function withFormulas(words: string, from: number, formulas: readonly SetFormula[]): ComponentChildren {
  const within = formulas.filter(({ start, end }) => start >= from && end <= from + words.length);
  if (within.length === 0) return words;
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, shown } of within) {
    pieces.push(words.slice(at, start - from), shown);
    at = end - from;
  }
  return [...pieces, words.slice(at)];
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
