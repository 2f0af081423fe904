/**
 * Which keys any record has: a set of 32-bit hashes in one typed array, so that 50,000 papers with some 15 keys each
 * take 8 MB and most entries of a file are known to be new without a question to the database. A hash that two keys
 * share costs one question too many and decides nothing.
 */
import type { LibraryDatabase } from './database.ts';
import { keysFor } from '../../works/candidates.ts';
import { hash } from '../../works/fold.ts';

/** Rows read at a time. */
const PAGE = 1_000;

export class KeySet {
  #slots = new Uint32Array(1 << 16);
  #size = 0;

  add(key: string): void {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    this.#put(slotOf(key));
  }

  has(key: string): boolean {
    const value = slotOf(key);
    for (let at = value & (this.#slots.length - 1); ; at = (at + 1) & (this.#slots.length - 1)) {
      const held = this.#slots[at];
      if (held === 0) return false;
      if (held === value) return true;
    }
  }

  #put(value: number): void {
    for (let at = value & (this.#slots.length - 1); ; at = (at + 1) & (this.#slots.length - 1)) {
      const held = this.#slots[at];
      if (held === value) return;
      if (held === 0) {
        this.#slots[at] = value;
        this.#size++;
        return;
      }
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.#size = 0;
    for (const value of old) if (value !== 0) this.#put(value);
  }
}

/** Zero marks an empty slot. */
const slotOf = (key: string): number => hash(key) >>> 0 || 1;

/** Records that are read in the time that one entry takes without knowing their keys. */
const WORTH = 20;

/** The keys of every record, when so many entries are coming that reading them all is the shorter way. */
export async function keysForMany(db: LibraryDatabase, entries: number): Promise<KeySet | undefined> {
  return entries * WORTH >= (await db.records.count()) ? keysKept(db) : undefined;
}

/** The keys of every record that is kept. Reads the records a page at a time. */
export async function keysKept(db: LibraryDatabase): Promise<KeySet> {
  const set = new KeySet();
  for (let last: string | undefined, more = true; more;) {
    const query = last === undefined ? db.records.toCollection() : db.records.where('id').above(last);
    const page = await query.limit(PAGE).toArray();
    for (const row of page) {
      if (row.deletedAt !== undefined) continue;
      const { identity, blocks } = row.keys ? { identity: row.keys, blocks: [] } : keysFor(row.given);
      for (const key of identity) set.add(key);
      for (const key of blocks) set.add(key);
    }
    last = page.at(-1)?.id;
    more = page.length === PAGE;
  }
  return set;
}
