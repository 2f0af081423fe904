/** The identifiers of papers that were kept since an action was done: what comes back must not stand beside itself. */
import type { RecordRow } from '../../paper/rows.ts';
import { isIdentity } from '../../works/candidates.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { rowsOfEach } from '../database/each-of.ts';

/** Papers that are looked at a time. */
const PAGE = 500;

export class IdentitiesSince {
  readonly #held = new Set<string>();

  /** `own`: papers that the action itself touched, which are nobody else. `done`: when it was done, ms since 1970. */
  static async of(db: LibraryDatabase, done: number, own: ReadonlySet<string>): Promise<IdentitiesSince> {
    const since = new IdentitiesSince();
    const saved = await db.papers.where('dates.saved').aboveOrEqual(done).primaryKeys();
    const others = saved.filter((id) => !own.has(id));
    for (let at = 0; at < others.length; at += PAGE) {
      const rows = await db.papers.bulkGet(others.slice(at, at + PAGE));
      const alive = rows.flatMap((row) => (row && row.deletedAt === undefined ? [row.id] : []));
      for (const { keys, deletedAt } of await rowsOfEach(db.records, 'paper', alive))
        if (deletedAt === undefined) for (const key of keys ?? []) if (isIdentity(key)) since.#held.add(key);
    }
    return since;
  }

  /** Whether another paper has an identifier of this record by now. */
  isHeld({ keys = [] }: Pick<RecordRow, 'keys'>): boolean {
    return keys.some((key) => this.#held.has(key));
  }
}
