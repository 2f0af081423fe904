import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../../components/words.ts';
import { draftOf, keepDraft } from './drafts.ts';
import styles from './NoteEditor.module.css';

export interface NoteEditorProps {
  paper: string;
  value: string;
  isFocused: boolean;
  /** Resolves to whether it was kept; what was typed stays in the field until it is. */
  onKeep(note: string): Promise<boolean>;
  onLeave(): void;
}

/** ms without a key after which what was typed is kept. */
const PAUSE = 1_200;

/** A note as it is written: kept at every pause and when it is left; a draft of it outlives the page. */
export function NoteEditor({ paper, value, isFocused, onKeep, onLeave }: NoteEditorProps) {
  const { say } = useWords();
  const [text, setText] = useState(() => draftOf(paper) ?? value);
  const field = useRef<HTMLTextAreaElement>(null);
  const kept = useRef(value);
  const typed = useRef(text);
  typed.current = text;

  const keep = async (): Promise<boolean> => {
    const note = typed.current;
    if (note === kept.current) {
      keepDraft(paper, null);
      return true;
    }
    const isKept = await onKeep(note);
    if (isKept) {
      kept.current = note;
      // More may have been typed while it was written.
      if (typed.current === note) keepDraft(paper, null);
    }
    return isKept;
  };

  // Changed elsewhere, or taken back: shown unless the reader is in the middle of something else.
  useEffect(() => {
    if (value === kept.current) return;
    const isMine = typed.current !== kept.current;
    kept.current = value;
    if (!isMine) setText(value);
  }, [value]);
  useEffect(() => {
    if (text === kept.current) return undefined;
    const timer = setTimeout(() => void keep(), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  // Leaving the paper is leaving the note.
  useEffect(() => () => void (typed.current !== kept.current && onKeep(typed.current)), []);
  useLayoutEffect(() => {
    if (!isFocused) return;
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, [isFocused]);

  return (
    <textarea
      ref={field}
      class={styles['note']}
      data-note-field
      value={text}
      placeholder={say('paper_note_placeholder')}
      aria-label={say('your_note')}
      dir="auto"
      rows={3}
      maxLength={20_000}
      onInput={(event) => {
        const next = event.currentTarget.value;
        // At once: the page may be closed before anything is drawn.
        keepDraft(paper, next === kept.current ? null : next);
        setText(next);
      }}
      onBlur={() => void keep().then((isKept) => isKept && onLeave())}
      onKeyDown={(event) => {
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!isDone || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.blur();
      }}
    />
  );
}
