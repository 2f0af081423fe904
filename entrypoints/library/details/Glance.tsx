import { useMemo } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../components/words.ts';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
import { canonicalText } from '../../../lib/text/abstract-text.ts';
import { ALL_PAPERS } from '../question.ts';
import { goTo } from '../skim/place.ts';
import { useSkims } from '../skim/use-skims.ts';
import { useTerms } from '../skim/use-terms.ts';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import styles from './Glance.module.css';

const MOST_TERMS = 8;

/** Key terms, figures claimed, data sets, and where code and data lie. A chip searches the library, or becomes a tag. */
export function Glance({ details: { paper } }: SectionProps) {
  const { say } = useWords();
  const { store, actions, show, open } = useLibrary();
  const text = useMemo(
    () => canonicalText(paper.bibliography.abstract ?? '').text,
    [paper.bibliography.abstract],
  );
  const papers = useMemo(() => (text === '' ? [] : [{ id: paper.id, text }]), [paper.id, text]);
  const skim = useSkims(store, papers).of.get(paper.id);
  const terms = useTerms(store, text);
  if (!skim || text === '') return null;
  const links = skim.links.filter(({ url, kind }) => kind !== 'paper' && isWebAddress(url));
  const datasets = [...new Set(skim.datasets.map((found) => found.text))];
  const names = [...datasets, ...terms.filter((term) => !datasets.includes(term))].slice(0, MOST_TERMS);
  if (names.length === 0 && skim.figures.length === 0 && links.length === 0) return null;
  return (
    <Section title={say('skim_heading')}>
      {skim.figures.length > 0 && (
        <ul class={styles['figures']} aria-label={say('claims_figures')}>
          {skim.figures.map(({ label, start, end }) => (
            <li key={start}>
              <Button
                action="figure"
                wraps
                onPress={() => {
                  goTo({ paper: paper.id, start, end });
                  open(paper.id);
                }}
              >
                {label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {names.length > 0 && (
        <ul class={styles['chips']} aria-label={say('key_terms')}>
          {names.map((name) => (
            <li key={name} class={styles['chip']} data-chip={name}>
              <Button
                action="chip-search"
                wraps
                label={say('chip_search', name)}
                onPress={() => show({ ...ALL_PAPERS, text: `"${name}"` })}
              >
                <span dir="auto">{name}</span>
              </Button>
              {!paper.tags.includes(name) && (
                <Button
                  action="chip-tag"
                  label={say('chip_tag', name)}
                  onPress={() => void actions.tag([paper.id], [name], [])}
                >
                  +
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <ul class={styles['links']} aria-label={say('code_links')}>
          {links.map(({ url, start }) => (
            <li key={start}>
              <a href={url} target="_blank" rel="noreferrer">
                {url.replace(/^https?:\/\/(?:www\.)?/, '')}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class={styles['limits']} data-limits>
        {say('skim_limits')}
      </p>
    </Section>
  );
}
