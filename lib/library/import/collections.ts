/** Collections that a file names, found again in the library or made. */
import { randomId } from '../../paper/random-id.ts';
import { ROW_VERSION, type CollectionRow } from '../../paper/rows.ts';
import type { Writer } from '../operations.ts';

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

  /** The id of the collection at this path of names, outermost first; made where it is not there. */
  async at(path: readonly string[]): Promise<string | null> {
    let parent: string | undefined;
    for (const name of path.slice(0, DEEPEST)) parent = await this.#under(name.trim().slice(0, 200), parent);
    return parent ?? null;
  }

  async #under(name: string, parent: string | undefined): Promise<string | undefined> {
    if (name === '') return parent;
    const known = this.#byPlace.get(placeOf(name, parent));
    if (known !== undefined) return known;
    const row: CollectionRow = {
      id: randomId(),
      name,
      v: ROW_VERSION,
      updatedAt: this.#writer.stamp(),
      ...(parent !== undefined && { parent }),
    };
    await this.#writer.put('collections', row.id, row);
    this.#take(row);
    return row.id;
  }

  /**
   * Brings rows of a library file in: by their id, else under the one of the same name and place, else as they are.
   * Answers where each id of the file is found now.
   */
  async bring(rows: readonly CollectionRow[]): Promise<Map<string, string>> {
    const inFile = new Map(rows.map((row) => [row.id, row]));
    const at = new Map<string, string>();
    const place = async (row: CollectionRow, depth: number): Promise<string> => {
      const known = at.get(row.id);
      if (known !== undefined) return known;
      const above = row.parent === undefined || depth > 100 ? undefined : inFile.get(row.parent);
      const parent = above ? await place(above, depth + 1) : undefined;
      const own = this.#alive.get(row.id) ? row.id : this.#byPlace.get(placeOf(row.name, parent));
      const id = own ?? row.id;
      at.set(row.id, id);
      if (own === undefined) {
        const { parent: _old, ...rest } = row;
        const placed: CollectionRow = { ...rest, ...(parent !== undefined && { parent }) };
        // A tombstone of ours gives way to what the file holds.
        const isBack = (await this.#writer.db.collections.get(id)) !== undefined;
        if (isBack) placed.updatedAt = this.#writer.stamp();
        else this.#writer.witness(placed.updatedAt);
        await this.#writer.put('collections', id, placed);
        if (placed.deletedAt === undefined) this.#take(placed);
      }
      return id;
    };
    for (const row of rows) await place(row, 0);
    return at;
  }
}
