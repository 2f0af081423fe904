import { lazyOnce } from '../lazy-once.ts';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../components/words.ts';
import { draftOf } from '../note/drafts.ts';
import { NoteEditor } from '../note/NoteEditor.tsx';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import styles from './Details.module.css';

const useMarkdown = lazyOnce(() => import('../note/Markdown.tsx').then(({ Markdown }) => Markdown));

/** The reader's note on this paper: read as Markdown, written in place as plain text. */
export function Note({ details: { paper } }: SectionProps) {
  const { say } = useWords();
  const { actions, noted, noting } = useLibrary();
  const { id, note } = paper;
  const [isOpen, setOpen] = useState(() => draftOf(id) !== null);
  const [isAsked, setAsked] = useState(false);
  const Markdown = useMarkdown(note !== '');
  const edit = () => {
    setAsked(true);
    setOpen(true);
  };
  useLayoutEffect(() => {
    if (noted !== id) return;
    noting();
    edit();
  }, [noted, id]);
  const isEditing = isOpen || note === '';
  return (
    <Section
      title={say('your_note')}
      actions={
        !isEditing && (
          <Button action="edit-note" onPress={edit}>
            {say('edit_note')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <NoteEditor
          paper={id}
          value={note}
          isFocused={isAsked}
          onKeep={(text) => actions.setNote(id, text)}
          onLeave={() => {
            setOpen(false);
            setAsked(false);
          }}
        />
      ) : (
        // A second way for the pointer: the button above is the one for the keyboard.
        <div
          class={styles['note']}
          data-note
          onClick={(event) => {
            const isLink = (event.target as HTMLElement).closest('a') !== null;
            if (!isLink && getSelection()?.isCollapsed !== false) edit();
          }}
        >
          {Markdown ? <Markdown text={note} /> : <p dir="auto">{note}</p>}
        </div>
      )}
    </Section>
  );
}
