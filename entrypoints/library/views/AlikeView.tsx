import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { Byline } from '../../../components/Byline.tsx';
import { useLive, valueOf } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import { refusalWords } from '../../../lib/browser/words/refusal-words.ts';
import { reasonWords } from '../../../lib/browser/words/reason-words.ts';
import { lookedThrough, mergesOf, offersOf } from '../../../lib/library/works/duplicates.ts';
import type { PaperRow } from '../../../lib/paper/rows.ts';
import { TexText } from '../note/TexText.tsx';
import { useLibrary } from '../use-library.ts';
import type { ViewProps } from '../views.ts';
import view from './BackupsView.module.css';
import { Back } from './Back.tsx';
import styles from '../details/Works.module.css';

/** For how long a merge can be taken back, ms: as every action. */
const DAY = 86_400_000;

/** Papers that may be the same, for the reader to say; and what was merged unasked, to be taken back. */
export function AlikeView({ onLeave }: ViewProps) {
  const { say, sayDay, percent } = useWords();
  const { store, actions, open, tell } = useLibrary();
  const live = useLive(
    () =>
      store.live(async (db) => ({
        offers: await offersOf(db),
        merges: await mergesOf(db, Date.now() - DAY),
      })),
    [store],
  );
  const found = valueOf(live);
  const isLooking = useLook(tell);
  const looked = valueOf(useLive(() => store.live(lookedThrough), [store]));
  const same = (papers: string[]) =>
    actions.run(
      (operation) => askLibrary.same({ operation, papers }),
      () => say('same_done'),
    );
  const notSame = (papers: string[]) =>
    actions.run(
      (operation) => askLibrary.notSame({ operation, papers }),
      () => say('alike_parted'),
    );
  const named = (paper: PaperRow) => (
    <>
      <button type="button" class={styles['name']} data-action="open-alike" onClick={() => open(paper.id)}>
        <TexText text={paper.bibliography.title} />
      </button>
      <Byline paper={paper.bibliography} />
    </>
  );
  return (
    <div class={view['view']}>
      <Back onPress={onLeave} />
      <h2 class={styles['heading']}>{say('alike_title')}</h2>
      {isLooking ? (
        <p class={styles['hint']} data-alike-looking>
          <span role="status">{say('alike_looking')}</span>{' '}
          {looked !== undefined && looked < 1 && (
            <span aria-hidden="true">{percent(Math.floor(looked * 100) / 100)}</span>
          )}
        </p>
      ) : (
        found?.offers.length === 0 && (
          <p class={styles['hint']} data-alike-none>
            {say('alike_none')}
          </p>
        )
      )}
      <ul>
        {found?.offers.map(({ papers: [one, other], why }) => (
          <li key={`${one.id} ${other.id}`} class={styles['preview']} data-alike={`${one.id} ${other.id}`}>
            {named(one)}
            <hr class={styles['between']} />
            {named(other)}
            <p class={styles['why']}>{reasonWords(why)}</p>
            <div class={styles['foot']}>
              <Button kind="solid" action="alike-same" onPress={() => void same([one.id, other.id])}>
                {say('same_now')}
              </Button>
              <Button action="alike-not-same" onPress={() => void notSame([one.id, other.id])}>
                {say('alike_not_same')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {found && found.merges.length > 0 && (
        <>
          <h3 class={styles['heading']}>{say('alike_merged')}</h3>
          <p class={styles['hint']}>{say('alike_merged_hint')}</p>
          <ul>
            {found.merges.map(({ operation, at, paper }) => (
              <li key={operation} class={styles['neighbour']} data-merged={paper.id}>
                {named(paper)}
                <p class={styles['why']}>{sayDay(new Date(at).toISOString().slice(0, 10))}</p>
                <Button action="undo-merge" onPress={() => void actions.undo(operation)}>
                  {say('alike_take_apart')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/**
 * Looks through what changed since the last look, as long as the view is open. Answers whether it still does; tells of a
 * look that failed, which is taken up again in the quiet.
 */
function useLook(tell: (message: string) => void): boolean {
  const [isLooking, setLooking] = useState(true);
  useEffect(() => {
    const leaving = new AbortController();
    const look = async () => {
      while (!leaving.signal.aborted) {
        const answer = await askLibrary.lookForDuplicates(null);
        if (!answer.ok && !leaving.signal.aborted) tell(refusalWords(answer));
        if (!answer.ok || !answer.value.isMore) break;
      }
      setLooking(false);
    };
    void look();
    return () => leaving.abort();
  }, []);
  return isLooking;
}
