/**
 * Where papers stood on the map when it was last drawn: kept, so that the reader finds them there again. Derived from the
 * papers, so outside of undo, of files and of the one writer; it goes with the database.
 */
import { asked } from '../plain-database.ts';
import type { KeptMap, LibraryMap } from './map.ts';

export interface MapRow {
  id: string;
  /** Of this shape and of the way maps are laid out. */
  version: number;
  laidOut: number;
  centres: number[];
  ids: string[];
  /** x and y of each. */
  places: Float32Array;
}

const ID = 'map';
const VERSION = 1;

/** The map as it was; null where there is none that is whole and of this version. */
export async function readMap(database: IDBDatabase): Promise<KeptMap | null> {
  if (!database.objectStoreNames.contains('maps')) return null;
  const row = (await asked(database.transaction('maps').objectStore('maps').get(ID))) as MapRow | undefined;
  if (row?.version !== VERSION || row.places.length !== row.ids.length * 2) return null;
  const { laidOut, centres, ids, places } = row;
  return {
    laidOut,
    centres,
    places: new Map(
      ids.map((id, at) => [id, [places[at * 2] as number, places[at * 2 + 1] as number] as const]),
    ),
  };
}

export async function writeMap(database: IDBDatabase, map: LibraryMap): Promise<void> {
  const { laidOut, centres, ids, places } = map;
  const row: MapRow = { id: ID, version: VERSION, laidOut, centres, ids, places };
  await asked(database.transaction('maps', 'readwrite').objectStore('maps').put(row));
}
