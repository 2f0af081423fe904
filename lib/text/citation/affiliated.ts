/**
 * A title and then its authors, each with an affiliation in brackets: "Sound Masking in Phones, Y. Tung (MIT); K. Shin
 * (Michigan)", as conferences list what they accepted. The brackets say where the names begin, whatever mark stands
 * between them and the title.
 */
import { readNames } from '../names/list.ts';
import { titleLikeness } from './cues.ts';
import type { Segmentation } from './segment.ts';

const START = /[,.;:?!–—|/-]\s*(?=\p{Lu}[^()<>;,:]{3,60}\s?\([^()]{2,200}\)\s*(?:[;,.&]|and\s|\d|$))/gu;
/** Marks that are tried in one text. */
const MOST = 8;

/** The reading of such a text as a whole; null for any other. */
export function segmentAffiliated(text: string): Segmentation | null {
  if (!text.includes('(')) return null;
  let tried = 0;
  for (const match of text.matchAll(START)) {
    if (++tried > MOST) return null;
    const end = match.index + (/[?!]/.test(match[0]) ? 1 : 0);
    const from = match.index + match[0].length;
    const authors = readNames(text.slice(from));
    const likely = authors.confidence >= 0.6 && authors.names[0]?.style !== 'single';
    if (!likely || titleLikeness(text.slice(0, end)) < 0.2 || readNames(text.slice(0, end)).confidence > 0.6)
      continue;
    return { authors, title: { start: 0, end }, rest: text.length, restEnd: text.length, score: 3.5 };
  }
  return null;
}
