/**
 * The canonical text that an element of a page shows, with the way back to the page: where a selection falls in the
 * text, and the Range that shows a stretch of it. Formulas are single pieces whoever rendered them. The page is only
 * read, never changed. How strings become canonical is `canonical-text.ts`'s business.
 */
import { canonicalText } from './canonical-text.ts';
import { formulaElement, isForm } from './formula-element.ts';
import { formulas } from './formulas.ts';

export { CANON_VERSION, canonicalText, textKey } from './canonical-text.ts';

export interface ReadOptions {
  /** Elements left out besides labels ("Abstract:"), links that fold ("△ Less"), controls, scripts and hidden notes. */
  skip?: (element: Element) => boolean;
}

export interface TextSpan {
  /** UTF-16 units of the canonical text. */
  start: number;
  end: number;
}

export interface ElementText {
  /** Canonical. */
  text: string;
  /** The Range (of the element's document) that shows this stretch; null when it is empty or outside the text. */
  toRange(start: number, end: number): Range | null;
  /**
   * Where a point of the page falls in the text, null outside the element. Inside a formula: its start, or its end when
   * the point is the end of something.
   */
  offsetOf(node: Node, offset: number, edge?: 'start' | 'end'): number | null;
  /**
   * The stretch that a selection covers of this element: cut to it, without blanks at its ends, every formula that it
   * touches taken whole. Null when it covers no text of it.
   */
  spanOf(selection: AbstractRange): TextSpan | null;
}

/** Beyond this many UTF-16 units of source nothing is read: an element that is no abstract. */
const SOURCE_LIMIT = 200_000;

/** A stretch of the source: a text node, or the siblings that show one formula. */
interface Piece {
  start: number;
  end: number;
  first: Node;
  last: Node;
  isFormula: boolean;
}

const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header footer hr li main nav ol p pre section table tr ul br td th'.split(
    ' ',
  ),
);
/** Never text of an abstract. */
const UNREAD = new Set(
  'script style template noscript button input select textarea svg object iframe head'.split(' '),
);
const UNREAD_CLASS = /(?:^|\s)(?:descriptor|ltx_note_outer|ltx_ERROR)(?:\s|$)/;
const LABEL = /^\s*(?:abstract|title|summary)\s*[:.\u2014\u2013-]?\s*$/i;
const FOLD = /^[\s\p{S}….]*(?:(?:show|read|see|view) )?(?:more|less)[\s\p{S}….]*$/iu;

/** Reads the canonical text of an element. Never throws, never changes the page; linear in the element. */
export function readElementText(element: Element, options: ReadOptions = {}): ElementText {
  const skip = options.skip ?? (() => false);
  // Most titles and abstracts are one text node, and most are read without a mark to place.
  const isPlain = element.firstElementChild === null;
  let gathered = isPlain ? undefined : gather(element, skip);
  const source = gathered?.source ?? element.textContent ?? '';
  const canonical = canonicalText(source);
  const { text } = canonical;
  const piecesOf = (): Piece[] => {
    gathered ??= gather(element, skip);
    // Text that changed since it was read is read anew by whoever asks; until then nothing of it is shown.
    return isPlain && gathered.source !== source ? [] : gathered.pieces;
  };

  const toRange = (start: number, end: number): Range | null => {
    const pieces = piecesOf();
    const from = Math.max(0, start);
    const to = Math.min(text.length, end);
    if (from >= to) return null;
    const rawStart = canonical.map.start(from);
    const rawEnd = canonical.map.end(to - 1);
    const first = pieces[firstIndex(pieces.length, (index) => pieces[index]!.end > rawStart)];
    const last = pieces[firstIndex(pieces.length, (index) => pieces[index]!.start >= rawEnd) - 1];
    if (!first || !last || first.start > last.start) return null;
    const range = element.ownerDocument.createRange();
    try {
      if (first.isFormula) range.setStartBefore(first.first);
      else range.setStart(first.first, Math.max(0, rawStart - first.start));
      if (last.isFormula) range.setEndAfter(last.last);
      else range.setEnd(last.last, Math.min(last.end, rawEnd) - last.start);
    } catch {
      return null; // The page took the node away or shortened it since it was read.
    }
    return range.collapsed ? null : range;
  };

  const toText = (node: Node, offset: number, edge: 'start' | 'end'): number => {
    const raw = rawOffset(piecesOf(), node, offset, edge);
    const { map } = canonical;
    return edge === 'start'
      ? firstIndex(text.length, (index) => map.end(index) > raw)
      : firstIndex(text.length, (index) => map.start(index) >= raw);
  };

  const offsetOf = (node: Node, offset: number, edge: 'start' | 'end' = 'start'): number | null =>
    node === element || element.contains(node) ? toText(node, offset, edge) : null;

  const spanOf = (selection: AbstractRange): TextSpan | null => {
    let start = toText(selection.startContainer, selection.startOffset, 'start');
    let end = toText(selection.endContainer, selection.endOffset, 'end');
    while (start < end && text[start] === ' ') start++;
    while (end > start && text[end - 1] === ' ') end--;
    return start < end ? wholeFormulas(text, start, end) : null;
  };

  return { text, toRange, offsetOf, spanOf };
}

/** The stretch with every formula of the text that it touches taken whole. */
export function wholeFormulas(text: string, start: number, end: number): TextSpan {
  const touched = formulas(text).filter((formula) => formula.start < end && formula.end > start);
  return {
    start: Math.min(start, touched[0]?.start ?? start),
    end: Math.max(end, touched.at(-1)?.end ?? end),
  };
}

/** The element's text as the page has it, and which node gave which part. Walks without recursion: depth is the page's. */
function gather(root: Element, skip: (element: Element) => boolean): { source: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let source = '';
  let isFirst = true;
  const add = (text: string, first: Node, last: Node, isFormula: boolean) => {
    if (text === '') return;
    pieces.push({ start: source.length, end: source.length + text.length, first, last, isFormula });
    source += text;
    isFirst = isFirst && text.trim() === '';
  };
  // What is still to be read, next one last; a null is the end of a block.
  const rest: (Node | null)[] = [root];
  while (rest.length > 0 && source.length < SOURCE_LIMIT) {
    const node = rest.pop()!;
    if (node === null) source += ' ';
    else if (node.nodeType === 3) add(node.nodeValue ?? '', node, node, false);
    if (node?.nodeType !== 1 || isForm(node)) continue;
    const element = node as Element;
    if (element !== root) {
      const formula = formulaElement(element);
      if (formula) {
        add(formula.text, formula.first, formula.last, true);
        for (let at: Node | null = node; at !== formula.last;) at = rest.pop() ?? formula.last;
        continue;
      }
      if (isUnread(element, isFirst) || skip(element)) continue;
    }
    if (element !== root && BLOCKS.has(element.localName)) {
      source += ' ';
      rest.push(null);
    }
    for (const child of [...element.childNodes].reverse()) rest.push(child);
  }
  return { source, pieces };
}

function isUnread(element: Element, isFirst: boolean): boolean {
  const name = element.localName;
  if (UNREAD.has(name)) return true;
  const classes = element.getAttribute('class');
  if (classes && UNREAD_CLASS.test(classes)) return true;
  if (element.firstElementChild) return false;
  const isLink = name === 'a' || element.getAttribute('role') === 'button';
  if (!isLink && !isFirst) return false;
  const text = element.textContent ?? '';
  if (text.length > 40) return false;
  return (isFirst && LABEL.test(text)) || (isLink && FOLD.test(text));
}

/** Where a point of the page falls in the source. Points between pieces fall on the next one's start or last one's end. */
function rawOffset(pieces: Piece[], node: Node, offset: number, edge: 'start' | 'end'): number {
  const own = pieces.find((piece) => piece.first === node && !piece.isFormula);
  if (own) return Math.min(own.start + offset, own.end);
  const child = node.nodeType === 1 ? (node.childNodes[offset] ?? null) : null;
  /** Whether a piece lies wholly before the point. */
  const isBefore = ({ last }: Piece): boolean => {
    const place = last.compareDocumentPosition(child ?? node);
    if (place & CONTAINED) return false;
    // Past the last child of an element, all that it contains is before.
    return (place & FOLLOWING) !== 0 || (!child && node.nodeType === 1 && (place & CONTAINS) !== 0);
  };
  const index = firstIndex(pieces.length, (at) => !isBefore(pieces[at]!));
  const piece = pieces[index];
  if (piece?.isFormula && holds(piece, child ?? node)) {
    const isAtStart = child === piece.first;
    return edge === 'start' || isAtStart ? piece.start : piece.end;
  }
  return edge === 'start' && piece ? piece.start : (pieces[index - 1]?.end ?? 0);
}

const FOLLOWING = 4;
const CONTAINS = 8;
const CONTAINED = 16;

/** The node is one of a formula's siblings or inside one. */
function holds(piece: Piece, node: Node): boolean {
  for (let at: Node | null = piece.first; at; at = at.nextSibling) {
    if (at === node || at.contains(node)) return true;
    if (at === piece.last) return false;
  }
  return false;
}

/** The first index in [0, length) for which a condition, once true always true, holds; `length` where it never does. */
function firstIndex(length: number, holdsFrom: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holdsFrom(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
