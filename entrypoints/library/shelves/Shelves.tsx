import { useLive, valueOf } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { siteName } from '../../../lib/browser/sites/site-names.ts';
import { allSearches } from '../../../lib/library/reading/reading.ts';
import { asksForAll, hasFilter, withFilter, without, type Filter, type Question } from '../question.ts';
import { useLibrary } from '../use-library.ts';
import { Collections } from './Collections.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { Shelf, Group } from './Shelf.tsx';
import { Tags } from './Tags.tsx';
import { Years } from './Years.tsx';

export interface ShelvesProps {
  question: Question;
  onChange(question: Question): void;
}

/** Everything that the library can be narrowed to, with how many papers there are of each. */
export function Shelves({ question, onChange }: ShelvesProps) {
  const { say } = useWords();
  const { store, facets, totals } = useLibrary();
  const searches = valueOf(useLive(() => store.live(allSearches), [store])) ?? [];
  const { filters } = question;
  const toggle = (filter: Filter) =>
    onChange({
      ...question,
      filters: hasFilter(filters, filter) ? without(filters, filter) : withFilter(filters, filter),
    });
  const is = (filter: Filter) => hasFilter(filters, filter);
  const count = (of: 'has' | 'states', value: string) =>
    facets?.[of].find((each) => each.value === value)?.count ?? 0;
  const shelf = (name: string, filter: Filter, words: string, papers: number) => (
    <Shelf
      key={name}
      action={`shelf-${name}`}
      isOn={is(filter)}
      count={papers}
      onPress={() => toggle(filter)}
    >
      {words}
    </Shelf>
  );
  return (
    <>
      <Group>
        <Shelf
          action="shelf-all"
          isOn={asksForAll(question)}
          count={totals?.all ?? 0}
          onPress={() => onChange({ ...question, text: '', filters: {} })}
        >
          {say('all')}
        </Shelf>
        {shelf('later', { kind: 'state', value: 'later' }, say('for_later'), totals?.later ?? 0)}
        {shelf('starred', { kind: 'starred' }, say('starred'), facets?.starred ?? 0)}
        {shelf('marked', { kind: 'has', value: 'marks' }, say('marked'), totals?.marked ?? 0)}
        {shelf('noted', { kind: 'has', value: 'notes' }, say('noted'), count('has', 'notes'))}
        {shelf('pdf', { kind: 'has', value: 'pdf' }, say('with_pdf'), count('has', 'pdf'))}
      </Group>
      {searches.length > 0 && <SavedSearches searches={searches} question={question} onChange={onChange} />}
      <Collections isOn={is} onToggle={toggle} />
      <Tags isOn={is} onToggle={toggle} />
      {facets && facets.years.length > 0 && (
        <Years question={question} years={facets.years} onChange={onChange} />
      )}
      {facets && facets.sites.length > 0 && (
        <Group title={say('met_on')}>
          {facets.sites.map(({ value, count: papers }) => (
            <Shelf
              key={value}
              action="filter-site"
              data={{ 'data-site': value }}
              isOn={is({ kind: 'site', value })}
              count={papers}
              onPress={() => toggle({ kind: 'site', value })}
            >
              {siteName(value)}
            </Shelf>
          ))}
        </Group>
      )}
    </>
  );
}
