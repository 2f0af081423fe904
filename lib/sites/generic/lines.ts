/**
 * A page as a reader's eye takes it: lines of text in order, each made of runs of one style, hanging in a tree of
 * boxes (the elements that begin a line of their own). One walk, linear in the page, no layout asked for.
 * Leaves to others what any of it means.
 */
import { domOf, type Dom } from './dom.ts';
import { Frames, type Frame } from './frames.ts';
import { Signatures } from './signatures.ts';

/** An inline element around a run: `<b>`, `<a>`, `<span class="x">`. */
export interface Inline {
  /** Of `Walked.elements`. */
  element: number;
  tag: string;
  signature: string;
  href: string;
  parent: Inline | null;
}

/** Text of one style. `text` has its white space collapsed; where it begins in its line is `at`. */
export interface Run {
  text: string;
  at: number;
  inline: Inline | null;
}

export interface Line {
  index: number;
  text: string;
  runs: Run[];
  box: Box;
  /** Empty lines before it inside the same box (`<br><br>`): a break that authors of pages use as a paragraph. */
  gap: number;
}

/** An element that begins a line of its own, with the lines it holds: `first` up to but not including `last`. */
export interface Box {
  /** Of `Walked.elements`. */
  element: number;
  tag: string;
  /** Tag and normalised classes: the same for elements that play the same part. */
  signature: string;
  parent: Box | null;
  children: Box[];
  first: number;
  last: number;
  depth: number;
  /** 1–6 in a heading, else 0. */
  heading: number;
  /** Inside `<nav>` or `<footer>`. */
  chrome: boolean;
}

/** Data only, so that a page can be walked in one place and read in another. */
export interface Lines {
  root: Box;
  lines: Line[];
  boxes: Box[];
}

/** Lines with what they stand in: boxes and inlines name their elements by number. */
export interface Walked extends Lines {
  elements: Element[];
}

const SKIPPED = new Set(
  'script style noscript template svg iframe object embed select option textarea canvas audio video head meta link title'.split(
    ' ',
  ),
);
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr papertitle q s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
/** Elements HTML knows as blocks; what is in neither list (`<papertitle>`, web components) is inline, as browsers have it. */
const BLOCK = new Set(
  (
    'address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search ' +
    'section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Enough for the longest proceedings page; a hostile page is cut here, never refused. */
const MAX_NODES = 600_000;
const MAX_TEXT = 8_000_000;
const MAX_LINE = 20_000;

/** Walks the document. A generator so that a caller can stop between slices: it yields about every 250 nodes. */
export function* walk(document: Document): Generator<void, Walked> {
  const dom = domOf(document);
  const start = document.body ?? document.documentElement;
  const root = newBox(0, 'body', 'body', null, false);
  const out: Walked = { root, lines: [], boxes: [root], elements: [start] };
  const builder = new LineBuilder(out, root);
  const signatures = new Signatures(dom);
  const stack = new Frames();
  stack.open(dom.firstChild(start), root, null, root, false, false);
  let nodes = 0;
  let characters = 0;
  for (let frame = stack.top; frame; frame = stack.top) {
    const node = frame.next;
    if (!node || nodes > MAX_NODES || characters > MAX_TEXT) {
      stack.close();
      if (frame.opened) {
        builder.breakLine(frame.opened.parent ?? root);
        frame.opened.last = out.lines.length;
      } else if (frame.breakAfter) builder.breakLine(frame.box);
      continue;
    }
    frame.next = dom.nextSibling(node);
    if (++nodes % 250 === 0) yield;
    const tag = dom.tag(node);
    if (tag === '') {
      if (node.nodeType === 3) {
        const text = node.nodeValue ?? '';
        characters += text.length;
        // White space between elements: most texts of a page.
        if (!builder.isAtSpace || !isBlank(text)) addText(builder, text, frame);
      }
      continue;
    }
    const element = node as Element;
    if (tag === 'br') {
      builder.breakHere(frame.box);
      continue;
    }
    if (SKIPPED.has(tag)) continue;
    if (tag === 'math') {
      builder.add(mathText(element, dom), frame.inline, frame.box);
      continue;
    }
    const names = dom.names(element);
    const isPlain = names.length === 0;
    const className = names.includes('class') ? dom.attribute(element, 'class') : '';
    // KaTeX shows every formula twice; the copy for the eye has no meaning in order.
    if (className.includes('katex-html') || className.includes('MathJax_Preview')) continue;
    const first = dom.firstChild(node);
    const isBlock = BLOCK.has(tag) || (!INLINE.has(tag) && tag.includes('-'));
    if (isBlock) {
      builder.breakLine(frame.box);
      const chrome =
        frame.box.chrome ||
        tag === 'nav' ||
        tag === 'footer' ||
        (!isPlain && isMenu(tag, className, element, names, dom));
      const number = out.elements.push(element) - 1;
      const box = newBox(
        number,
        tag,
        isPlain ? tag : signatures.of(element, tag, className, names),
        frame.box,
        chrome,
      );
      box.first = box.last = out.lines.length;
      frame.box.children.push(box);
      out.boxes.push(box);
      builder.box = box;
      const split = box.heading === 0 ? null : false;
      const inline = frame.inline;
      stack.open(first, box, inline, box, split, false);
      continue;
    }
    frame.split ??= splits(frame.first, dom);
    if (frame.split) builder.breakLine(frame.box);
    const inline: Inline = {
      element: out.elements.push(element) - 1,
      tag,
      signature: isPlain ? tag : signatures.of(element, tag, className, names),
      href: tag === 'a' ? addressOf(element, names, dom) : (frame.inline?.href ?? ''),
      parent: frame.inline,
    };
    const split = tag !== 'a' && frame.box.heading === 0 ? null : false;
    const { box } = frame;
    stack.open(first, box, inline, null, split, frame.split);
  }
  builder.breakLine(root);
  root.last = out.lines.length;
  return out;
}

/** Whether a text is nothing but plain white space; what else counts as such is found out later. */
function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}

/** A list in Markdown that nobody rendered is still a list: its bullets begin lines. */
function addText(builder: LineBuilder, text: string, frame: Frame): void {
  if (!text.includes('\n') || text.trim() === '' || !/\n[ \t]*[*•‣–-][ \t]+|\n[ \t]*[*•‣–-]$/.test(text)) {
    builder.add(text, frame.inline, frame.box);
    return;
  }
  const pieces = text.split(/\n[ \t]*[*•‣–-](?=[ \t]|$)/);
  pieces.forEach((piece, index) => {
    if (index > 0) builder.breakLine(frame.box);
    builder.add(piece, frame.inline, frame.box);
  });
}

/** Longer addresses are data, not links. */
const LONGEST_ADDRESS = 2_000;

function addressOf(element: Element, names: readonly string[], dom: Dom): string {
  const href = names.includes('href') ? dom.attribute(element, 'href') : '';
  return href.length > LONGEST_ADDRESS ? '' : href;
}

const MENU = /(?:^|[-_\s])(?:menu|nav|navbar|navigation|breadcrumbs?|footer)(?:[-_\s]|$)/i;

/** What by its role is the way through the site, and a list that by its class is its menu. */
function isMenu(
  tag: string,
  className: string,
  element: Element,
  names: readonly string[],
  dom: Dom,
): boolean {
  if (names.includes('role') && dom.attribute(element, 'role') === 'navigation') return true;
  const isList = tag === 'ul' || tag === 'ol';
  if (!isList && tag !== 'div') return false;
  const id = names.includes('id') ? dom.attribute(element, 'id') : '';
  if (isList) return MENU.test(className) || MENU.test(id);
  const name = id || className;
  return (
    (name.length <= 10 && /^(?:menu|nav|navbar|navigation|footer)$/i.test(name)) ||
    /(?:^|[\s_-])(?:navigation|navbar|breadcrumbs?)(?:\s|$)/i.test(className)
  );
}

/** White space other than single spaces. */
const SPACES = /[^\S ]|[\u00a0\u200b\u00ad]| {2}/;

/** Collects text into lines and hands each line to the box it ends in. */
class LineBuilder {
  box: Box;
  private readonly out: Lines;
  private runs: Run[] = [];
  private text = '';
  private gap = 0;

  constructor(out: Lines, box: Box) {
    this.out = out;
    this.box = box;
  }

  /** Nothing stands in the line yet, or a space is the last of it: another one would say nothing. */
  get isAtSpace(): boolean {
    return this.text === '' || this.text.endsWith(' ');
  }

  add(raw: string, inline: Inline | null, box: Box): void {
    this.box = box;
    if (raw === '' || this.text.length > MAX_LINE) return;
    if (this.isAtSpace && raw.trim() === '') return;
    let text = raw.length > MAX_LINE ? raw.slice(0, MAX_LINE) : raw;
    if (SPACES.test(text)) text = text.replace(/[\s\u00a0\u200b\u00ad]+/g, ' ');
    if (text.startsWith(' ') && this.isAtSpace) text = text.slice(1);
    if (text === '') return;
    let last = this.runs[this.runs.length - 1];
    if (last && isLaidApart(last, inline, text)) {
      this.breakLine(box);
      last = undefined;
    }
    if (last && last.inline === inline) last.text += text;
    else this.runs.push({ text, at: this.text.length, inline });
    this.text += text;
  }

  /** A `<br>`: ends the line, and counts where there is none to end. */
  breakHere(box: Box): void {
    if (this.text.trim() === '') this.gap++;
    this.breakLine(box);
  }

  breakLine(next: Box): void {
    const text = this.text.trimEnd();
    // A bullet in an element of its own belongs to what follows it.
    if (next === this.box && /^[•●▪◦‣➢►▸]$/.test(text)) {
      if (!this.text.endsWith(' ')) this.add(' ', null, next);
      return;
    }
    if (text !== '') {
      const { lines } = this.out;
      lines.push({ index: lines.length, text, runs: this.runs, box: this.box, gap: this.gap });
      this.gap = 0;
    }
    if (next !== this.box && text === '') this.gap = 0;
    this.runs = [];
    this.text = '';
    this.box = next;
  }
}

/** "<span class=venue>Nano Energy</span>T. H. Kim": words that touch in the source and that the style sheet sets apart. */
function isLaidApart(last: Run, inline: Inline | null, text: string): boolean {
  if (last.inline === inline || !last.inline || last.text.length < 5) return false;
  if (!last.inline.signature.includes('.') || last.inline.tag === 'b' || last.inline.tag === 'i')
    return false;
  return /^\p{Lu}(?:\.|\p{Ll}+[\s,.-])/u.test(text) && /[\p{Ll}\d)↗→]$/u.test(last.text);
}

function newBox(element: number, tag: string, signature: string, parent: Box | null, chrome: boolean): Box {
  const heading = /^h[1-6]$/.test(tag) ? Number(tag[1]) : (parent?.heading ?? 0);
  return {
    element,
    tag,
    signature,
    parent,
    children: [],
    first: 0,
    last: 0,
    depth: parent ? parent.depth + 1 : 0,
    heading,
    chrome,
  };
}

const EMPHASIS = new Set('b strong i em mark u font tt code'.split(' '));

/**
 * Whether the inline children of an element are laid out as lines (grids and flex boxes of spans): it has two or
 * more, all of its text is inside them, they are not mere emphasis (the words a search found), and none of them is
 * the sub- or superscript of a running text.
 */
function splits(first: Node | null, dom: Dom): boolean {
  let elements = 0;
  let scanned = 0;
  let laidOut = false;
  for (let node = first; node; node = dom.nextSibling(node)) {
    if (++scanned > 400) return true;
    const tag = dom.tag(node);
    if (tag === '') {
      if (node.nodeType === 3 && /\S/.test(node.nodeValue ?? '')) return false;
    } else if (tag === 'sub' || tag === 'sup' || tag === 'wbr' || tag === 'br') return false;
    else if (!SKIPPED.has(tag)) {
      // Editors that put every few words into a span of their own: the text runs on.
      if (++elements > 1 && goesOn(node, dom)) return false;
      if (!EMPHASIS.has(tag)) laidOut = true;
    }
  }
  return laidOut && elements >= 2;
}

/** Whether an element's text begins as nothing does that stands by itself: with a comma, a stop, a closing bracket. */
function goesOn(element: Node, dom: Dom): boolean {
  let node: Node | null = element;
  for (let depth = 0; node && depth < 5; depth++) {
    if (node.nodeType === 3)
      return /^[ \u00a0]*[,.;:)](?:[ \u00a0]|$)/.test((node.nodeValue ?? '').slice(0, 8));
    node = dom.firstChild(node);
  }
  return false;
}

/** TeX of a MathML formula where the page carries it, else its letters. */
function mathText(element: Element, dom: Dom): string {
  const tex = dom.attribute(element, 'alttext') || element.querySelector('annotation')?.textContent || '';
  if (tex.trim() !== '') return `$${tex.trim()}$`;
  return element.textContent ?? '';
}
