import { Button } from '../../../components/Button.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { MarkLine } from '../../../components/MarkLine.tsx';
import { useWords } from '../../../components/words.ts';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';

/** The reader's marks on this paper. */
export function Marks({ details: { marks } }: SectionProps) {
  const { say } = useWords();
  const { actions } = useLibrary();
  if (marks.length === 0) return null;
  return (
    <Section title={say('marks')}>
      <ul>
        {marks.map((mark) => (
          <MarkLine
            key={mark.id}
            id={mark.id}
            words={mark.quote.exact}
            note={mark.note}
            colour={mark.colour}
            actions={
              <Button
                kind="icon"
                action="remove-mark"
                label={say('remove_mark')}
                onPress={() => void actions.removeMark(mark.id)}
              >
                <Icon name="close" />
              </Button>
            }
          />
        ))}
      </ul>
    </Section>
  );
}
