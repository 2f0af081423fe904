/** Joins segments into one, leaving out papers that are gone: what keeps the number of segments small. */
import { Growing } from './growing.ts';
import { lettersOf, paperNumbers, type Segment } from './segment.ts';

/**
 * One segment of several, without the papers that are gone. Impacts do not depend on the other papers, so postings are
 * copied, never computed again.
 *
 * @param gone per segment, 1 for every paper that was removed or replaced
 */
export function mergeSegments(
  segments: readonly Segment[],
  gone: readonly (Uint8Array | undefined)[],
): Segment {
  const ids: string[] = [];
  const years: number[] = [];
  const saved: number[] = [];
  const titles: string[] = [];
  const renumber = segments.map((segment, at) =>
    Int32Array.from(segment.ids, (id, paper) => {
      if (gone[at]?.[paper]) return -1;
      years.push(segment.years[paper] as number);
      saved.push(segment.saved[paper] as number);
      titles.push(segment.titles[paper] as string);
      return ids.push(id) - 1;
    }),
  );
  const room = segments.reduce((sum, { papers }) => sum + papers.length, 0);
  const papers = paperNumbers(ids.length, room);
  const fields = new Uint8Array(room);
  const impacts = new Uint8Array(room);
  const terms: string[] = [];
  const starts: number[] = [];
  const next = segments.map(() => 0);
  let filled = 0;
  for (;;) {
    let term: string | undefined;
    segments.forEach((segment, at) => {
      const candidate = segment.terms[next[at] as number];
      if (candidate !== undefined && (term === undefined || candidate < term)) term = candidate;
    });
    if (term === undefined) break;
    const start = filled;
    segments.forEach((segment, at) => {
      const index = next[at] as number;
      if (segment.terms[index] !== term) return;
      next[at] = index + 1;
      const numbers = renumber[at] as Int32Array;
      for (
        let posting = segment.starts[index] as number;
        posting < (segment.starts[index + 1] as number);
        posting++
      ) {
        const paper = numbers[segment.papers[posting] as number] as number;
        if (paper < 0) continue;
        papers[filled] = paper;
        fields[filled] = segment.fields[posting] as number;
        impacts[filled++] = segment.impacts[posting] as number;
      }
    });
    if (filled > start) {
      terms.push(term);
      starts.push(start);
    }
  }
  starts.push(filled);
  const stream = new Growing(segments.reduce((sum, one) => sum + one.stream.length, 0));
  const streamStarts: number[] = [];
  segments.forEach((segment, at) => {
    segment.ids.forEach((_, paper) => {
      if (((renumber[at] as Int32Array)[paper] as number) < 0) return;
      streamStarts.push(stream.length);
      const end = segment.streamStarts[paper + 1] as number;
      for (let index = segment.streamStarts[paper] as number; index < end; index++)
        stream.push(segment.stream[index] as number);
    });
  });
  streamStarts.push(stream.length);
  return {
    ids,
    years: Uint16Array.from(years),
    saved: Float64Array.from(saved),
    titles,
    terms,
    starts: Uint32Array.from(starts),
    papers: papers.slice(0, filled),
    fields: fields.slice(0, filled),
    impacts: impacts.slice(0, filled),
    letters: Uint32Array.from(terms, lettersOf),
    stream: Uint16Array.from(stream.values()),
    streamStarts: Uint32Array.from(streamStarts),
  };
}
