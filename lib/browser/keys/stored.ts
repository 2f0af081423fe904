/** The keys that the reader changed, by where they are pressed; every other key is as it comes. */
import { setting } from '../settings/setting.ts';
import type { LibraryKey } from './library-keys.ts';
import type { PageKey } from './page-keys.ts';

/** Chords by what they do; "" for what has no key any more. */
export interface ChosenKeys {
  page: { [does in PageKey]?: string };
  library: { [does in LibraryKey]?: string };
}

export const AS_THEY_COME: ChosenKeys = { page: {}, library: {} };

/** Names and chords only: a name that is no action of ours is never asked for. */
function chordsIn(value: unknown): Record<string, string> {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(given.filter(([, chord]) => typeof chord === 'string' && chord.length < 40));
}

export const chosenKeys = setting<ChosenKeys>('keys', (stored) => {
  const { page, library } = (stored ?? {}) as Record<string, unknown>;
  return { page: chordsIn(page), library: chordsIn(library) };
});

/** What a chord does, for every action that has one. */
export function doingsOf<K extends string>(
  own: Record<K, string>,
  chosen: { [does in K]?: string },
): Map<string, K> {
  const all = Object.keys(own) as K[];
  return new Map(all.map((does) => [chosen[does] ?? own[does], does]));
}
