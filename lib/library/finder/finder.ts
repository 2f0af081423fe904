/**
 * The search index of one page, kept in step with the library: read from its rows in two stages (first what names the
 * papers, then all of their texts), brought up to date with what changed since, and followed from then on. Where there
 * are no rows, or they do not fit, it is made anew from the papers. One page at a time writes the rows.
 *
 * Runs in the page's search worker; `serve.ts` is how it is asked.
 */
import { liveQuery } from 'dexie';
import { randomId } from '../../paper/random-id.ts';
import type { LibraryDatabase } from '../database/database.ts';
import type { Role } from '../../paper/roles.ts';
import { createIndex, parseQuery, type LibraryIndex, type Query } from '../search/index.ts';
import type { Store } from '../database/store.ts';
import { recount, tallyOf } from '../database/tally.ts';
import { answerTo } from './answer.ts';
import { allDocuments, documentsOf } from './documents.ts';
import type { FirstStage } from './first-stage.ts';
import type { IndexState, Touched } from './index-state.ts';
import { lastSequence, readRows, readState, touchedSince, writeRows } from './index-store.ts';
import { Names } from './names.ts';
import type { SearchAnswer, SearchRequest } from './protocol.ts';
import { MOST_JUDGED, roleAsked, RoleSearch, type LoadModel } from './role-search.ts';

/** Asks to be the one page that writes; resolves when it is, and is it until the page goes. */
export type BecomeWriter = () => Promise<void>;

export interface FinderOptions {
  becomeWriter: BecomeWriter;
  /** Loads the model of what sentences do, once a question asks for it. */
  loadModel: LoadModel;
  /** What was read ahead, and is answered from already; null where there was nothing to read. */
  first?: FirstStage | null;
  /** ms without changes before the index is tidied and written. */
  quiet?: number;
}

export class Finder {
  readonly #store: Store;
  readonly #options: Required<FinderOptions>;
  readonly #listeners = new Set<() => void>();
  readonly #names = new Names();
  readonly #roles: RoleSearch;
  #index: LibraryIndex = createIndex();
  #reach: SearchAnswer['reach'] = 'nothing';
  /** The last operation that the index in memory includes. */
  #sequence = -1;
  /** The rows that the index in memory was read from, or that it is to replace. */
  #rows: { revision: string | null; isAnew: boolean } = { revision: null, isAnew: true };
  #isWriter = false;
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #subscriptions: { unsubscribe(): void }[] = [];

  constructor(store: Store, options: FinderOptions) {
    this.#store = store;
    this.#options = { quiet: 1_500, first: null, ...options };
    this.#roles = new RoleSearch(options.loadModel);
  }

  /** Told whenever an answer may have changed. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads the index and follows the library from then on. Resolves when all texts can be searched. */
  async start(): Promise<void> {
    await this.#one(async (db) => {
      await Promise.all([this.#names.read(db), this.#load(db)]);
    });
    this.#follow();
    void this.#options.becomeWriter().then(() => {
      this.#isWriter = true;
      this.#rest();
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.#subscriptions = [];
  }

  /** Answers from what is there now. An index that cannot be searched is damaged: it is made anew. */
  search(request: SearchRequest): SearchAnswer {
    // What is read first has no order of titles: a list in another would be drawn twice.
    if (this.#reach === 'titles' && request.sort === 'title')
      return answerTo(createIndex(), request, this.#names, 'nothing');
    try {
      return answerTo(this.#index, request, this.#names, this.#reach);
    } catch {
      this.#index = createIndex();
      this.#reach = 'nothing';
      void this.#one((db) => this.#build(db)).catch(() => undefined);
      return answerTo(this.#index, request, this.#names, this.#reach);
    }
  }

  /** The same for a question that asks what sentences do; null for every other, which need not wait. */
  searchRoles(request: SearchRequest): Promise<SearchAnswer> | null {
    const query = parseQuery(request.text);
    const role = roleAsked(query);
    return role && this.#narrowed(request, query, role);
  }

  async #narrowed(request: SearchRequest, query: Query, role: Role): Promise<SearchAnswer> {
    const start = performance.now();
    const { offset, limit } = request;
    const wide = this.search({ ...request, offset: 0, limit: MOST_JUDGED, withFacets: false });
    const ids = await this.#store.use((db) => this.#roles.narrow(db, wide.ids, query, role, wide.corrected));
    return {
      ...wide,
      ids: ids.slice(offset, offset + limit),
      total: ids.length,
      took: performance.now() - start,
    };
  }

  /** Resolves when nothing is waiting to be indexed or written: for tests. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** One piece of work at a time, in the order asked for. */
  #one(work: (db: LibraryDatabase) => Promise<void>): Promise<void> {
    const done = this.#work.then(() => this.#store.use(work));
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** Takes the rows over, in two stages or, where an index is there already, whole. */
  async #load(db: LibraryDatabase): Promise<void> {
    if (this.#reach === 'nothing') {
      const first = this.#options.first ?? (await take(db, 'first'));
      if (!first) return this.#build(db);
      // What is much to catch up with is caught up with once, in the whole.
      if (isMuch(first.since)) this.#showWithout(first.index, first.since);
      else await this.#catchUp(db, first.index, first.since, 'titles');
    }
    const whole = await take(db, 'whole');
    if (!whole) return this.#build(db);
    this.#rows = { revision: whole.state.revision, isAnew: false };
    await this.#catchUp(db, whole.index, whole.since, 'whole');
    await this.#check(db);
  }

  /** Makes the index anew from the papers; it can be searched as far as it has come. */
  async #build(db: LibraryDatabase): Promise<void> {
    const index = createIndex();
    const sequence = await lastSequence(db);
    this.#rows = { revision: (await readState(db))?.revision ?? null, isAnew: true };
    let told = 0;
    for await (const documents of allDocuments(db)) {
      index.put(documents);
      index.settle();
      // What there is of it is worth more than nothing, and less than the titles of all.
      const isBetter = this.#reach === 'titles' || this.#reach === 'whole';
      if (isBetter || Date.now() - told < TELL_EVERY) continue;
      this.#show(index, 'part');
      told = Date.now();
    }
    // What changed while the papers were read may have been read before it changed.
    await this.#catchUp(db, index, await touchedSince(db, sequence), 'whole');
    this.#rest();
  }

  /** Brings an index up to date, and searches in it from now on. */
  async #catchUp(
    db: LibraryDatabase,
    index: LibraryIndex,
    since: Touched,
    reach: SearchAnswer['reach'],
  ): Promise<void> {
    const { papers, sequence } = since;
    if (isMuch(since)) this.#showWithout(index, since);
    let told = Date.now();
    for (let at = 0; at < papers.length; at += PAGE) {
      const some = papers.slice(at, at + PAGE);
      const documents = await documentsOf(db, some);
      const alive = new Set(documents.map(({ id }) => id));
      index.remove(some.filter((id) => !alive.has(id)));
      index.put(documents);
      if (!isMuch(since)) continue;
      index.settle();
      if (Date.now() - told < TELL_EVERY) continue;
      this.#changed();
      told = Date.now();
    }
    this.#sequence = sequence;
    this.#show(index, reach);
    if (papers.length > 0 && reach === 'whole') this.#rest();
  }

  /** Searches in an index that is to be brought up to date: nothing is found in it that has changed since. */
  #showWithout(index: LibraryIndex, { papers }: Touched): void {
    index.remove(papers);
    this.#show(index, 'part');
  }

  #show(index: LibraryIndex, reach: SearchAnswer['reach']): void {
    this.#index = index;
    this.#reach = reach;
    this.#changed();
  }

  /** An index that does not hold the papers that are there is made anew, unless papers came while it was counted. */
  async #check(db: LibraryDatabase): Promise<void> {
    const [{ all }, sequence] = [await tallyOf(db), await lastSequence(db)];
    if (this.#index.size === all || sequence !== this.#sequence) return;
    // The count that is kept may be what is wrong: the rows themselves decide.
    if (this.#index.size !== (await recount(db)).tally.all) await this.#build(db);
  }

  #follow(): void {
    const sequences = liveQuery(() => this.#store.use(lastSequence));
    const names = liveQuery(() => this.#store.use((db) => this.#names.read(db)));
    this.#subscriptions = [
      sequences.subscribe(
        (sequence) => {
          if (sequence > this.#sequence)
            void this.#one(async (db) =>
              this.#catchUp(db, this.#index, await touchedSince(db, this.#sequence), 'whole'),
            ).catch(() => undefined);
        },
        () => undefined,
      ),
      names.subscribe(
        () => this.#changed(),
        () => undefined,
      ),
    ];
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Tidies and writes the index after some quiet. */
  #rest(): void {
    if (this.#isWriter) this.#tidyIn(this.#options.quiet);
  }

  #tidyIn(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#one(async (db) => {
        // Between two steps what is asked is answered, and what changes is taken up.
        if (this.#index.compact(TIDY_STEP)) this.#tidyIn(0);
        else await this.#write(db);
      }).catch(() => undefined);
    }, wait);
  }

  async #write(db: LibraryDatabase): Promise<void> {
    const kept = await readState(db);
    if (kept?.sequence === this.#sequence && kept.revision === this.#rows.revision && !this.#rows.isAnew)
      return;
    const after: IndexState = { sequence: this.#sequence, revision: randomId() };
    const changes = this.#index.changes();
    // Where another page wrote since, its rows are as good as these, and these do not fit to them.
    if (!(await writeRows(db, changes, this.#rows, after))) return this.#load(db);
    changes.written();
    this.#rows = { revision: after.revision, isAnew: false };
  }
}

/** Papers that are read again and indexed at a time: some tens of ms, in which no question is answered. */
const PAGE = 250;
/** ms between two answers while an index is made anew or brought far. */
const TELL_EVERY = 500;
/** ms that the index is tidied at a time. */
const TIDY_STEP = 10;

/** So much has changed that bringing an index up to date takes longer than one would wait for an answer. */
const isMuch = ({ papers }: Touched): boolean => papers.length > PAGE;

async function take(
  db: LibraryDatabase,
  stage: 'first' | 'whole',
): Promise<{ index: LibraryIndex; state: IndexState; since: Touched } | null> {
  // Rows that cannot even be read are as good as none.
  const read = await readRows(db, stage).catch(() => null);
  const index = createIndex();
  return read && index.load(read.rows) ? { index, ...read } : null;
}
