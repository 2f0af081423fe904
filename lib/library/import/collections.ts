/** Collections that a file names, found again in the library or made. */
import { randomId } from '../../paper/random-id.ts';
import { ROW_VERSION, type CollectionRow } from '../../paper/rows.ts';
import type { Writer } from '../actions/operations.ts';

/** A collection stands under its parent and its name. */
const placeOf = (name: string, parent: string | undefined): string => `${parent ?? ''}\n${name}`;

/** Deeper nesting in a file is cut: what lies below goes into the last one. */
const DEEPEST = 8;

export class Collections {
  readonly #writer: Writer;
  readonly #alive = new Map<string, CollectionRow>();
  readonly #byPlace = new Map<string, string>();

  private constructor(writer: Writer, rows: readonly CollectionRow[]) {
    this.#writer = writer;
    for (const row of rows) if (row.deletedAt === undefined) this.#take(row);
  }

  static async of(writer: Writer): Promise<Collections> {
    return new Collections(writer, await writer.db.collections.toArray());
  }

  #take(row: CollectionRow): void {
    this.#alive.set(row.id, row);
    this.#byPlace.set(placeOf(row.name, row.parent), row.id);
  }

  /**
   * Makes the collections at these paths (names, outermost first) that are not there. Nothing is awaited but the
   * database: a transaction that is kept waiting by anything else commits.
   */
  async ensure(paths: readonly (readonly string[])[]): Promise<void> {
    const put = new Map<string, CollectionRow>();
    for (const path of paths) {
      let parent: string | undefined;
      for (const name of namesOf(path)) {
        const known = this.#byPlace.get(placeOf(name, parent));
        if (known !== undefined) {
          parent = known;
          continue;
        }
        const row: CollectionRow = {
          id: randomId(),
          name,
          v: ROW_VERSION,
          updatedAt: this.#writer.stamp(),
          ...(parent !== undefined && { parent }),
        };
        put.set(row.id, row);
        this.#take(row);
        parent = row.id;
      }
    }
    await this.#writer.putAll('collections', put);
  }

  /** The id of the collection at a path that was ensured; null for an empty path. */
  at(path: readonly string[]): string | null {
    let parent: string | undefined;
    for (const name of namesOf(path)) parent = this.#byPlace.get(placeOf(name, parent)) ?? parent;
    return parent ?? null;
  }

  /**
   * Brings rows of a library file in: by their id, else under the one of the same name and place, else as they are.
   * Answers where each id of the file is found now.
   */
  async bring(rows: readonly CollectionRow[]): Promise<Map<string, string>> {
    const inFile = new Map(rows.map((row) => [row.id, row]));
    const held = await this.#writer.db.collections.bulkGet([...inFile.keys()]);
    const isHeld = new Set(held.flatMap((row) => (row ? [row.id] : [])));
    const at = new Map<string, string>();
    const put = new Map<string, CollectionRow>();
    const place = (row: CollectionRow, depth: number): string => {
      const known = at.get(row.id);
      if (known !== undefined) return known;
      const above = row.parent === undefined || depth > 100 ? undefined : inFile.get(row.parent);
      const parent = above ? place(above, depth + 1) : undefined;
      const own = this.#alive.has(row.id) ? row.id : this.#byPlace.get(placeOf(row.name, parent));
      at.set(row.id, own ?? row.id);
      if (own !== undefined) return own;
      const { parent: _old, ...rest } = row;
      const placed: CollectionRow = { ...rest, ...(parent !== undefined && { parent }) };
      // A tombstone of ours gives way to what the file holds.
      if (isHeld.has(row.id) && row.deletedAt === undefined) placed.updatedAt = this.#writer.stamp();
      else if (isHeld.has(row.id)) return row.id;
      else this.#writer.witness(placed.updatedAt);
      put.set(row.id, placed);
      if (placed.deletedAt === undefined) this.#take(placed);
      return row.id;
    };
    for (const row of rows) place(row, 0);
    await this.#writer.putAll('collections', put);
    return at;
  }
}

const namesOf = (path: readonly string[]): string[] =>
  path
    .map((name) => name.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, DEEPEST);
