import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useWords } from '../../components/words.ts';
import { SECTION_TITLES } from '../../lib/browser/settings/section-names.ts';
import { SECTIONS } from './sections.ts';
import { useFound } from './use-found.ts';
import styles from './Options.module.css';

export function Options() {
  const { say } = useWords();
  const [query, setQuery] = useState('');
  const root = useRef<HTMLElement>(null);
  const isFound = useFound(root, query);
  // The sections were not there when the browser looked for the address's place.
  useLayoutEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <main class={styles['options']} ref={root} data-found={isFound}>
      <header class={styles['head']}>
        <h1 class={styles['title']}>{say('options_title')}</h1>
        <SearchField value={query} placeholder={say('options_search')} onInput={setQuery} />
      </header>
      <nav class={styles['nav']} aria-label={say('options_sections')}>
        {SECTIONS.map(({ name }) => (
          <a key={name} href={`#${name}`}>
            {say(SECTION_TITLES[name])}
          </a>
        ))}
      </nav>
      <div class={styles['sections']}>
        {SECTIONS.map(({ name, Component, Reset }) => (
          <section
            key={name}
            id={name}
            data-section={name}
            aria-labelledby={`section-${name}`}
            class={styles['section']}
          >
            <div class={styles['line']}>
              <h2 id={`section-${name}`} class={styles['heading']}>
                {say(SECTION_TITLES[name])}
              </h2>
              {Reset && <Reset />}
            </div>
            <Component />
          </section>
        ))}
        <div class={styles['nothing']} role="status">
          {!isFound && (
            <>
              <p>{say('options_nothing', query)}</p>
              <Button action="clear-search" onPress={() => setQuery('')}>
                {say('clear_search')}
              </Button>
            </>
          )}
        </div>
      </div>
    </main>
  );
}
