import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import { useWords, type WordKey } from './words.ts';

/** Signs of no language: they hold the places while the words are looked up. */
const FIRST_PLACE = 0xe000;

/** Words with keys, signs and links among them, each where the language puts it. */
export function Sentence({ words, fill }: { words: WordKey; fill: readonly ComponentChildren[] }) {
  const { say } = useWords();
  const places = fill.map((_, index) => String.fromCharCode(FIRST_PLACE + index));
  return (
    <>
      {say(words, ...places)
        .split(/([\ue000-\ue00f])/)
        .map((part, index) => {
          const place = places.indexOf(part);
          return <Fragment key={index}>{place < 0 ? part : fill[place]}</Fragment>;
        })}
    </>
  );
}
