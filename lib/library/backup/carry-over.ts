/**
 * What was done in one library while another was built to take its place. It is brought over before that happens, so
 * that nothing that was said to be saved stays behind. Nothing is taken away for it: the later state of each row wins.
 */
import { rowsOfEach } from '../database/each-of.ts';
import { CHANGEABLE, type LibraryDatabase } from '../database/database.ts';
import { sequenceOf } from '../database/tally.ts';

type Rows = Map<string, { updatedAt?: string }[]>;

/** What hangs on a paper. */
const BELONGINGS = ['records', 'keys', 'abstracts', 'marks'] as const;
/** Of these there are few: all are looked at. */
const FEW = ['collections', 'tags', 'decisions', 'searches'] as const;
/** Papers that are brought over at a time. */
const PAGE = 500;

/**
 * Brings what operations after the one with the sequence `since` have touched in `from` into `to`, and makes `to` the later
 * of the two. Resolves to the number of papers.
 */
export async function carryOver(from: LibraryDatabase, to: LibraryDatabase, since: number): Promise<number> {
  const touched = await from.touched.where('sequence').above(since).toArray();
  const papers = [...new Set(touched.flatMap((row) => row.papers ?? [row.paper]))];
  for (let at = 0; at < papers.length; at += PAGE) {
    const page = papers.slice(at, at + PAGE);
    const rows: Rows = new Map([['papers', (await from.papers.bulkGet(page)).filter(isThere)]]);
    for (const table of BELONGINGS) rows.set(table, await rowsOfEach(from.table(table), 'paper', page));
    await putLater(to, rows);
  }
  const few: Rows = new Map();
  for (const table of FEW) few.set(table, await from.table(table).toArray());
  few.set('met', (await from.met.bulkGet(await metAfter(from, since))).filter(isThere));
  await putLater(to, few);
  const clocks = await Promise.all([from, to].map(async (db) => (await db.meta.get('clock'))?.value));
  const clock = clocks
    .filter((each) => typeof each === 'string')
    .toSorted()
    .at(-1);
  if (clock !== undefined) await to.meta.put({ name: 'clock', value: clock });
  await raiseSequence(to, await sequenceOf(from));
  return papers.length;
}

/** Makes a library later than anything up to a sequence: what takes another's place must never read as an older state. */
export async function raiseSequence(db: LibraryDatabase, above: number): Promise<void> {
  if ((await sequenceOf(db)) <= above) await db.meta.put({ name: 'sequence', value: above + 1 });
}

const isThere = <T>(row: T | undefined): row is T => row !== undefined;

/** What was met and decided on: these rows hang on no paper. */
async function metAfter(from: LibraryDatabase, since: number): Promise<string[]> {
  const keys = new Set<string>();
  await from.operations
    .where('sequence')
    .above(since)
    .each(({ changes, result }) => {
      for (const { table, key } of changes) if (table === 'met') keys.add(key);
      // An undo remembers no changes; it tells what it touched.
      const undone = (result as { keys?: unknown } | null)?.keys;
      if (Array.isArray(undone)) for (const key of undone) keys.add(String(key));
    });
  return [...keys];
}

async function putLater(to: LibraryDatabase, rows: Rows): Promise<void> {
  await to.transaction(
    'rw',
    CHANGEABLE.map((name) => to.table(name)),
    async () => {
      for (const [name, some] of rows) {
        const table = to.table<{ updatedAt?: string }, string>(name);
        const path = table.schema.primKey.keyPath as string;
        const keys = some.map((row) => String((row as Record<string, unknown>)[path]));
        const others = await table.bulkGet(keys);
        await table.bulkPut(some.filter((row, at) => !isLater(others[at], row)));
      }
    },
  );
}

const isLater = (one: { updatedAt?: string } | undefined, other: { updatedAt?: string }): boolean =>
  one !== undefined && (one.updatedAt ?? '') > (other.updatedAt ?? '');
