import { NoteField } from '../../../components/NoteField.tsx';
import { useWords } from '../../../components/words.ts';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';

/** The reader's note on this paper. */
export function Note({ details: { paper } }: SectionProps) {
  const { say } = useWords();
  const { actions, tell } = useLibrary();
  return (
    <Section title={say('your_note')}>
      <NoteField
        value={paper.note}
        placeholder={say('paper_note_placeholder')}
        onKeep={(note) => actions.setNote(paper.id, note)}
        onKept={() => tell(say('done'))}
      />
    </Section>
  );
}
