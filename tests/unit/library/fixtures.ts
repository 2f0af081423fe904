/** A library in memory and sightings for it. */
import { afterEach } from 'vitest';
import type { Bibliography } from '../../../lib/paper/bibliography.ts';
import { sightingKey } from '../../../lib/paper/title-key.ts';
import type { RecordSource } from '../../../lib/paper/rows.ts';
import type { GreetedSighting } from '../../../lib/paper/sightings.ts';
import { LibraryDatabase } from '../../../lib/library/database/database.ts';
import { Store } from '../../../lib/library/database/store.ts';

let count = 0;

export function emptyStore(): Store {
  return new Store(new LibraryDatabase(`test-${++count}`));
}

/** Empty libraries that are deleted after each test of the file. */
export function storesOfATest(): () => Store {
  const stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.db.delete();
  });
  return () => {
    const store = emptyStore();
    stores.push(store);
    return store;
  };
}

export function sighting(arxiv: string, more: Partial<Bibliography> = {}): GreetedSighting {
  const record: Bibliography = {
    title: `On the matter of ${arxiv}`,
    authors: [{ name: 'Ada Lovelace' }, { name: 'Emmy Noether' }],
    abstract: 'We show that $x^2$ grows. It grows without end.',
    ids: { arxiv },
    url: `https://arxiv.org/abs/${arxiv}`,
    ...more,
  };
  return { key: sightingKey(record), record };
}

export const onArxiv: RecordSource = { kind: 'page', site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' };
export const onHuggingFace: RecordSource = {
  kind: 'page',
  site: 'hugging-face',
  url: 'https://huggingface.co/papers',
};

export const request = (id: string, kind = 'save', origin = 'page') => ({ id, kind, origin });
