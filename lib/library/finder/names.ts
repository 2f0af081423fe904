/**
 * Collections by name, with those inside them. The index knows them by id, so that renaming one changes nothing in it.
 */
import type { CollectionRow } from '../../paper/rows.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { foldFacet } from '../search/query.ts';

export class Names {
  #collections: CollectionRow[] = [];

  async read(db: LibraryDatabase): Promise<void> {
    this.take(await db.collections.toArray());
  }

  take(collections: readonly CollectionRow[]): void {
    this.#collections = collections.filter(({ deletedAt }) => deletedAt === undefined);
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

  /** The collections that hold others, by id, each with the folded ids of itself and all inside it. */
  outer(): Map<string, string[]> {
    const holding = new Set(this.#collections.flatMap(({ parent }) => parent ?? []));
    const outer = this.#collections.filter(({ id }) => holding.has(id));
    return new Map(outer.map(({ id }) => [id, this.#withInner([id])]));
  }

  #withInner(ids: readonly string[]): string[] {
    const found = new Set(ids);
    // A set that is read while it grows; a ring of collections ends where it began.
    for (const id of found) for (const row of this.#collections) if (row.parent === id) found.add(row.id);
    return [...found].map(foldFacet);
  }
}
