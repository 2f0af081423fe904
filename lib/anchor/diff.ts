/**
 * What changed between two versions of a text, word by word, for the panel to show. Uses the alignment that carries
 * marks, so what is shown as kept is what marks were carried by.
 */
import { align } from './align.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A stretch that both versions have, that only the old one or that only the new one has. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  /** As the version that has it writes it; a kept stretch as the new one does. White space included. */
  text: string;
}

/** Longer texts are compared up to here. UTF-16 units. */
const LONGEST = 20_000;

/**
 * The parts of both versions in reading order. The kept and removed parts make up the old version's words, the kept
 * and added ones are the new version, character by character.
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
    const isKept = index < old.length && likeness[index] === 1;
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

/** Words as white space parts them, compared by the tokens they hold. */
function wordsOf(text: string): Token[] {
  const tokens = tokensOf(text);
  const words: Token[] = [];
  let index = 0;
  for (const match of text.matchAll(/\S+/g)) {
    const end = match.index + match[0].length;
    let key = '';
    let weight = 0;
    for (; index < tokens.length && tokens[index]!.start < end; index++) {
      key += tokens[index]!.key;
      weight = Math.max(weight, tokens[index]!.weight);
    }
    words.push({ start: match.index, end, key: key || match[0], weight: weight || 0.25 });
  }
  return words;
}
