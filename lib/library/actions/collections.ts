/**
 * Collections: named groups of papers, nested, a paper in as many as the reader likes. Each function does its part of
 * one operation.
 */
import { randomId } from '../../paper/random-id.ts';
import { ROW_VERSION, type CollectionRow } from '../../paper/rows.ts';
import { change } from './change.ts';
import type { LibraryDatabase } from '../database/database.ts';
import type { Writer } from './operations.ts';
import { LibraryError } from '../database/store.ts';

/** Deeper than anybody files, and shallow enough for every walk up or down to end. */
const DEEPEST = 20;

/** Makes a collection, inside another or at the top; answers its id. */
export async function addCollection(writer: Writer, name: string, parent?: string): Promise<string> {
  if (parent !== undefined) await existing(writer.db, parent);
  await refuseTaken(writer.db, name, parent);
  if (parent !== undefined && (await above(writer.db, parent)).length >= DEEPEST)
    throw new LibraryError('invalid', 'Collections cannot be nested deeper than this.');
  const id = randomId();
  const row: CollectionRow = {
    id,
    name,
    v: ROW_VERSION,
    updatedAt: writer.stamp(),
    ...(parent === undefined ? {} : { parent }),
  };
  await writer.put('collections', id, row);
  return id;
}

export async function renameCollection(writer: Writer, id: string, name: string): Promise<void> {
  const row = await existing(writer.db, id);
  await refuseTaken(writer.db, name, row.parent, id);
  await writer.patch('collections', new Map([[id, { name, updatedAt: writer.stamp() }]]));
}

/** Puts a collection inside another, or at the top with null. Never inside itself or what is inside it. */
export async function moveCollection(writer: Writer, id: string, parent: string | null): Promise<void> {
  const row = await existing(writer.db, id);
  if (parent !== null) {
    await existing(writer.db, parent);
    if ((await above(writer.db, parent)).includes(id))
      throw new LibraryError('invalid', 'A collection cannot be put inside itself.');
    const deep = (await above(writer.db, parent)).length + (await depthBelow(writer.db, id));
    if (deep > DEEPEST) throw new LibraryError('invalid', 'Collections cannot be nested deeper than this.');
  }
  await refuseTaken(writer.db, row.name, parent ?? undefined, id);
  const patch = { parent: parent ?? undefined, updatedAt: writer.stamp() };
  await writer.patch('collections', new Map([[id, patch]]));
}

/** Deletes a collection: its papers stay in the library, the collections in it move to where it stood. */
export async function deleteCollection(writer: Writer, id: string): Promise<string[]> {
  const { db } = writer;
  const row = await existing(db, id);
  const rows = await db.papers.where('collections').equals(id).toArray();
  const papers = rows.filter((paper) => paper.deletedAt === undefined).map((paper) => paper.id);
  await filePapers(writer, papers, id, false);
  const inside = await db.collections.where('parent').equals(id).toArray();
  const moved = inside.filter((child) => child.deletedAt === undefined);
  await writer.patch(
    'collections',
    new Map(moved.map((child) => [child.id, { parent: row.parent, updatedAt: writer.stamp() }])),
  );
  const gone = { deletedAt: writer.at, updatedAt: writer.stamp() };
  await writer.patch('collections', new Map([[id, gone]]));
  return papers;
}

/** Puts papers into a collection, or takes them out of it. */
export async function filePapers(
  writer: Writer,
  papers: readonly string[],
  collection: string,
  isIn: boolean,
): Promise<void> {
  if (isIn) await existing(writer.db, collection);
  await change(writer, papers, ({ collections }) => {
    if (collections.includes(collection) === isIn) return null;
    return {
      collections: isIn ? [...collections, collection] : collections.filter((id) => id !== collection),
    };
  });
}

async function existing(db: LibraryDatabase, id: string): Promise<CollectionRow> {
  const row = await db.collections.get(id);
  if (!row || row.deletedAt !== undefined)
    throw new LibraryError('not-found', 'This collection is no longer there.');
  return row;
}

/** A collection and those around it, from the inside out. A circle, which only a broken file could bring, ends the walk. */
async function above(db: LibraryDatabase, id: string): Promise<string[]> {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !path.includes(at);) {
    path.push(at);
    at = (await db.collections.get(at))?.parent;
  }
  return path;
}

/** Levels that a collection and those inside it take. */
async function depthBelow(db: LibraryDatabase, id: string): Promise<number> {
  let level = [id];
  const seen = new Set(level);
  for (let depth = 1; ; depth++) {
    const rows = await db.collections.where('parent').anyOf(level).toArray();
    level = rows.filter((row) => row.deletedAt === undefined && !seen.has(row.id)).map((row) => row.id);
    if (level.length === 0) return depth;
    for (const each of level) seen.add(each);
  }
}

/** Two collections side by side never have one name: a reader could not tell them apart. */
async function refuseTaken(
  db: LibraryDatabase,
  name: string,
  parent: string | undefined,
  except?: string,
): Promise<void> {
  const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase();
  const beside = await db.collections
    .filter(
      (row) =>
        row.deletedAt === undefined &&
        row.parent === parent &&
        row.id !== except &&
        fold(row.name) === fold(name),
    )
    .first();
  if (beside) throw new LibraryError('taken', 'There is a collection of this name here already.');
}
