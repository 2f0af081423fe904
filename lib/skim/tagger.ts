/**
 * compromise's tagger with a lexicon of ours. The only file that imports it: it loads in a worker of a page, and only
 * once something is shown that needs it.
 */
import nlp from 'compromise/two';
import { LEXICON } from './term-words.ts';

export interface TaggedWord {
  text: string;
  tags: ReadonlySet<string>;
  /** UTF-16 units. */
  offset?: { start: number; length: number };
}

let isPrepared = false;

/** The words of each sentence with their tags ("Noun", "Gerund", "Month"). Callers cap the text: hostile ones take quadratic time. */
export function tagged(text: string): TaggedWord[][] {
  if (!isPrepared) nlp.plugin({ words: LEXICON } as Parameters<typeof nlp.plugin>[0]);
  isPrepared = true;
  const doc = nlp(text);
  doc.compute('offset');
  return doc.docs as unknown as TaggedWord[][];
}
