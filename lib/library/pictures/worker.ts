/** The overview's worker: reads the library, tells its figures, then draws its map. Thrown away when it has. */
import { factoryOf } from '../database/database-name.ts';
import { opened } from '../database/plain-database.ts';
import { today } from '../reading/days.ts';
import { countFigures, overTime, type Figures, type Series } from './figures.ts';
import { heightLines } from './heights.ts';
import { fingerprintOf, placesOn, readMap, writeMap } from './kept-map.ts';
import { makeMap, type LibraryMap } from './map.ts';
import { KINDS, ringsPath, type Kind } from './paths.ts';
import { readRows, type ReadPaper } from './read.ts';
import type { Region } from './regions.ts';

export interface PicturesRequest {
  /** Name of the library's database. */
  database: string;
  /** ms since 1970. */
  now: number;
  /** 1 where weeks begin on Monday, 7 on Sunday. */
  firstWeekday: number;
}

/** The map as a page draws it. */
export interface DrawnMap {
  ids: string[];
  places: Float32Array;
  /** Of each paper the place of its kind among the kinds. */
  kinds: Uint8Array;
  /** The lines of equal density as an SVG path (`paths.ts`). */
  heights: string;
  regions: Region[];
  regionOf: Uint8Array;
  /** Papers that stand nowhere. */
  left: number;
  /** Regions of the whole map over time, by their places among the regions. */
  topics: (Series & { region: number })[];
}

export type PicturesNews =
  | { kind: 'progress'; step: 'reading' | 'map'; done: number }
  | { kind: 'figures'; figures: Figures }
  /** Null where there are too few papers. */
  | { kind: 'map'; map: DrawnMap | null }
  | { kind: 'failed'; message: string };

interface WorkerPort {
  addEventListener(type: 'message', listen: (event: MessageEvent) => void): void;
  postMessage(news: PicturesNews): void;
}

/** Between two tellings of progress, in ms. */
const PACE = 100;

/** Answers one request. */
export function servePictures(port: WorkerPort): void {
  port.addEventListener('message', (event) => {
    const { database, now, firstWeekday } = event.data as PicturesRequest;
    let told = -Infinity;
    const progress = (step: 'reading' | 'map') => (done: number) => {
      const at = performance.now();
      if (at - told < PACE) return;
      told = at;
      port.postMessage({ kind: 'progress', step, done });
    };
    const work = async () => {
      const library = await opened({ name: database, factory: (await factoryOf(database)) ?? indexedDB });
      if (!library) throw new Error('The library cannot be opened.');
      const { papers, met, markedOn } = await readRows(library, progress('reading'));
      const figures = countFigures(papers, met, markedOn, { today: today(now), firstWeekday });
      port.postMessage({ kind: 'figures', figures });
      const kept = await readMap(library);
      const fingerprint = fingerprintOf(papers);
      const isSame = kept?.fingerprint === fingerprint;
      const map = isSame ? kept : makeMap(papers, kept && placesOn(kept), progress('map'));
      port.postMessage({ kind: 'map', map: map && drawn(map, papers, figures) });
      // Where it cannot be kept, it is drawn anew.
      if (map && !isSame) await writeMap(library, map, fingerprint).catch(() => undefined);
      library.close();
    };
    work().catch((error: unknown) => {
      port.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  });
}

function drawn(map: LibraryMap, papers: readonly ReadPaper[], { periods }: Figures): DrawnMap {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const its = map.ids.map((id) => byId.get(id) as ReadPaper);
  const { ids, places, regions, regionOf, left } = map;
  const kinds = Uint8Array.from(its, (paper) => KINDS.indexOf(kindOf(paper)));
  const topics = overTime(
    its.map(({ saved }, at) => ({ saved, region: regionOf[at] as number })),
    ({ region }) => ((regions[region] as Region).terms.length > 0 ? [String(region)] : []),
    periods,
  ).map((series) => ({
    ...series,
    region: Number(series.name),
    name: (regions[Number(series.name)] as Region).terms[0] as string,
  }));
  return {
    ids,
    places,
    kinds,
    regions,
    regionOf,
    heights: ringsPath(heightLines(places)),
    left: left.length,
    topics,
  };
}

function kindOf({ marks, star, state }: ReadPaper): Kind {
  if (marks > 0) return 'marked';
  if (star) return 'starred';
  return state === 'later' ? 'later' : 'saved';
}
