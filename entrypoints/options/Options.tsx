import { useWords } from '../../components/words.ts';
import { SECTIONS } from './sections.ts';
import styles from './Options.module.css';

export function Options() {
  const { say } = useWords();
  return (
    <main class={styles['options']}>
      <h1 class={styles['title']}>{say('options_title')}</h1>
      {SECTIONS.map(({ name, title, Component }) => (
        <section key={name} data-section={name} aria-labelledby={`section-${name}`} class={styles['section']}>
          <h2 id={`section-${name}`} class={styles['heading']}>
            {say(title)}
          </h2>
          <Component />
        </section>
      ))}
    </main>
  );
}
