/**
 * The map as it was last drawn: kept, so that the reader finds papers where they were, and at once where nothing has
 * changed. Derived from the papers, so outside of undo, of files and of the one writer; it goes with the database.
 */
import { asked } from '../database/plain-database.ts';
import type { KeptMap, LibraryMap, MapPaper } from './map.ts';

export interface MapRow extends LibraryMap {
  id: string;
  /** Of this shape and of the way maps are laid out. */
  version: number;
  /** What it was drawn from. */
  fingerprint: string;
}

const ID = 'map';
const VERSION = 2;

/** The map as it was; null where there is none that is whole and of this version. */
export async function readMap(database: IDBDatabase): Promise<MapRow | null> {
  if (!database.objectStoreNames.contains('maps')) return null;
  const row = (await asked(database.transaction('maps').objectStore('maps').get(ID))) as MapRow | undefined;
  if (row?.version !== VERSION) return null;
  const { ids, places, regionOf } = row;
  return places.length === ids.length * 2 && regionOf.length === ids.length ? row : null;
}

/** Where papers stood on it. */
export function placesOn({ laidOut, centres, ids, places }: LibraryMap): KeptMap {
  return {
    laidOut,
    centres,
    places: new Map(
      ids.map((id, at) => [id, [places[at * 2] as number, places[at * 2 + 1] as number] as const]),
    ),
  };
}

export async function writeMap(database: IDBDatabase, map: LibraryMap, fingerprint: string): Promise<void> {
  const row: MapRow = { ...map, id: ID, version: VERSION, fingerprint };
  await asked(database.transaction('maps', 'readwrite').objectStore('maps').put(row));
}

/** The same for the same papers with the same words (FNV-1a over all of them; Fowler, Noll and Vo). */
export function fingerprintOf(papers: readonly MapPaper[]): string {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (const { id, title, abstract } of papers) {
    for (const text of [id, title, abstract]) {
      for (let at = 0; at < text.length; at++) one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
      other = Math.imul(other ^ one, 0x01000193) ^ text.length;
    }
  }
  return `${papers.length} ${one >>> 0} ${other >>> 0}`;
}
