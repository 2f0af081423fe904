/**
 * Where marks stand in the texts that pages show now: each mark is aligned with a text once, in the background, and the
 * answer is remembered by the text's hash.
 */
import { anchor } from '../../anchor/anchor.ts';
import type { MarkRow } from '../../paper/rows.ts';
import type { AnchoredMark, TextToAnchor } from '../../paper/sightings.ts';
import { textKey } from '../../text/canonical-text.ts';
import type { Store } from '../database/store.ts';
import { fileShown, type ShownAbstract } from './versions.ts';

/** Answers remembered: many long listings with marks on every paper. */
const MOST = 10_000;

export class Anchorer {
  readonly #known = new Map<string, AnchoredMark['place']>();

  /**
   * One list of answers per text, in order. Marks that are gone, or of papers that `isShown` does not know, are left out.
   * Abstracts that are new to the library are filed as what `site` showed, so that it can show later what became of the
   * marks; none where that is null.
   */
  async anchor(
    store: Store,
    texts: readonly TextToAnchor[],
    site: string | null,
    isShown: (paper: string) => Promise<boolean>,
  ): Promise<AnchoredMark[][]> {
    const ids = [...new Set(texts.flatMap(({ marks }) => marks))];
    const rows = new Map<string, MarkRow>();
    for (const row of await store.use((db) => db.marks.bulkGet(ids))) {
      if (row && row.deletedAt === undefined && (await isShown(row.paper))) rows.set(row.id, row);
    }
    const shown: ShownAbstract[] = [];
    const answers = texts.map(({ text, marks, isAbstract, version }) => {
      const hash = textKey(text);
      return marks.flatMap((id) => {
        const row = rows.get(id);
        if (!row) return [];
        if (isAbstract && site !== null) shown.push({ paper: row.paper, text, source: site, version });
        return [{ id, place: this.#place(row, text, hash) }];
      });
    });
    if (shown.length > 0) await fileShown(store, shown);
    return answers;
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
