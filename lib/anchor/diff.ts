/**
 * What changed between two versions of a text, word by word, for the panel to show. Uses the alignment that carries
 * marks, so what is shown as kept is what marks were carried by.
 */
import { formulas, type Formula } from '../text/formulas.ts';
import { align } from './align.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A stretch that both versions have, that only the old one or that only the new one has. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  /** As the version that has it writes it; a kept stretch as the new one does. White space included. */
  text: string;
}

interface Word extends Token {
  /** Whether its formulas raise or lower what follows, sign by sign ("_^"): the tokens do not tell. */
  scripts: string;
}

/** Longer texts are compared up to here. UTF-16 units. */
const LONGEST = 20_000;

/**
 * The parts of both versions in reading order. The kept and removed parts make up the old version's words, the kept
 * and added ones are the new version, character by character. A formula stands in one part, whole.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const was = before.slice(0, LONGEST);
  const is = after.slice(0, LONGEST);
  const old = wordsOf(was);
  const now = wordsOf(is);
  const { map, likeness } = align(old, now);
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], text: string) => {
    if (text === '') return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  /** Words with the white space up to the next, so that nothing of a text is lost. */
  const stretch = (text: string, words: readonly Token[], from: number, to: number) =>
    from >= to ? '' : text.slice(from === 0 ? 0 : words[from]!.start, words[to]?.start ?? text.length);
  let i = 0;
  let j = 0;
  for (let index = 0; index <= old.length; index++) {
    const isKept =
      index < old.length && likeness[index] === 1 && isRaisedAlike(old[index]!, now[map[index]!]!);
    if (!isKept && index < old.length) continue;
    const partner = isKept ? map[index]! : now.length;
    add('removed', stretch(was, old, i, index));
    add('added', stretch(is, now, j, partner));
    if (isKept) add('same', stretch(is, now, partner, partner + 1));
    i = index + 1;
    j = partner + 1;
  }
  return parts;
}

/** "$x^2$" and "$x_2$" are two things; of a formula that one of the texts shows as plain signs nothing is known. */
function isRaisedAlike(one: Word, other: Word): boolean {
  return one.scripts === '' || other.scripts === '' || one.scripts === other.scripts;
}

/** Words as white space outside of formulas parts them, compared by the tokens they hold. */
function wordsOf(text: string): Word[] {
  const tokens = tokensOf(text);
  const set = formulas(text);
  const words: Word[] = [];
  let index = 0;
  let next = 0;
  for (const { start, end } of runsOf(text, set)) {
    let key = '';
    let weight = 0;
    for (; index < tokens.length && tokens[index]!.start < end; index++) {
      key += tokens[index]!.key;
      weight = Math.max(weight, tokens[index]!.weight);
    }
    let scripts = '';
    for (; next < set.length && set[next]!.end <= end; next++)
      scripts += set[next]!.tex.replaceAll(/[^_^]/g, '');
    words.push({ start, end, key: key || text.slice(start, end), weight: weight || 0.25, scripts });
  }
  return words;
}

/** Runs without white space, those that a formula reaches into joined with it. */
function runsOf(text: string, set: readonly Formula[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let at = 0;
  for (const match of text.matchAll(/\S+/g)) {
    const end = match.index + match[0].length;
    const last = runs.at(-1);
    while (at < set.length && set[at]!.end <= match.index) at++;
    if (last && at < set.length && set[at]!.start < last.end) last.end = end;
    else runs.push({ start: match.index, end });
  }
  return runs;
}
