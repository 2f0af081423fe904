/**
 * The shape of a page, for a report that its reader broke: which tags, classes and attributes there are, how they nest
 * and how often. None of the page's text, no attribute's value but a masked address, no name or number out of one.
 */
import type { Page } from './contract.ts';

/** Elements looked at; a page's own list stands within its first thousands. */
const MOST_ELEMENTS = 20_000;
const MOST_LINES = 300;
const MOST_DEPTH = 40;
const MOST_CLASSES = 8;
const MOST_ATTRIBUTES = 12;
/** Elements of these names tell nothing about a list. */
const CLOSED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'svg',
  'math',
  'noscript',
  'template',
  'iframe',
]);

/** The name that our own elements take in a page, fresh at every load. */
const OUR_OWN = /^o[\da-f]{12}-x$/;

/** Elements still to be looked at, and the page's address. */
interface Budget {
  left: number;
  base: string;
}

interface Shape {
  line: string;
  count: number;
  children: Map<string, Shape>;
}

/** The page's shape in lines, each indented below what it stands in; siblings of one shape are one line with a count. */
export function structureOf({ document, url }: Page): string {
  const budget = { left: MOST_ELEMENTS, base: url };
  const root: Shape = { line: '', count: 1, children: new Map() };
  if (document.body) add(document.body, root, 0, budget);
  const lines = [addressShape(url, url)];
  print(root, 0, lines);
  return lines.join('\n');
}

function add(element: Element, into: Shape, depth: number, budget: Budget): void {
  if (budget.left-- <= 0 || depth > MOST_DEPTH || OUR_OWN.test(nameOf(element))) return;
  const line = lineOf(element, budget.base);
  let shape = into.children.get(line);
  if (shape) shape.count++;
  else into.children.set(line, (shape = { line, count: 1, children: new Map() }));
  if (CLOSED.has(nameOf(element))) return;
  // By index, as a form can hide its `firstElementChild` behind a field of that name.
  for (const child of element.childNodes)
    if (child.nodeType === 1) add(child as Element, shape, depth + 1, budget);
}

function print(shape: Shape, depth: number, lines: string[]): void {
  for (const child of shape.children.values()) {
    if (lines.length >= MOST_LINES) return;
    lines.push(`${' '.repeat(depth)}${child.line}${child.count > 1 ? ` ×${child.count}` : ''}`);
    print(child, depth + 1, lines);
  }
}

function lineOf(element: Element, base: string): string {
  const classes = classesOf(element).slice(0, MOST_CLASSES).map(masked);
  const attributes = attributesOf(element)
    .filter((name) => name !== 'class')
    .slice(0, MOST_ATTRIBUTES)
    .map((name) => {
      if (name !== 'href' && name !== 'src' && name !== 'action') return masked(name);
      return `${name}=${addressShape(valueOf(element, name), base)}`;
    });
  const name = masked(nameOf(element));
  return `${name}${classes.map((each) => `.${each}`).join('')}${attributes.length > 0 ? ` [${attributes.join(' ')}]` : ''}`;
}

// A form's own properties may be hidden by its fields: what is no list is none.

function classesOf({ className }: Element): string[] {
  return typeof className === 'string' ? className.split(/\s+/).filter((name) => name !== '') : [];
}

function attributesOf(element: Element): string[] {
  return typeof element.getAttributeNames === 'function' ? element.getAttributeNames() : [];
}

function valueOf(element: Element, name: string): string {
  return typeof element.getAttribute === 'function' ? (element.getAttribute(name) ?? '') : '';
}

function nameOf({ localName }: Element): string {
  return typeof localName === 'string' ? localName : 'form';
}

/** A name as a page's author gives it to a class: numbers become 0, what is no such name a question mark. */
function masked(name: string): string {
  if (name.length > 40 || !/^[\w:./[\]()%!@&>-]+$/.test(name)) return '?';
  return name.replace(/\d+/g, '0');
}

/** "https://arxiv.org/list/…?…": of the page's own site the host and the first part of a longer path, of others nothing. */
function addressShape(address: string, base: string): string {
  let url: URL;
  let own: URL;
  try {
    own = new URL(base);
    url = new URL(address, base);
  } catch {
    return '?';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${masked(url.protocol)}…`;
  if (url.hostname !== own.hostname) return 'elsewhere';
  const [first = '', ...rest] = url.pathname.slice(1).split('/');
  const path =
    rest.length > 0 && /^[a-z-]{1,16}$/.test(first) ? `/${first}${'/…'.repeat(rest.length)}` : '/…';
  return `${address === base ? `https://${url.hostname}` : ''}${path}${url.search ? '?…' : ''}${url.hash ? '#…' : ''}`;
}
