import { MarkedText } from '../../../components/MarkedText.tsx';
import { useWords } from '../../../components/words.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import { useVersions } from './use-versions.ts';
import styles from './Details.module.css';

/** The abstract with the reader's marks in it. */
export function Abstract({ details }: SectionProps) {
  const { say } = useWords();
  const { text, marks } = useVersions(details);
  if (!text) return null;
  const { cut = [] } = details.paper.bibliography;
  const placed = marks.flatMap(({ mark, fate }) => (fate.kind === 'orphan' ? [] : [{ ...fate, mark }]));
  return (
    <Section title={say('abstract')}>
      <MarkedText text={text} marks={placed} />
      {cut.length > 0 && <p class={styles['aside']}>{say('field_cut')}</p>}
    </Section>
  );
}
