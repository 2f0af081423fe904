/** What hangs on papers, one or all of them: by an index, or with the whole table where that is the shorter way. */
import { Dexie } from 'dexie';
import type { LibraryDatabase } from '../database/database.ts';
import { rowsOfEach } from '../database/each-of.ts';

export interface HangingRow {
  id: string;
  paper: string;
  deletedAt?: number;
}

const HANGING = ['keys', 'records', 'abstracts', 'marks'] as const;
export type HangingTable = (typeof HANGING)[number];

/** Of fewer papers it is asked by each. */
const MANY = 500;
/** A row that is read with its whole table costs so many times less than one that is looked for. */
const WHOLE = 4;

export class Hanging {
  readonly #db: LibraryDatabase;
  /** Of tables that are short beside the papers: all their rows, by paper. */
  readonly #whole = new Map<HangingTable, Map<string, HangingRow[]>>();

  private constructor(db: LibraryDatabase) {
    this.#db = db;
  }

  /** For so many papers, of these tables. */
  static async on(
    db: LibraryDatabase,
    papers: number,
    tables: readonly HangingTable[] = HANGING,
  ): Promise<Hanging> {
    const hanging = new Hanging(db);
    if (papers <= MANY) return hanging;
    for (const name of tables) {
      const table = db.table<HangingRow, string>(name);
      if ((await table.count()) > papers / WHOLE) continue;
      hanging.#whole.set(
        name,
        Map.groupBy(await table.toArray(), ({ paper }) => paper),
      );
    }
    return hanging;
  }

  /**
   * The rows of a table that hang on these papers. Answered by the engine's own promise even where nothing is asked of the
   * database: who waits for some others in a row finds itself outside of its transaction.
   */
  rows(name: HangingTable, papers: readonly string[]): PromiseLike<HangingRow[]> {
    const whole = this.#whole.get(name);
    if (whole) return Dexie.Promise.resolve(papers.flatMap((id) => whole.get(id) ?? []));
    return rowsOfEach(this.#db.table<HangingRow, string>(name), 'paper', papers);
  }
}
