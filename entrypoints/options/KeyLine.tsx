import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { KeyCaps } from '../../components/KeyCaps.tsx';
import { useWords } from '../../components/words.ts';
import { chordOf } from '../../lib/browser/keys/chord.ts';
import {
  comesWith,
  keyOf,
  mayBeChosen,
  ownerOf,
  withKey,
  type Where,
} from '../../lib/browser/keys/choose.ts';
import { chordParts, doingWords, keyWords } from '../../lib/browser/keys/shown.ts';
import type { ChosenKeys } from '../../lib/browser/keys/stored.ts';
import keys from './Keys.module.css';

export interface KeyLineProps {
  where: Where;
  does: string;
  words: string;
  chosen: ChosenKeys;
  /** The next key that is pressed becomes its key. */
  isChanging: boolean;
  onChanging(isOn: boolean): void;
  onChosen(now: ChosenKeys): void;
}

/** Keys that only say that another will come. */
const HELD = /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|Dead)$/;

/** One action and its key: press the button, then the new key. A key that is taken is told, and taken only on a second press. */
export function KeyLine({ where, does, words, chosen, isChanging, onChanging, onChosen }: KeyLineProps) {
  const { say } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [trouble, setTrouble] = useState<{ chord: string; owner: string | null } | null>(null);
  const chord = keyOf(where, chosen, does);
  const shown = trouble?.chord ?? chord;
  const isOwn = chord !== comesWith(where, does);
  const leave = () => {
    setTrouble(null);
    onChanging(false);
    button.current?.focus();
  };
  const choose = (now: string) => {
    onChosen(withKey(where, chosen, does, now));
    leave();
  };
  useLayoutEffect(() => {
    if (!isChanging) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || HELD.test(event.key)) return;
      // The buttons beside it are pressed by keys too.
      if (event.target !== button.current) return void (event.key === 'Escape' && leave());
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') return leave();
      if (event.key === 'Backspace' || event.key === 'Delete') return choose('');
      const now = chordOf(event);
      const owner = ownerOf(where, chosen, now, does);
      if (!mayBeChosen(now)) setTrouble({ chord: now, owner: null });
      else if (owner !== null) setTrouble({ chord: now, owner });
      else choose(now);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  });
  return (
    <li class={keys['line']} data-does={does} data-chord={chord} data-changing={isChanging ? '' : undefined}>
      <span class={keys['words']}>{words}</span>
      {isOwn && !isChanging && (
        <Button action="reset-key" onPress={() => choose(comesWith(where, does))}>
          {say('key_as_it_comes', keyWords(comesWith(where, does)))}
        </Button>
      )}
      <button
        ref={button}
        type="button"
        class={keys['key']}
        data-action="change-key"
        data-own={isOwn ? '' : undefined}
        aria-label={say('change_key_of', words, chord === '' ? say('no_key') : chordParts(chord).join(' '))}
        aria-pressed={isChanging}
        onClick={() => onChanging(!isChanging)}
        onBlur={() => !trouble && isChanging && onChanging(false)}
      >
        {isChanging && !trouble ? (
          <span class={keys['wait']}>{say('press_a_key')}</span>
        ) : (
          <KeyCaps chords={shown === '' ? [] : [chordParts(shown)]} />
        )}
      </button>
      {isChanging && (
        <p class={keys['trouble']} role="status" data-key-trouble={trouble && (trouble.owner ?? 'needed')}>
          {!trouble && say('press_a_key_hint')}
          {trouble?.owner === null && say('key_needed', keyWords(trouble.chord))}
          {trouble && trouble.owner !== null && (
            <>
              {say('key_taken', keyWords(trouble.chord), doingWords(trouble.owner as 'next', where))}{' '}
              <Button action="take-key" onPress={() => choose(trouble.chord)}>
                {say('key_take')}
              </Button>{' '}
              <Button action="leave-key" onPress={leave}>
                {say('cancel')}
              </Button>
            </>
          )}
        </p>
      )}
    </li>
  );
}
