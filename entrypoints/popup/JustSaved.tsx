import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { foldedName } from '../../components/folded-name.ts';
import { NameInput } from '../../components/NameInput.tsx';
import { useLive, valueOf } from '../../components/use-live.ts';
import { useWords } from '../../components/words.ts';
import { EVERYTHING, type SearchClient } from '../../lib/library/finder/client.ts';
import { papersById } from '../../lib/library/reading/reading.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import type { Actions } from '../library/use-actions.ts';
import styles from './JustSaved.module.css';

export interface JustSavedProps {
  papers: readonly string[];
  /** What the reader pressed to save them is gone or spent: they go on here. */
  takesFocus: boolean;
  store: ReadableStore;
  searcher: SearchClient;
  actions: Actions;
  /** Something was done with these papers: what is saved next stands for itself. */
  onUsed(): void;
  /** Where it can be put away. */
  onClose: (() => void) | undefined;
}

/** Tags that are offered without typing: two lines of them at most. */
const MOST = 6;

/** What can be done at once with what was saved just now: a tag typed or pressed, or for later. */
export function JustSaved({ papers, takesFocus, store, searcher, actions, onUsed, onClose }: JustSavedProps) {
  const { say, sayCount } = useWords();
  const [draft, setDraft] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const ids = [...papers];
  const rows = valueOf(useLive(() => store.live((db) => papersById(db, ids)), [store, ids.join(' ')]));
  const { facets } =
    valueOf(useLive(() => searcher.watch({ ...EVERYTHING, limit: 0, withFacets: true }), [searcher])) ?? {};
  const known = facets?.tags.map(({ value }) => value) ?? [];
  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus({ preventScroll: true });
  }, [takesFocus, papers]);
  // What was taken back is not there to be tagged.
  if (rows?.length === 0) return null;

  const name = draft.replace(/\s+/g, ' ').trim();
  const own = rows?.[0]?.tags.filter((tag) => rows.every(({ tags }) => tags.includes(tag))) ?? [];
  const offered = [...new Set([...own, ...known])]
    .filter((tag) => name === '' || foldedName(tag).includes(foldedName(name)))
    .slice(0, MOST);
  const isLater = rows !== undefined && rows.every(({ state }) => state === 'later');
  const tag = (tags: string[], isOn: boolean) => {
    setDraft('');
    onUsed();
    void actions.tag(ids, isOn ? tags : [], isOn ? [] : tags);
  };
  return (
    <section
      class={styles['saved']}
      aria-label={sayCount('tag_saved', ids.length)}
      data-just-saved={ids.length}
    >
      <div class={styles['line']}>
        <NameInput
          input={input}
          value={draft}
          label={sayCount('tag_saved', ids.length)}
          action="tag-saved"
          onInput={setDraft}
          onGive={() => {
            if (name === '') return;
            // What is there already is taken, in its own spelling.
            tag([known.find((each) => foldedName(each) === foldedName(name)) ?? name], true);
          }}
        />
        <Button
          action="later-saved"
          isPressed={isLater}
          onPress={() => {
            onUsed();
            void actions.setState(ids, isLater ? 'saved' : 'later');
          }}
        >
          <Icon name="later" /> {say('for_later')}
        </Button>
        {onClose && (
          <Button kind="icon" action="close-saved" label={say('close')} onPress={onClose}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      {offered.length > 0 && (
        <ul class={styles['tags']} aria-label={say('tags')}>
          {offered.map((each) => (
            <li key={each}>
              <button
                type="button"
                class={styles['tag']}
                data-action="pick-tag"
                data-name={each}
                aria-pressed={own.includes(each)}
                onClick={() => tag([each], !own.includes(each))}
              >
                <bdi>{each}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
