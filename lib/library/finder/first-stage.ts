/**
 * What a search answers from first: the heads of the index, read by the browser's own calls. The rest of the worker's
 * code (the engine of the store above all) takes as long to load as they take to read, and comes after the first answer.
 */
import type { CollectionRow } from '../../paper/rows.ts';
import type { TouchedRow } from '../database/database.ts';
import { asked, opened, type Place } from '../database/plain-database.ts';
import { createIndex, parseQuery, stagesOf, type IndexRow, type LibraryIndex } from '../search/index.ts';
import { answerTo } from './answer.ts';
import { SEQUENCE, STATE, stateOf, touchedOf, type IndexState, type Touched } from './index-state.ts';
import { Names } from './names.ts';
import type { SearchAnswer, SearchRequest } from './protocol.ts';

export interface FirstStage {
  index: LibraryIndex;
  state: IndexState;
  /** What the index does not know of yet. */
  since: Touched;
  collections: CollectionRow[];
}

/** Null where there is no index, it does not fit, or it is not the library's: the finder sees to that. */
export async function readFirstStage(place: Place): Promise<FirstStage | null> {
  const database = await opened(place);
  try {
    return database && (await readFrom(database));
  } finally {
    database?.close();
  }
}

/** Heads and what has gone lie side by side. */
const heads = (): IDBKeyRange => IDBKeyRange.bound('gone-', 'head.');

async function readFrom(database: IDBDatabase): Promise<FirstStage | null> {
  const transaction = database.transaction(['segments', 'touched', 'meta', 'collections'], 'readonly');
  const segments = transaction.objectStore('segments');
  // Asked for together: each question by itself is a way to the browser's own process and back.
  const [kept, ids, near, last, collections] = await Promise.all([
    asked(segments.get(STATE)),
    asked(segments.getAllKeys()),
    asked<IndexRow[]>(segments.getAll(heads())),
    asked<{ value?: unknown } | undefined>(transaction.objectStore('meta').get(SEQUENCE)),
    asked<CollectionRow[]>(transaction.objectStore('collections').getAll()),
  ]);
  const state = stateOf(kept);
  const sequence = Number(last?.value ?? 0);
  if (!state || state.sequence > sequence) return null;
  const wanted = new Set(stagesOf(ids.filter((id) => typeof id === 'string')).first);
  const rows = near.filter(({ id }) => wanted.delete(id));
  const after = IDBKeyRange.lowerBound(state.sequence, true);
  const [touched, ...others] = await Promise.all([
    asked<TouchedRow[]>(transaction.objectStore('touched').index('sequence').getAll(after)),
    ...[...wanted].map((id) => asked<IndexRow>(segments.get(id))),
  ]);
  const index = createIndex();
  if (!index.load([...rows, ...others])) return null;
  return { index, state, since: touchedOf(touched, sequence), collections };
}

/** Answers from the first stage, and nothing yet where it does not know enough. */
export class FirstAnswers {
  readonly #names = new Names();
  readonly #index: LibraryIndex;
  readonly #isPart: boolean;

  constructor({ index, since, collections }: FirstStage) {
    this.#index = index;
    this.#names.take(collections);
    // Nothing is found in it that has changed since.
    index.remove(since.papers);
    this.#isPart = since.papers.length > 0;
  }

  search(request: SearchRequest): SearchAnswer {
    const asksRoles = parseQuery(request.text).clauses.some(({ kind }) => kind === 'role');
    // A list of the newest without the very newest would make them vanish from the page that shows them already.
    const lacksNewest = this.#isPart && request.text.trim() === '';
    if (asksRoles || lacksNewest || request.sort === 'title')
      return answerTo(createIndex(), request, this.#names, 'nothing');
    return answerTo(this.#index, request, this.#names, this.#isPart ? 'part' : 'titles');
  }
}
