import { useWords } from '../../../components/words.ts';
import { siteName } from '../../../lib/browser/site-names.ts';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
import type { RecordRow } from '../../../lib/paper/rows.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import styles from './Details.module.css';

/** Where the paper was met, and when. */
export function Sources({ details: { records } }: SectionProps) {
  const { say, sayDay } = useWords();
  return (
    <Section title={say('sources')}>
      <ul class={styles['aside']}>
        {records.map((record) => (
          <li key={record.id}>
            <Source record={record} /> · {sayDay(new Date(record.at).toISOString().slice(0, 10))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Source({ record: { source } }: { record: RecordRow }) {
  const { say } = useWords();
  if (source.kind !== 'page') return <>{say(source.kind === 'import' ? 'from_import' : 'from_reader')}</>;
  const name = siteName(source.site);
  if (!isWebAddress(source.url)) return <>{name}</>;
  return (
    <a href={source.url} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}
