/** Filters and orders as a person says them. */
import { useWords, type WordKey } from '../../components/words.ts';
import { siteName } from '../../lib/browser/sites/site-names.ts';
import type { SearchSort } from '../../lib/library/finder/protocol.ts';
import type { Filter } from './question.ts';
import { useLibrary } from './use-library.ts';

export const SORT_WORDS: Record<SearchSort, WordKey> = {
  relevance: 'sort_best',
  saved: 'sort_saved',
  year: 'sort_year',
  title: 'sort_title',
};

export function useFilterWords(): (filter: Filter) => string {
  const { say } = useWords();
  const { collections } = useLibrary();
  return (filter) => {
    switch (filter.kind) {
      case 'state':
        return say(filter.value === 'later' ? 'for_later' : 'saved');
      case 'starred':
        return say('starred');
      case 'tag':
        return say('filter_tag', filter.value);
      case 'collection':
        return say('filter_collection', collections.find(({ id }) => id === filter.value)?.name ?? '…');
      case 'site':
        return say('filter_site', siteName(filter.value));
      case 'has':
        return say(`filter_${filter.value}`);
      case 'years': {
        const { from, to } = filter;
        if (from !== undefined && to !== undefined)
          return from === to ? String(from) : say('filter_years', String(from), String(to));
        return from !== undefined ? say('filter_since', String(from)) : say('filter_until', String(to));
      }
    }
  };
}
