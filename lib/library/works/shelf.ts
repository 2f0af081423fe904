/**
 * The library's records as same work asks for them: by their keys, by paper, by id, from indexes alone. Lives as long
 * as one step of one transaction, and remembers what it was told.
 */
import type { RecordRow, RecordSource } from '../../paper/rows.ts';
import { sightingKey } from '../../paper/title-key.ts';
import type { Bibliography } from '../../paper/bibliography.ts';
import { mostUnder, type RecordKeys } from '../../works/candidates.ts';
import type { RecordDecision } from '../../works/split.ts';
import type { KnownRecord, RecordLookup } from '../../works/touched.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { rowsOfEach } from '../database/each-of.ts';
import type { KeySet } from '../database/key-set.ts';

/** Who says a record: one site, or files of one format, on what they call one paper. */
export function voiceOf(given: Bibliography, source: RecordSource): string {
  const speaker = source.kind === 'page' ? source.site : source.kind === 'import' ? source.format : '';
  return `${source.kind}:${speaker} ${sightingKey(given)}`;
}

export class RecordShelf implements RecordLookup {
  readonly #db: LibraryDatabase;
  readonly #held: Pick<KeySet, 'has'> | undefined;
  readonly #rows = new Map<string, RecordRow>();
  readonly #known = new Map<string, KnownRecord>();
  readonly #idsUnder = new Map<string, Promise<string[]>>();
  readonly #idsOfPaper = new Map<string, Promise<string[]>>();
  /** Records that are not written yet, by key. */
  readonly #coming = new Map<string, string[]>();
  readonly #asked = new Set<string>();
  readonly #entered = new Map<string, string[]>();
  #hasDecisions: Promise<boolean> | undefined;

  /** `held`: the keys that any record has, where they are known; under the others nothing is asked for. */
  constructor(db: LibraryDatabase, held?: Pick<KeySet, 'has'>) {
    this.#db = db;
    this.#held = held;
  }

  /** Puts a record on the shelf that the database does not hold yet. */
  add(row: RecordRow): KnownRecord {
    for (const key of row.keys ?? []) {
      const ids = this.#coming.get(key);
      if (ids) ids.push(row.id);
      else this.#coming.set(key, [row.id]);
    }
    return this.#take(row);
  }

  /** The row of a record that was asked for before. */
  row(id: string): RecordRow {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`record ${id} was not asked for`);
    return row;
  }

  /** Records under one key, however many. */
  async under(key: string): Promise<RecordRow[]> {
    if (!this.#mayHold(key)) return [];
    await this.#load(await this.#under(key, MOST_UNDER));
    return (await this.#under(key, MOST_UNDER)).flatMap((id) => this.#rows.get(id) ?? []);
  }

  async byKeys(all: readonly RecordKeys[]): Promise<KnownRecord[][]> {
    const mayHold = (key: string) => this.#mayHold(key);
    const ids = await Promise.all(
      all.map(async ({ identity, blocks }) => {
        const [sure, likely] = await Promise.all([
          Promise.all(identity.filter(mayHold).map((key) => this.#under(key, MOST_UNDER))),
          Promise.all(blocks.filter(mayHold).map((key) => this.#telling(key))),
        ]);
        return [...new Set([...sure, ...likely].flat())];
      }),
    );
    await this.#load(ids.flat());
    const entered = await this.#underEntered(all.map(({ identity }) => identity));
    return ids
      .map((each, index) => [...each, ...(entered[index] ?? [])])
      .map((each) => each.flatMap((id) => this.#known.get(id) ?? []));
  }

  async byPapers(papers: readonly string[]): Promise<KnownRecord[]> {
    if (papers.length === 0) return [];
    const ids = await Promise.all(papers.map((paper) => this.#ofPaper(paper)));
    return this.byIds(ids.flat());
  }

  async byIds(ids: readonly string[]): Promise<KnownRecord[]> {
    await this.#load(ids);
    return ids.flatMap((id) => this.#known.get(id) ?? []);
  }

  async decisions(records: readonly string[]): Promise<RecordDecision[]> {
    // Most libraries hold none: one question instead of one for each record.
    this.#hasDecisions ??= this.#db.decisions.limit(1).count().then(Boolean);
    if (!(await this.#hasDecisions)) return [];
    const rows = await rowsOfEach(this.#db.decisions, 'records', records);
    // A decision of two of them is found by both.
    const found = new Map(rows.map((row) => [row.id, row]));
    return [...found.values()].filter((row) => row.deletedAt === undefined);
  }

  /**
   * Records of papers that the reader gave one of these identifiers, for each list. From then on the records count as
   * carrying it: what the reader enters for a paper is said of all that it was made from.
   */
  async #underEntered(identities: readonly string[][]): Promise<string[][]> {
    const keys = identities.flat().filter((key) => !this.#asked.has(key));
    for (const key of keys) this.#asked.add(key);
    if (keys.length > 0) {
      const rows = await rowsOfEach(this.#db.keys, 'key', keys);
      for (const { key, paper, byReader } of rows) {
        if (!byReader) continue;
        const { ids } = (await this.#db.papers.get(paper))?.edits ?? {};
        const records = await this.byPapers([paper]);
        for (const known of records) known.given = { ...known.given, ids: { ...known.given.ids, ...ids } };
        this.#entered.set(
          key,
          records.map(({ id }) => id),
        );
      }
    }
    return identities.map((each) => each.flatMap((key) => this.#entered.get(key) ?? []));
  }

  #mayHold(key: string): boolean {
    return this.#held === undefined || this.#held.has(key) || this.#coming.has(key);
  }

  /** Records under a block; none where so many share it that it says nothing. */
  async #telling(block: string): Promise<string[]> {
    const most = mostUnder(block);
    const ids = await this.#under(block, most + 1);
    return ids.length > most ? [] : ids;
  }

  #ofPaper(paper: string): Promise<string[]> {
    let ids = this.#idsOfPaper.get(paper);
    if (!ids) {
      ids = this.#db.records.where('paper').equals(paper).primaryKeys();
      this.#idsOfPaper.set(paper, ids);
    }
    return ids;
  }

  async #under(key: string, most: number): Promise<string[]> {
    let ids = this.#idsUnder.get(key);
    if (!ids) {
      ids = this.#db.records.where('keys').equals(key).limit(most).primaryKeys();
      this.#idsUnder.set(key, ids);
    }
    const coming = this.#coming.get(key);
    return coming ? [...new Set([...(await ids), ...coming])] : ids;
  }

  async #load(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#rows.has(id));
    if (missing.length === 0) return;
    for (const row of await this.#db.records.bulkGet(missing)) {
      if (row && row.deletedAt === undefined) this.#take(row);
    }
  }

  #take(row: RecordRow): KnownRecord {
    const { id, paper, given, source } = row;
    const known: KnownRecord = { id, paper, given, voice: voiceOf(given, source) };
    this.#rows.set(id, row);
    this.#known.set(id, known);
    return known;
  }
}

/** So many records may carry one identifier: a paper met daily in other words, for years. */
const MOST_UNDER = 2_000;
