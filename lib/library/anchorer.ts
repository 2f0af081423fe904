/**
 * Where marks stand in the texts that pages show now: each mark is aligned with a text once, in the background, and the
 * answer is remembered by the text's hash. Reads only.
 */
import { anchor } from '../anchor/anchor.ts';
import type { MarkRow } from '../paper/rows.ts';
import type { AnchoredMark, TextToAnchor } from '../paper/sightings.ts';
import { textKey } from '../text/canonical-text.ts';
import type { Store } from './store.ts';

/** Answers remembered: many long listings with marks on every paper. */
const MOST = 10_000;

export class Anchorer {
  readonly #known = new Map<string, AnchoredMark['place']>();

  /** One list of answers per text, in order. Marks that are gone, or not of the paper with the text's key, are left out. */
  async anchor(store: Store, texts: readonly TextToAnchor[]): Promise<AnchoredMark[][]> {
    const rows = await store.use(async (db) => {
      const ids = [...new Set(texts.flatMap(({ marks }) => marks))];
      const keys = [...new Set(texts.map(({ key }) => key))];
      const [marks, owners] = await Promise.all([
        db.marks.bulkGet(ids),
        db.keys.where('key').anyOf(keys).toArray(),
      ]);
      const isOwned = new Set(owners.map(({ key, paper }) => `${paper} ${key}`));
      const alive = marks.filter((row) => row !== undefined && row.deletedAt === undefined) as MarkRow[];
      return { byId: new Map(alive.map((row) => [row.id, row])), isOwned };
    });
    return texts.map(({ key, text, marks }) => {
      const hash = textKey(text);
      return marks.flatMap((id) => {
        const row = rows.byId.get(id);
        if (!row || !rows.isOwned.has(`${row.paper} ${key}`)) return [];
        return [{ id, place: this.#place(row, text, hash) }];
      });
    });
  }

  /** The clock of the row is part of the name: a mark that was attached anew stands elsewhere. */
  #place(row: MarkRow, text: string, hash: string): AnchoredMark['place'] {
    const name = `${row.id} ${row.updatedAt} ${hash}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = anchor(row, text);
    const place = 'orphan' in found ? null : found;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(name, place);
    return place;
  }
}
