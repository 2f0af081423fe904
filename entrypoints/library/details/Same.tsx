import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { Byline } from '../../../components/Byline.tsx';
import { useLive, valueOf } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import { reasonWords } from '../../../lib/browser/words/reason-words.ts';
import { joinedPreview, neighboursOf } from '../../../lib/library/works/neighbours.ts';
import type { PaperRow } from '../../../lib/paper/rows.ts';
import { TexText } from '../note/TexText.tsx';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import { useFound } from './use-found.ts';
import styles from './Works.module.css';

/** So many papers are offered. */
const OFFERED = 6;

/** "These are the same": another paper is chosen, what both would be as one is shown, and then they are one. */
export function Same({ details: { paper } }: SectionProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  const close = () => {
    setOpen(false);
    setOther(null);
  };
  if (!isOpen)
    return (
      <Button action="choose-same" onPress={() => setOpen(true)}>
        {say('same')}
      </Button>
    );
  return (
    <Section
      title={say('same')}
      actions={
        <Button action="cancel-same" onPress={close}>
          {say('cancel')}
        </Button>
      }
    >
      {other === null ? (
        <Choice paper={paper} onChoose={setOther} />
      ) : (
        <Preview papers={[paper.id, other]} onBack={() => setOther(null)} onDone={close} />
      )}
    </Section>
  );
}

function Choice({ paper, onChoose }: { paper: PaperRow; onChoose(id: string): void }) {
  const { say } = useWords();
  const { store } = useLibrary();
  const [query, setQuery] = useState('');
  const asked = query.trim();
  const near = useLive(() => store.live((db) => neighboursOf(db, paper.id)), [paper.id]);
  const found = useFound(asked, OFFERED + 1);
  const offers =
    asked === ''
      ? (valueOf(near) ?? []).map((each) => ({ row: each.paper, why: each.why }))
      : (found ?? []).map((row) => ({ row, why: '' }));
  const shown = offers.filter(({ row }) => row.id !== paper.id).slice(0, OFFERED);
  return (
    <>
      <input
        type="search"
        class={styles['search']}
        data-action="search-same"
        value={query}
        placeholder={say('same_search')}
        aria-label={say('same_search')}
        ref={(input) => {
          if (input && document.activeElement === document.body) input.focus();
        }}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {shown.length === 0 && asked !== '' && found && (
        <p class={styles['hint']}>{say('nothing_found', asked)}</p>
      )}
      {/* What is listed answers these words. */}
      <ul data-offers={asked === '' || found ? asked : undefined}>
        {shown.map(({ row, why }) => (
          <li key={row.id} class={styles['neighbour']} data-offer={row.id}>
            <button
              type="button"
              class={styles['name']}
              data-action="offer-same"
              onClick={() => onChoose(row.id)}
            >
              <TexText text={row.bibliography.title} />
            </button>
            <Byline paper={row.bibliography} />
            {why && <p class={styles['why']}>{reasonWords(why)}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface PreviewProps {
  papers: string[];
  onBack(): void;
  onDone(): void;
}

function Preview({ papers, onBack, onDone }: PreviewProps) {
  const { say, sayCount, sayList } = useWords();
  const { store, actions, open } = useLibrary();
  const live = useLive(
    () =>
      store.live(async (db) => ({
        joined: await joinedPreview(db, papers),
        marks: await db.marks
          .where('paper')
          .anyOf(papers)
          .filter((row) => row.deletedAt === undefined)
          .count(),
      })),
    [papers.join(' ')],
  );
  const ready = valueOf(live);
  if (!ready) return null;
  const { joined, marks } = ready;
  if (!joined) return <p class={styles['hint']}>{say('not_there')}</p>;
  const confirm = async () => {
    let kept = joined.id;
    const isDone = await actions.run(
      async (operation) => {
        const answer = await askLibrary.same({ operation, papers });
        if (answer.ok) kept = answer.value.papers[0] ?? kept;
        return answer;
      },
      () => say('same_done'),
    );
    if (!isDone) return;
    onDone();
    open(kept);
  };
  const facts = [
    // Each name runs its own way, and leaves the words around it as they are.
    sayList(joined.tags.map((tag) => `\u2068${tag}\u2069`)),
    marks > 0 ? sayCount('marks', marks) : '',
    joined.note.trim() === '' ? '' : say('same_notes'),
  ].filter(Boolean);
  return (
    <>
      <p class={styles['hint']}>{say('same_preview')}</p>
      <div class={styles['preview']} data-preview>
        <p class={styles['name']} dir="auto">
          <TexText text={joined.bibliography.title} />
        </p>
        <Byline paper={joined.bibliography} />
        {facts.length > 0 && <p class={styles['why']}>{facts.join(' · ')}</p>}
      </div>
      <div class={styles['foot']}>
        <Button kind="solid" action="same" onPress={() => void confirm()}>
          {say('same_now')}
        </Button>
        <Button action="other-same" onPress={onBack}>
          {say('same_other')}
        </Button>
      </div>
    </>
  );
}
