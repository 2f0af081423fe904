import { useWords } from './words.ts';
import styles from './Listings.module.css';

/** Two pages to begin on, where there is nothing to show yet. */
export function Listings() {
  const { say } = useWords();
  return (
    <p class={styles['links']}>
      <a href="https://arxiv.org/list/cs.LG/new" target="_blank" rel="noreferrer">
        {say('welcome_arxiv')}
      </a>
      <a href="https://huggingface.co/papers" target="_blank" rel="noreferrer">
        {say('welcome_hugging_face')}
      </a>
    </p>
  );
}
