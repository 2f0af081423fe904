import { MarkedText } from '../../../components/MarkedText.tsx';
import { useWords } from '../../../components/words.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import styles from './Details.module.css';

/** The abstract with the reader's marks in it. */
export function Abstract({ details: { paper, marks, abstract } }: SectionProps) {
  const { say } = useWords();
  const text = abstract?.text ?? paper.bibliography.abstract;
  if (!text) return null;
  const { cut = [] } = paper.bibliography;
  return (
    <Section title={say('abstract')}>
      <MarkedText text={text} marks={marks.filter((mark) => mark.target.kind === 'abstract')} />
      {cut.length > 0 && <p class={styles['aside']}>{say('field_cut')}</p>}
    </Section>
  );
}
