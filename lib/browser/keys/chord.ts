/**
 * A chord: one key with what is held beside it, as it is stored and compared: "j", "?", "Shift+m", "Mod+k", "Alt+ArrowUp".
 * `Mod` is Ctrl or ⌘, whichever the machine has. Letters are small, with "Shift+" where it is held; what Shift makes of
 * another key is that sign itself ("?"), since where it lies differs from keyboard to keyboard.
 */

/** Keys by their place, for keyboards of another script (ο, й, ش): there the place says which key is meant. */
const PLACES: Record<string, string> = { BracketLeft: '[', BracketRight: ']', Slash: '/' };
/** Beyond the Latin letters with their accents. */
const OTHER_SCRIPT = /^[^\0-\u024F]$/;

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'
>;

export function chordOf(event: Pressed): string {
  let { key } = event;
  if (OTHER_SCRIPT.test(key)) key = /^Key(\w)$/.exec(event.code)?.[1] ?? PLACES[event.code] ?? key;
  const small = key.toLowerCase();
  const isLetter = key.length === 1 && small !== key.toUpperCase();
  // With AltGr a keyboard writes its further signs; Windows says of it that Ctrl and Alt are held.
  const isWritten = event.getModifierState('AltGraph');
  return [
    ...(!isWritten && (event.ctrlKey || event.metaKey) ? ['Mod'] : []),
    ...(!isWritten && event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && (isLetter || key.length > 1) ? ['Shift'] : []),
    isLetter ? small : key,
  ].join('+');
}
