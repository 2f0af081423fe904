import { MARK_COLOURS, type MarkColour } from '../lib/paper/rows.ts';
import { MarkSwatch } from './MarkSwatch.tsx';
import styles from './ColourRow.module.css';

export interface ColourRowProps {
  label: string;
  /** What each colour is called, by the reader or by itself. */
  nameOf(colour: MarkColour): string;
  /** Those that can be chosen; all five where absent. */
  colours?: readonly MarkColour[];
  pressed: readonly MarkColour[];
  /** How many marks have it: said beside the name. */
  countOf?(colour: MarkColour): number;
  onPress(colour: MarkColour): void;
}

/** Colours of marks to choose from: each with its ground, its own underline and its name. */
export function ColourRow({ label, nameOf, colours, pressed, countOf, onPress }: ColourRowProps) {
  return (
    <div class={styles['row']} role="group" aria-label={label}>
      {(colours ?? MARK_COLOURS).map((colour) => (
        <button
          key={colour}
          type="button"
          class={styles['colour']}
          data-action="colour"
          data-colour={colour}
          aria-label={countOf ? `${nameOf(colour)} ${countOf(colour)}` : nameOf(colour)}
          title={nameOf(colour)}
          aria-pressed={pressed.includes(colour)}
          onClick={() => onPress(colour)}
        >
          <MarkSwatch colour={colour}>{countOf ? countOf(colour) : nameOf(colour).slice(0, 1)}</MarkSwatch>
        </button>
      ))}
    </div>
  );
}
