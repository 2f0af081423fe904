/**
 * Finds the entries of a page's lists, whatever the markup. Every way to cut the page into repeated pieces is a
 * proposal (the children of an element that look alike, what stands between two of them, paragraphs made with
 * `<br>`, bulleted lines); a piece is a range of lines, and a proposal is worth what its pieces look like: one
 * paper each, neither parts of one nor several. Finding the fields is left to `fields.ts`.
 */
import type { Box, Line, Lines } from './lines.ts';
import type { PageFacts } from './page-facts.ts';

/** One entry: the lines `first` up to but not including `last`, and the smallest box around them. */
export interface Segment {
  first: number;
  last: number;
  box: Box;
  worth: number;
}

/** Entries cut in one way from one place. */
export interface Cut {
  key: string;
  segments: Segment[];
  worth: number;
  /** Less than 1 for ways to cut that lean on lines and not on elements. */
  trust: number;
  depth: number;
}

interface Item {
  signature: string;
  /** Of an element of one line, its signature with the style its text begins in; else empty. */
  style: string;
  first: number;
  last: number;
  box: Box | null;
  gap: boolean;
  marker: boolean;
  heading: number;
}

/** An entry of more lines than this is a page, not a paper. */
const MAX_SEGMENT_LINES = 160;
const MARKER = /^\s*(?:\[[\w+.-]{1,12}\]|\(\d{1,3}\)|[A-Z]{0,2}\d{1,3}[.)]|[•●▪◦‣*–—-])\s+\S/;

/** All proposals, by place and way; a generator that yields between boxes. */
export function* proposals(page: Lines, facts: PageFacts): Generator<void, Cut[]> {
  const cuts = new Map<string, Cut>();
  let visited = 0;
  for (const box of page.boxes) {
    if (box.chrome || box.last - box.first < 1) continue;
    if (++visited % 200 === 0) yield;
    const items = itemsOf(box, page);
    if (items.length === 0) continue;
    const place = `${box.parent?.parent?.signature ?? ''}>${box.parent?.signature ?? ''}>${box.signature}`;
    yield* propose(cuts, facts, `${place}|br`, box, linesAsSegments(items, box));
    yield* propose(cuts, facts, `${place}|gap`, box, gapSegments(items, box));
    yield* propose(
      cuts,
      facts,
      `${place}|mark`,
      box,
      startSegments(items, box, (item) => item.marker && item.box === null),
    );
    // A number or a bullet that some of the elements begin with and the others do not.
    const marked = items.filter((item) => item.marker && item.box !== null).length;
    if (marked >= 2 && marked < items.length)
      yield* propose(
        cuts,
        facts,
        `${place}|numbered`,
        box,
        startSegments(items, box, (item) => item.marker),
      );
    const signatures = new Map<string, number>();
    for (const item of items) signatures.set(item.signature, (signatures.get(item.signature) ?? 0) + 1);
    for (const item of items)
      if (item.style !== '') signatures.set(item.style, (signatures.get(item.style) ?? 0) + 1);
    let tried = 0;
    for (const [signature, count] of signatures) {
      if (++tried > 24) break;
      const isOne = (item: Item): boolean => item.signature === signature || item.style === signature;
      const same = items.filter((item) => isOne(item) && item.box !== null);
      if (same.length > 0 && !signature.includes('^')) {
        yield* propose(
          cuts,
          facts,
          `${place}>${signature}`,
          box,
          same.map((item) => segment(item.first, item.last, item.box ?? box)),
        );
      }
      // What stands before the first of them as often as they do begins the entries, not they.
      const before = items[items.findIndex(isOne) - 1];
      const inside = before && before.heading === 0 && (signatures.get(before.signature) ?? 0) >= 0.8 * count;
      if (count < items.length && items.length <= 20_000 && !(count > 1 && inside)) {
        yield* propose(cuts, facts, `${place}~${signature}`, box, startSegments(items, box, isOne));
      }
    }
    const tags = new Map<string, Item[]>();
    for (const item of items) {
      if (!item.box) continue;
      const list = tags.get(item.box.tag);
      if (list) list.push(item);
      else tags.set(item.box.tag, [item]);
    }
    for (const [tag, list] of tags) {
      if (list.length < 2 || new Set(list.map((item) => item.signature)).size < 2) continue;
      yield* propose(
        cuts,
        facts,
        `${place}:${tag}`,
        box,
        list.map((item) => segment(item.first, item.last, item.box ?? box)),
      );
    }
  }
  yield* propose(cuts, facts, 'flat', page.root, flatSegments(page));
  return [...cuts.values()];
}

/**
 * Where a page never closes what it opens ("<p><dl><dt>…" over and over), each entry lies inside the one before:
 * lines of one style, however deep, begin the entries.
 */
function flatSegments(page: Lines): Segment[] {
  const styles = new Map<string, Line[]>();
  for (const line of page.lines) {
    if (line.box.chrome) continue;
    let key = line.box.tag;
    for (let inline = line.runs[0]?.inline ?? null; inline; inline = inline.parent)
      // Where a link leads nowhere it is the target of others, and no style.
      if (inline.tag !== 'a' || inline.href !== '') key += `<${inline.signature}`;
    if (key === line.box.tag) continue;
    const same = styles.get(key);
    if (same) same.push(line);
    else styles.set(key, [line]);
  }
  let best: Line[] = [];
  for (const same of styles.values()) {
    const deeper = same.filter((line, at) => at > 0 && line.box.depth > (same[at - 1]?.box.depth ?? 0));
    if (deeper.length >= 2 && deeper.length >= 0.6 * (same.length - 1) && same.length > best.length)
      best = same;
  }
  return best.map((line, at) => segment(line.index, best[at + 1]?.index ?? page.lines.length, line.box));
}

/** From here on an entry has its authors. */
const COMPLETE = 0.7;

/**
 * What entries are worth together. Where a good part of them have authors, those that have none are more likely
 * parts of the others (their links, their abstracts) than papers, and count nothing.
 */
export function totalOf(segments: Segment[]): number {
  let complete = 0;
  let full = 0;
  let sum = 0;
  for (const { worth } of segments) {
    sum += worth;
    if (worth >= COMPLETE) {
      complete++;
      full += worth;
    }
  }
  const total = complete >= 0.3 * segments.length ? full + Math.min(0, sum - full) : sum;
  // Of two ways to cut, the one that leaves fewer pieces over is the one the page was made with.
  const good = segments.filter(({ worth }) => worth >= 0.4).length;
  return total * Math.sqrt(Math.max(good, 1) / segments.length);
}

function segment(first: number, last: number, box: Box): Segment {
  return { first, last, box, worth: 0 };
}

/** Lines weighed in one step. */
const STEP = 400;

/** Adds what one place offers, when its entries are worth anything; the entries of one way are gathered over places. */
function* propose(
  cuts: Map<string, Cut>,
  facts: PageFacts,
  key: string,
  box: Box,
  segments: Segment[],
): Generator<void, void> {
  const real = segments.filter((one) => one.last > one.first && one.last - one.first <= MAX_SEGMENT_LINES);
  if (real.length === 0) return;
  let judged = 0;
  for (const one of real) {
    one.worth = facts.worthOf(one.first, one.last);
    judged += one.last - one.first;
    if (judged > STEP) {
      judged = 0;
      yield;
    }
  }
  const [only] = real;
  // Where an element holds one entry, what is cut off before it was its title, like as not.
  if (only && real.length === 1 && facts.hasTitle(box.first, only.first)) only.worth -= 0.3;
  let worth = totalOf(real);
  // Entries too long to be one were dropped from the list, but a way to cut that mostly gives those is a bad way.
  if (real.length < segments.length) worth -= 0.5 * (segments.length - real.length);
  if (worth <= 0) return;
  // Elements say where an entry ends; lines only suggest it.
  const trust = /^flat$|[|][a-z]+$|~#/.test(key) ? 0.85 : key.includes('^') ? 0.93 : 1;
  worth *= trust;
  const cut = cuts.get(key);
  if (cut) {
    cut.segments.push(...real);
    cut.worth += worth;
  } else cuts.set(key, { key, segments: real, worth, trust, depth: box.depth });
}

/** The children of a box and the lines between them, in order. */
function itemsOf(box: Box, page: Lines): Item[] {
  const items: Item[] = [];
  let line = box.first;
  const ownLine = (index: number): void => {
    const at = page.lines[index];
    if (!at) return;
    items.push({
      signature: `#${outer(at)}`,
      style: '',
      first: index,
      last: index + 1,
      box: null,
      gap: at.gap > 0,
      marker: MARKER.test(at.text.slice(0, 40)),
      heading: 0,
    });
  };
  for (const child of box.children) {
    while (line < child.first) ownLine(line++);
    line = Math.max(line, child.last);
    if (child.last === child.first) continue;
    items.push({
      signature: child.signature,
      style: styled(child, page),
      first: child.first,
      last: child.last,
      box: child,
      gap: false,
      marker: MARKER.test((page.lines[child.first]?.text ?? '').slice(0, 40)),
      heading: /^h[1-6]$/.test(child.tag) ? child.heading : 0,
    });
  }
  while (line < box.last) ownLine(line++);
  return items;
}

function styled(box: Box, page: Lines): string {
  const line = box.last - box.first === 1 ? page.lines[box.first] : undefined;
  const style = line ? outer(line) : '';
  return style === '' ? '' : `${box.signature}^${style}`;
}

/** The outermost inline style of a line's first run: what tells lines of one box apart. */
function outer(line: Line): string {
  let inline = line.runs[0]?.inline ?? null;
  while (inline?.parent) inline = inline.parent;
  return inline?.signature ?? '';
}

function linesAsSegments(items: Item[], box: Box): Segment[] {
  const own = items.filter((item) => item.box === null);
  return own.map((item) => segment(item.first, item.last, box));
}

function gapSegments(items: Item[], box: Box): Segment[] {
  if (!items.some((item) => item.gap)) return [];
  return startSegments(
    items,
    box,
    (item, index) => item.box === null && (item.gap || index === 0 || items[index - 1]?.box !== null),
    true,
  );
}

/** From each item that starts an entry up to the next such item, a heading above its rank, or the end. */
function startSegments(
  items: Item[],
  box: Box,
  starts: (item: Item, index: number) => boolean,
  stopAtBoxes = false,
): Segment[] {
  const segments: Segment[] = [];
  let open: Segment | null = null;
  let rank = 0;
  items.forEach((item, index) => {
    if (starts(item, index)) {
      open = segment(item.first, item.last, item.box ?? box);
      rank = item.heading;
      segments.push(open);
    } else if (open) {
      const endsAtHeading = item.heading > 0 && (rank === 0 || item.heading <= rank);
      if (endsAtHeading || (stopAtBoxes && item.box !== null)) open = null;
      else open.last = item.last;
    }
  });
  return segments;
}
