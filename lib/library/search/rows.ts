/**
 * The index as rows: a segment is one row, written once; what has gone from it is another, small and written often.
 * Of a large segment a head is kept as well, with titles, authors, tags, venues and facets only: it is read in a
 * fraction of the time, and answers until the whole is there. Every paper has identifiers and a place in the order by
 * title of its own, which would be half of it: these come with the whole.
 */
import { facetTerm, paperNumbers, type Segment } from './segment.ts';
import { TEXT_FIELDS, type TextField } from './query.ts';
import { Growing } from './growing.ts';
import type { LiveSegment } from './rank.ts';

/** Version of the rows; rows of another version are thrown away and the index is built anew. */
export const INDEX_VERSION = 5;

type KeptSegment = Omit<Segment, 'terms' | 'ids' | 'titles'> & {
  terms: string;
  ids: string;
  titles?: string;
};

export type IndexRow =
  | { id: string; version: number; kind: 'segment' | 'head'; segment: KeptSegment }
  | { id: string; version: number; kind: 'gone'; papers: Uint32Array };

/** A segment of the index and how far it is written. */
export interface Place extends LiveSegment {
  rowId: string;
  saved: boolean;
  goneSaved: boolean;
}

/** Segments smaller than this are read whole at once: a head would spare nothing. */
const LEAST_HEAD = 2_000;
const HEAD_FIELDS: readonly TextField[] = ['title', 'authors', 'tags', 'venue'];

const rowIdOf = (number: number): string => `segment-${String(number).padStart(9, '0')}`;
export { rowIdOf };
export const numberOf = (rowId: string): number => Number(rowId.slice('segment-'.length));
const headOf = (rowId: string): string => `head-${rowId}`;
const goneOf = (rowId: string): string => `gone-${rowId}`;

/** Ids of all rows that a segment may have. */
export const rowIdsOf = (rowId: string): string[] => [rowId, headOf(rowId), goneOf(rowId)];

/** Of these rows, the ids of those that answer first, and of those that make the index whole. */
export function stagesOf(ids: readonly string[]): { first: string[]; whole: string[] } {
  const heads = new Set(ids.filter((id) => id.startsWith('head-')));
  const gone = ids.filter((id) => id.startsWith('gone-'));
  const segments = ids.filter((id) => id.startsWith('segment-'));
  return {
    first: [...segments.map((id) => (heads.has(headOf(id)) ? headOf(id) : id)), ...gone],
    whole: [...segments, ...gone],
  };
}

/** The rows of a segment that are not written yet. */
export function newRows(place: Place): IndexRow[] {
  const rows: IndexRow[] = [];
  if (!place.saved) {
    const kept = keptOf(place.segment);
    rows.push({ id: place.rowId, version: INDEX_VERSION, kind: 'segment', segment: kept });
    if (place.segment.ids.length >= LEAST_HEAD) {
      const { titles: _titles, letters: _letters, ...segment } = keptOf(headSegment(place.segment));
      rows.push({ id: headOf(place.rowId), version: INDEX_VERSION, kind: 'head', segment });
    }
  }
  if (!place.goneSaved) {
    const papers = Uint32Array.from([...place.gone.keys()].filter((paper) => place.gone[paper]));
    rows.push({ id: goneOf(place.rowId), version: INDEX_VERSION, kind: 'gone', papers });
  }
  return rows;
}

function keptOf({ terms, ids, titles, ...arrays }: Segment): KeptSegment {
  return { ...arrays, terms: terms.join('\n'), ids: ids.join('\n'), titles: titles.join('\n') };
}

/** Segments from rows, oldest first; null when anything about them is amiss. A head stands for its segment. */
export function placesOf(rows: readonly IndexRow[]): Place[] | null {
  const places = new Map<string, Place>();
  for (const row of rows) {
    if (row?.version !== INDEX_VERSION) return null;
    if (row.kind === 'gone') continue;
    const segment = segmentOf(row.segment);
    if (!segment) return null;
    const rowId = row.kind === 'head' ? row.id.slice('head-'.length) : row.id;
    const gone = new Uint8Array(segment.ids.length);
    places.set(rowId, { segment, gone, goneCount: 0, rowId, saved: true, goneSaved: true });
  }
  for (const row of rows) {
    if (row.kind !== 'gone') continue;
    const place = places.get(row.id.slice('gone-'.length));
    if (!place || !(row.papers instanceof Uint32Array)) return null;
    for (const paper of row.papers) place.gone[paper] = 1;
    place.goneCount = row.papers.length;
  }
  return [...places.values()].sort((a, b) => numberOf(a.rowId) - numberOf(b.rowId));
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** A segment from its row; null when its parts do not fit together. */
function segmentOf(kept: KeptSegment | undefined): Segment | null {
  if (typeof kept?.terms !== 'string' || typeof kept.ids !== 'string') return null;
  if (kept.titles !== undefined && typeof kept.titles !== 'string') return null;
  const ids = linesOf(kept.ids);
  // Of one paper without a title "" is left, which is also what no titles at all leave.
  const titles = ids.length === 0 ? [] : (kept.titles?.split('\n') ?? Array.from(ids, () => ''));
  const segment: Segment = { ...kept, ids, titles, terms: linesOf(kept.terms) };
  const { terms, starts, papers, fields, impacts, letters, years, saved, stream, streamStarts } = segment;
  const fits =
    starts instanceof Uint32Array &&
    (papers instanceof Uint16Array || papers instanceof Uint32Array) &&
    fields instanceof Uint8Array &&
    impacts instanceof Uint8Array &&
    (letters === undefined || (letters instanceof Uint32Array && letters.length === terms.length)) &&
    years instanceof Uint16Array &&
    saved instanceof Float64Array &&
    stream instanceof Uint16Array &&
    streamStarts instanceof Uint32Array &&
    starts.length === terms.length + 1 &&
    titles.length === ids.length &&
    years.length === ids.length &&
    saved.length === ids.length &&
    streamStarts.length === ids.length + 1 &&
    streamStarts.at(-1) === stream.length &&
    starts.at(-1) === papers.length &&
    impacts.length === papers.length &&
    fields.length === papers.length &&
    isRising(starts) &&
    isRising(streamStarts);
  return fits ? segment : null;
}

function isRising(numbers: Uint32Array): boolean {
  for (let at = 1; at < numbers.length; at++) {
    if ((numbers[at] as number) < (numbers[at - 1] as number)) return false;
  }
  return true;
}

/** The part of a segment that names its papers: what is found in it is found in the whole as well. */
function headSegment(segment: Segment): Segment {
  const mask = HEAD_FIELDS.reduce((bits, field) => bits | (1 << TEXT_FIELDS.indexOf(field)), 0);
  const kept: number[] = [];
  const terms: string[] = [];
  const starts: number[] = [];
  const identifiers = facetTerm('id', '');
  segment.terms.forEach((term, at) => {
    if (term.startsWith(identifiers)) return;
    const start = kept.length;
    for (
      let posting = segment.starts[at] as number;
      posting < (segment.starts[at + 1] as number);
      posting++
    ) {
      const fields = segment.fields[posting] as number;
      if (fields === 0 || (fields & mask) !== 0) kept.push(posting);
    }
    if (kept.length === start) return;
    terms.push(term);
    starts.push(start);
  });
  starts.push(kept.length);
  const papers = paperNumbers(segment.ids.length, kept.length);
  kept.forEach((posting, at) => {
    papers[at] = segment.papers[posting] as number;
  });
  return {
    ...segment,
    terms,
    starts: Uint32Array.from(starts),
    papers,
    fields: Uint8Array.from(kept, (posting) => (segment.fields[posting] as number) & mask),
    impacts: Uint8Array.from(kept, (posting) => segment.impacts[posting] as number),
    ...headStream(segment, mask),
  };
}

/** The words of those fields, in order: phrases of a title are found in the head too. */
function headStream(segment: Segment, mask: number): Pick<Segment, 'stream' | 'streamStarts'> {
  const stream = new Growing(segment.ids.length * 24);
  const streamStarts = new Uint32Array(segment.ids.length + 1);
  segment.ids.forEach((_, paper) => {
    streamStarts[paper] = stream.length;
    let isWanted = false;
    for (
      let at = segment.streamStarts[paper] as number;
      at < (segment.streamStarts[paper + 1] as number);
      at++
    ) {
      const here = segment.stream[at] as number;
      if (here <= TEXT_FIELDS.length) isWanted = ((1 << (here - 1)) & mask) !== 0;
      if (isWanted) stream.push(here);
    }
  });
  streamStarts[segment.ids.length] = stream.length;
  return { stream: Uint16Array.from(stream.values()), streamStarts };
}
