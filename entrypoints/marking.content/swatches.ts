/** The five colours to choose from: each with its ground and its own underline, as the marks are drawn. */
import { colourName, type ColourNames } from '../../lib/browser/settings/mark-settings.ts';
import { say } from '../../lib/browser/words/words.ts';
import { MARK_COLOURS, type MarkColour } from '../../lib/paper/rows.ts';
import { button } from '../reader.content/controls.ts';

/** `pressed`: the colour that a mark has; absent where none is made yet. */
export function swatches(
  names: ColourNames,
  pressed: MarkColour | undefined,
  choose: (colour: MarkColour) => void,
): HTMLButtonElement[] {
  return MARK_COLOURS.map((colour) => {
    const sample = document.createElement('i');
    const name = colourName(names, colour);
    const swatch = button(pressed ? name : say('mark_in', name), sample, () => choose(colour));
    swatch.classList.add('swatch');
    swatch.dataset['colour'] = colour;
    if (pressed) swatch.ariaPressed = String(colour === pressed);
    return swatch;
  });
}
