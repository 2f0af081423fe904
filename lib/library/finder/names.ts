/**
 * What the reader calls things: collections by name, with those inside them, and tags as they are written. The index
 * knows collections by id and tags folded, so that renaming a collection changes nothing in it.
 */
import type { CollectionRow } from '../../paper/rows.ts';
import type { LibraryDatabase } from '../database.ts';
import { foldFacet } from '../search/query.ts';

export class Names {
  #collections: CollectionRow[] = [];
  #tags = new Map<string, string>();

  async read(db: LibraryDatabase): Promise<void> {
    const [collections, tags] = await Promise.all([
      db.collections.toArray(),
      // The distinct values of the index: no paper is read.
      db.papers.orderBy('tags').uniqueKeys(),
    ]);
    this.#collections = collections.filter(({ deletedAt }) => deletedAt === undefined);
    this.#tags = new Map(tags.map((tag) => [foldFacet(String(tag)), String(tag)]));
  }

  /** A tag as the reader writes it, from how the index has it. */
  tag(folded: string): string {
    return this.#tags.get(folded) ?? folded;
  }

  /** A collection's id from how the index has it; null for one that is gone. */
  collection(folded: string): string | null {
    return this.#collections.find(({ id }) => foldFacet(id) === folded)?.id ?? null;
  }

  /** Folded ids of the collections with this folded name, or with a beginning of it, and of all inside them. */
  collectionsNamed(name: string, isBeginning: boolean): string[] {
    const named = this.#collections.filter((row) => {
      const folded = foldFacet(row.name);
      return isBeginning ? folded.startsWith(name) : folded === name;
    });
    return this.#withInner(named.map(({ id }) => id));
  }

  /** Folded ids of a collection and all inside it. */
  collectionsWithin(id: string): string[] {
    return this.#withInner([id]);
  }

  #withInner(ids: readonly string[]): string[] {
    const found = new Set(ids);
    // A set that is read while it grows; a ring of collections ends where it began.
    for (const id of found) for (const row of this.#collections) if (row.parent === id) found.add(row.id);
    return [...found].map(foldFacet);
  }
}
