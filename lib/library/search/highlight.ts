/** Where the words of a query stand in a text as it is shown: for highlighting hits. Pure; paints nothing. */
import type { Query, TextField } from './query.ts';
import { isIdeographic, placesOf } from './words.ts';

/**
 * Ranges [start, end] of the text, UTF-16 units, in order, that the query asks for. A word counts for all fields, or
 * for the one it is asked of. Neighbouring words of a phrase are one range.
 *
 * @param corrected words that the search took for mistyped ones (`Results.corrected`)
 */
export function highlightRanges(
  text: string,
  query: Query,
  field?: TextField,
  corrected: readonly string[] = [],
): [number, number][] {
  const whole = new Set(corrected);
  const beginnings: string[] = [];
  const phrases: string[][] = [];
  for (const clause of query.clauses) {
    if (clause.not || (clause.kind !== 'words' && clause.kind !== 'phrase')) continue;
    if (clause.field && field && clause.field !== field) continue;
    if (clause.kind === 'phrase') {
      phrases.push(clause.words);
      continue;
    }
    clause.words.forEach((word, index) => {
      if (clause.open && index === clause.words.length - 1) beginnings.push(word);
      else whole.add(word);
    });
  }
  if (whole.size === 0 && beginnings.length === 0 && phrases.length === 0) return [];
  const places = placesOf(text);
  const ranges: [number, number][] = [];
  for (const [start, end, words] of places) {
    const asked = words.some(
      (word) => whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning)),
    );
    if (!asked) continue;
    if (words.some(isIdeographic)) ranges.push(...pairsIn(text, start, end, words, whole, beginnings));
    else ranges.push([start, end]);
  }
  for (const phrase of phrases) ranges.push(...phraseRanges(places, phrase));
  return merged(ranges);
}

/** In a run without spaces only the pairs that were asked for, not the whole run. */
function pairsIn(
  text: string,
  start: number,
  end: number,
  words: readonly string[],
  whole: ReadonlySet<string>,
  beginnings: readonly string[],
): [number, number][] {
  const run = text.slice(start, end);
  return words
    .filter((word) => whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning)))
    .flatMap((word) => {
      const shown = beginnings.find((beginning) => word.startsWith(beginning)) ?? word;
      const found: [number, number][] = [];
      for (let at = run.indexOf(shown); at >= 0; at = run.indexOf(shown, at + 1))
        found.push([start + at, start + at + shown.length]);
      return found;
    });
}

function phraseRanges(
  places: readonly [number, number, string[]][],
  phrase: readonly string[],
): [number, number][] {
  const flat = places.flatMap(([start, end, words]) => words.map((word) => ({ start, end, word })));
  const ranges: [number, number][] = [];
  for (let at = 0; at + phrase.length <= flat.length; at++) {
    if (!phrase.every((word, index) => flat[at + index]?.word === word)) continue;
    ranges.push([flat[at]?.start ?? 0, flat[at + phrase.length - 1]?.end ?? 0]);
  }
  return ranges;
}

function merged(ranges: [number, number][]): [number, number][] {
  const sorted = ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}
