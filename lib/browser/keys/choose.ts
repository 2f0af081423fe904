/** Giving an action another key: what may be given, whose it is already, and what then is stored. */
import { LIBRARY_KEYS } from './library-keys.ts';
import { PAGE_KEYS } from './page-keys.ts';
import type { ChosenKeys } from './stored.ts';

export type Where = keyof ChosenKeys;

const OWN: Record<Where, Readonly<Record<string, string>>> = { page: PAGE_KEYS, library: LIBRARY_KEYS };

/** Keys that everybody else needs: pages, forms, the browser, the reader's own moving about. */
const NEEDED =
  /(?:^|\+)(?:Escape|Enter|Tab| |Backspace|Delete|Arrow\w+|Page\w+|Home|End|Shift|Control|Alt|AltGraph|Meta|CapsLock|Dead|Process|Unidentified|Fn|ContextMenu|F\d+)$/;
/** What every program does by these, in the library too. */
const EVERYBODY = /^Mod\+(?:Shift\+)?[acvxyznstwrlqp]$/;

export function mayBeChosen(chord: string): boolean {
  return chord !== '' && !NEEDED.test(chord) && !EVERYBODY.test(chord);
}

/** The chord of an action now; "" where it has none. */
export function keyOf(where: Where, chosen: ChosenKeys, does: string): string {
  return (chosen[where] as Record<string, string | undefined>)[does] ?? OWN[where][does] ?? '';
}

/** What else has this chord now; null where it is free. */
export function ownerOf(where: Where, chosen: ChosenKeys, chord: string, does: string): string | null {
  if (chord === '') return null;
  return (
    Object.keys(OWN[where]).find((each) => each !== does && keyOf(where, chosen, each) === chord) ?? null
  );
}

/** With this chord for this action; whatever had it has none any more. Only what differs from how keys come is kept. */
export function withKey(where: Where, chosen: ChosenKeys, does: string, chord: string): ChosenKeys {
  const all: Record<string, string> = { ...chosen[where], [does]: chord };
  const owner = ownerOf(where, chosen, chord, does);
  if (owner !== null) all[owner] = '';
  for (const [each, key] of Object.entries(all)) if (OWN[where][each] === key) delete all[each];
  return { ...chosen, [where]: all };
}

/** How this action's key comes. */
export function comesWith(where: Where, does: string): string {
  return OWN[where][does] ?? '';
}
