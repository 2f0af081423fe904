/** The words of the interface as components get them: handed down once by the entrypoint, by key. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type en from '../public/_locales/en/messages.json';

export type WordKey = keyof typeof en;
export type PluralKey = WordKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

export interface Words {
  say(key: WordKey, ...fill: (string | number)[]): string;
  /** The words in the form that the number takes. */
  sayCount(stem: PluralKey, count: number, ...fill: (string | number)[]): string;
  /** A day as a person says it; `iso`: "2026-07-24". */
  sayDay(iso: string): string;
  number(value: number): string;
  /** "42 %"; `share`: 0–1. */
  percent(share: number): string;
  /** "a, b, c". */
  sayList(each: readonly string[]): string;
}

export const WordsContext = createContext<Words>({
  say: (key) => key,
  sayCount: (stem, count) => `${stem} ${count}`,
  sayDay: (iso) => iso,
  number: String,
  percent: (share) => `${share * 100} %`,
  sayList: (each) => each.join(', '),
});

export const useWords = (): Words => useContext(WordsContext);
