/** The lines of a page as the plain data of a message, and back: what was walked in the page is read elsewhere. */
import { BOX, INLINE, type ShownPage } from '../../paper/shown-page.ts';
import type { Box, Inline, Line, Lines, Run } from './lines.ts';

/** Lines packed in one step. */
const STEP = 500;

/** A generator that yields now and then, so that the page can work in between. */
export function* pack(page: Lines, url: string, title: string): Generator<void, ShownPage> {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const wordOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      number = words.push(word) - 1;
      numbers.set(word, number);
    }
    return number;
  };
  const boxes: number[] = [];
  // By the number of their element, which no two share.
  const boxNumbers: number[] = [];
  let packed = 0;
  for (const box of page.boxes) {
    const parent = box.parent ? (boxNumbers[box.parent.element] ?? -1) : -1;
    boxNumbers[box.element] = packed++;
    boxes.push(box.element, parent, wordOf(box.tag), wordOf(box.signature));
    boxes.push(box.first, box.last, box.heading, Number(box.chrome));
    if (packed % STEP === 0) yield;
  }
  const inlines: number[] = [];
  const inlineNumbers: number[] = [];
  let styled = 0;
  const inlineOf = (inline: Inline | null): number => {
    if (!inline) return -1;
    const known = inlineNumbers[inline.element];
    if (known !== undefined) return known;
    const unknown: Inline[] = [];
    let at: Inline | null = inline;
    for (; at && inlineNumbers[at.element] === undefined; at = at.parent) unknown.push(at);
    let number = at ? (inlineNumbers[at.element] ?? -1) : -1;
    for (const one of unknown.reverse()) {
      inlines.push(one.element, number, wordOf(one.tag), wordOf(one.signature), wordOf(one.href));
      number = styled++;
      inlineNumbers[one.element] = number;
    }
    return number;
  };
  const lines: string[] = [];
  const layout: number[] = [];
  for (const line of page.lines) {
    lines.push(line.text);
    const last = line.runs.at(-1);
    const ends = last ? last.at + last.text.length : 0;
    layout.push(
      boxNumbers[line.box.element] ?? 0,
      line.gap,
      Number(ends > line.text.length),
      line.runs.length,
    );
    for (const run of line.runs) layout.push(run.at, inlineOf(run.inline));
    if (lines.length % STEP === 0) yield;
  }
  return { url, title, words, lines, boxes, inlines, layout };
}

/**
 * The lines of a packed page. Throws a RangeError where the numbers do not fit together: boxes then would not be a tree
 * over the lines, and reading them could take any time.
 */
export function unpack(page: ShownPage): Lines {
  const boxes = boxesOf(page);
  const inlines = inlinesOf(page);
  const lines: Line[] = [];
  let at = 0;
  for (const text of page.lines) {
    const box = found(boxes, page.layout[at]);
    const gap = known(page.layout[at + 1]);
    const ending = page.layout[at + 2] === 1 ? ' ' : '';
    const count = known(page.layout[at + 3]);
    at += 4;
    const shown = text + ending;
    const runs: Run[] = [];
    for (let run = 0; run < count; run++, at += 2) {
      const from = known(page.layout[at]);
      const to = run + 1 < count ? known(page.layout[at + 2]) : shown.length;
      const number = page.layout[at + 1];
      const inline = number === -1 ? null : found(inlines, number);
      if (from > to || (runs.length === 0 && from !== 0))
        throw new RangeError('Runs must follow one another.');
      runs.push({ text: shown.slice(from, to), at: from, inline });
    }
    lines.push({ index: lines.length, text, runs, box, gap });
  }
  const [root] = boxes;
  if (!root) throw new RangeError('A page has a root.');
  return { root, lines, boxes };
}

function boxesOf({ boxes: table, words, lines }: ShownPage): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + BOX <= table.length; at += BOX) {
    const parent = at === 0 ? null : found(boxes, table[at + 1]);
    const first = known(table[at + 4]);
    const last = known(table[at + 5]);
    const before = parent?.children.at(-1)?.last ?? parent?.first ?? 0;
    if (first < before || last < first || last > (parent?.last ?? lines.length))
      throw new RangeError('Boxes must lie inside their parents, one after another.');
    const box: Box = {
      element: known(table[at]),
      tag: found(words, table[at + 2]),
      signature: found(words, table[at + 3]),
      parent,
      children: [],
      first,
      last,
      depth: parent ? parent.depth + 1 : 0,
      heading: known(table[at + 6]),
      chrome: table[at + 7] === 1,
    };
    parent?.children.push(box);
    boxes.push(box);
  }
  return boxes;
}

function inlinesOf({ inlines: table, words }: ShownPage): Inline[] {
  const inlines: Inline[] = [];
  for (let at = 0; at + INLINE <= table.length; at += INLINE) {
    inlines.push({
      element: known(table[at]),
      parent: table[at + 1] === -1 ? null : found(inlines, table[at + 1]),
      tag: found(words, table[at + 2]),
      signature: found(words, table[at + 3]),
      href: found(words, table[at + 4]),
    });
  }
  return inlines;
}

function known(number: number | undefined): number {
  if (number === undefined || number < 0) throw new RangeError('A number is missing.');
  return number;
}

function found<T>(table: readonly T[], number: number | undefined): T {
  const one = table[known(number)];
  if (one === undefined) throw new RangeError('A number names nothing.');
  return one;
}
