/** Joins segments into one, leaving out papers that are gone: what keeps the number of segments small. */
import { Growing } from './growing.ts';
import { lettersOf, paperNumbers, type Segment } from './segment.ts';

/** Terms that are joined between two pauses: about a millisecond's worth. */
const TERMS_A_STEP = 1_000;
/** Papers whose words are copied between two pauses. */
const PAPERS_A_STEP = 1_000;

/**
 * One segment of several, without the papers that are gone, in steps of about a millisecond, so that questions can be
 * answered meanwhile. Impacts do not depend on the other papers, so postings are copied, never computed again.
 *
 * @param gone per segment, 1 for every paper that was removed or replaced; not changed while it is being joined
 */
export function* joinSegments(
  segments: readonly Segment[],
  gone: readonly (Uint8Array | undefined)[],
): Generator<void, Segment> {
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
  yield;
  const room = segments.reduce((sum, { papers }) => sum + papers.length, 0);
  const papers = paperNumbers(ids.length, room);
  const fields = new Uint8Array(room);
  const impacts = new Uint8Array(room);
  const terms: string[] = [];
  const letters = new Growing(segments.reduce((most, one) => Math.max(most, one.terms.length), 0));
  const starts = new Growing(letters.room);
  const next = segments.map(() => 0);
  let filled = 0;
  for (let step = 1; ; step++) {
    if (step % TERMS_A_STEP === 0) yield;
    let term: string | undefined;
    for (let at = 0; at < segments.length; at++) {
      const candidate = (segments[at] as Segment).terms[next[at] as number];
      if (candidate !== undefined && (term === undefined || candidate < term)) term = candidate;
    }
    if (term === undefined) break;
    const start = filled;
    for (let at = 0; at < segments.length; at++) {
      const segment = segments[at] as Segment;
      const index = next[at] as number;
      if (segment.terms[index] !== term) continue;
      next[at] = index + 1;
      const numbers = renumber[at] as Int32Array;
      const end = segment.starts[index + 1] as number;
      for (let posting = segment.starts[index] as number; posting < end; posting++) {
        const paper = numbers[segment.papers[posting] as number] as number;
        if (paper < 0) continue;
        papers[filled] = paper;
        fields[filled] = segment.fields[posting] as number;
        impacts[filled++] = segment.impacts[posting] as number;
      }
    }
    if (filled > start) {
      terms.push(term);
      letters.push(lettersOf(term));
      starts.push(start);
    }
  }
  starts.push(filled);
  const stream = new Uint16Array(segments.reduce((sum, one) => sum + one.stream.length, 0));
  const streamStarts = new Uint32Array(ids.length + 1);
  let words = 0;
  let copied = 0;
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at] as Segment;
    for (let paper = 0; paper < segment.ids.length; paper++) {
      if (paper % PAPERS_A_STEP === 0) yield;
      if (((renumber[at] as Int32Array)[paper] as number) < 0) continue;
      const [from, to] = [segment.streamStarts[paper] as number, segment.streamStarts[paper + 1] as number];
      streamStarts[copied++] = words;
      stream.set(segment.stream.subarray(from, to), words);
      words += to - from;
    }
  }
  streamStarts[copied] = words;
  return {
    ids,
    years: Uint16Array.from(years),
    saved: Float64Array.from(saved),
    titles,
    terms,
    starts: starts.values().slice(),
    papers: papers.slice(0, filled),
    fields: fields.slice(0, filled),
    impacts: impacts.slice(0, filled),
    letters: letters.values().slice(),
    stream: stream.slice(0, words),
    streamStarts,
  };
}

/** The same, at once. */
export function mergeSegments(
  segments: readonly Segment[],
  gone: readonly (Uint8Array | undefined)[],
): Segment {
  const steps = joinSegments(segments, gone);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
