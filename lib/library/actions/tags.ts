/**
 * Tags: put on and taken off many papers at once, renamed, merged, coloured, deleted. A tag is the word on its papers;
 * its row holds only a colour. Each function does its part of one operation.
 */
import { ROW_VERSION, type MarkColour, type TagRow } from '../../paper/rows.ts';
import { change } from './change.ts';
import type { LibraryDatabase } from '../database/database.ts';
import type { Writer } from './operations.ts';
import { LibraryError } from '../database/store.ts';

/** Puts tags on papers and takes others off. */
export async function tagPapers(
  writer: Writer,
  papers: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  const off = new Set(remove);
  await change(writer, papers, ({ tags }) => {
    const next = [...new Set([...tags, ...add])].filter((tag) => !off.has(tag));
    return sameList(tags, next) ? null : { tags: next };
  });
}

/**
 * Calls a tag by another name on all its papers. A name that is taken merges the two; the colour of the tag that keeps
 * its name stays, else that of the renamed one goes along. Answers the papers changed.
 */
export async function renameTag(writer: Writer, from: string, to: string): Promise<string[]> {
  if (from === to) return [];
  const papers = await papersWithTag(writer.db, from);
  await change(writer, papers, ({ tags }) => ({
    tags: [...new Set(tags.map((tag) => (tag === from ? to : tag)))],
  }));
  const [old, taken] = [await aliveTag(writer.db, from), await aliveTag(writer.db, to)];
  if (old?.colour && !taken?.colour) await writeTag(writer, to, old.colour);
  if (old) await bury(writer, old);
  return papers;
}

/** Gives a tag a colour, or takes it away with null. */
export async function colourTag(writer: Writer, name: string, colour: MarkColour | null): Promise<void> {
  const row = await aliveTag(writer.db, name);
  if (colour) await writeTag(writer, name, colour);
  else if (row) await bury(writer, row);
}

/** Takes a tag off all its papers; answers them. */
export async function deleteTag(writer: Writer, name: string): Promise<string[]> {
  const papers = await papersWithTag(writer.db, name);
  const row = await aliveTag(writer.db, name);
  if (papers.length === 0 && !row) throw new LibraryError('not-found', 'There is no such tag.');
  await tagPapers(writer, papers, { add: [], remove: [name] });
  if (row) await bury(writer, row);
  return papers;
}

async function writeTag(writer: Writer, name: string, colour: MarkColour): Promise<void> {
  const row: TagRow = { name, colour, v: ROW_VERSION, updatedAt: writer.stamp() };
  await writer.put('tags', name, row);
}

async function bury(writer: Writer, row: TagRow): Promise<void> {
  const gone = { deletedAt: writer.at, updatedAt: writer.stamp() };
  await writer.patch('tags', new Map([[row.name, gone]]));
}

async function aliveTag(db: LibraryDatabase, name: string): Promise<TagRow | undefined> {
  const row = await db.tags.get(name);
  return row?.deletedAt === undefined ? row : undefined;
}

async function papersWithTag(db: LibraryDatabase, tag: string): Promise<string[]> {
  const rows = await db.papers.where('tags').equals(tag).toArray();
  return rows.filter((row) => row.deletedAt === undefined).map((row) => row.id);
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
