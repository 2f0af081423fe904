/** What the reader made of the five colours: their names, and the one used last. Kept in `storage.local`. */
import { browser } from 'wxt/browser';
import { MARK_COLOURS, type MarkColour } from '../../paper/rows.ts';
import { setting } from './setting.ts';
import { say } from '../words/words.ts';

/** The reader's own names; a colour without one goes by its colour. */
export type ColourNames = Partial<Record<MarkColour, string>>;

const LAST = 'markColour';
/** Room for a few words on a button. UTF-16 units. */
export const LONGEST_NAME = 30;

export const colourNames = setting('markNames', parseNames);

function parseNames(value: unknown): ColourNames {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const names: ColourNames = {};
  for (const colour of MARK_COLOURS) {
    const name = Object.hasOwn(given, colour) ? given[colour] : undefined;
    if (typeof name === 'string' && name.trim() !== '') names[colour] = name.trim().slice(0, LONGEST_NAME);
  }
  return names;
}

export function colourName(names: ColourNames, colour: MarkColour): string {
  return names[colour] ?? say(`colour_${colour}`);
}

export async function readLastColour(): Promise<MarkColour> {
  const stored = (await browser.storage.local.get(LAST))[LAST];
  return MARK_COLOURS.find((colour) => colour === stored) ?? MARK_COLOURS[0];
}

export async function writeLastColour(colour: MarkColour): Promise<void> {
  await browser.storage.local.set({ [LAST]: colour });
}
