import { useWords } from '../../components/words.ts';
import { SAMPLE_PAPERS, SAMPLE_YEAR } from './sample-papers.ts';
import styles from './Sample.module.css';

/** The sample listing. Nothing in it ever changes, so that what hangs on it is left alone. */
export function Sample() {
  const { say } = useWords();
  return (
    <ol class={styles['listing']} lang="en" dir="ltr" aria-label={say('welcome_sample')}>
      {SAMPLE_PAPERS.map(({ title, authors, abstract }, index) => (
        <li key={title} data-sample={index} class={styles['entry']}>
          <h3 class={styles['title']}>{title}</h3>
          <p class={styles['byline']}>
            {authors.join(', ')} · {SAMPLE_YEAR}
          </p>
          <p class={styles['abstract']} data-abstract>
            {abstract}
          </p>
        </li>
      ))}
    </ol>
  );
}
