/** Listings as pages that mean ill, or that are built in an odd way, would serve them; for either browser. */

/** Elements whose names shadow what a document has under them. */
export const SHADOWING_DOCUMENT = [
  'body',
  'title',
  'forms',
  'links',
  'querySelectorAll',
  'getElementById',
  'documentElement',
  'head',
]
  .map(
    (name) =>
      `<img name="${name}" alt=""><iframe name="${name}" hidden></iframe><form name="${name}"></form>`,
  )
  .join('');

/** Fields whose names shadow what the form around them has under them. */
export const SHADOWING_FORM = [
  'getAttribute',
  'querySelectorAll',
  'querySelector',
  'append',
  'isConnected',
  'textContent',
  'parentElement',
  'children',
  'firstChild',
  'nextSibling',
  'nodeType',
  'contains',
  'getBoundingClientRect',
]
  .map((name) => `<input type="hidden" name="${name}">`)
  .join('');

const TRAPS = `<script>for (const name of ['textContent', 'parentElement', 'isConnected']) Object.defineProperty(HTMLUnknownElement.prototype, name, { get() { throw new Error('trap'); } });
  customElements.define('a-trap', class extends HTMLElement { get textContent() { throw new Error('trap'); } get attributes() { throw new Error('trap'); } });</script>`;

/** A listing inside a form, among names that shadow the DOM's own and elements whose getters throw. */
export const shadowed = (listing: string): string =>
  listing
    .replace(/<dl\b/, `${SHADOWING_DOCUMENT}${TRAPS}<form>${SHADOWING_FORM}<a-trap>x</a-trap><dl`)
    .replace(/<\/dl>/, '</dl></form>');

const withHead = (listing: string, more: string): string => listing.replace('<head>', `<head>${more}`);
const withPolicy = (listing: string, policy: string): string =>
  withHead(listing, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);

/** What a document may be or do to itself. `script` runs in it once its rails are there. */
export const hardDocuments = (listing: string): { name: string; html: string; script?: string }[] => [
  { name: 'a base elsewhere', html: withHead(listing, '<base href="https://evil.example/">') },
  { name: 'a policy that forbids all', html: withPolicy(listing, `default-src 'none'`) },
  {
    name: 'trusted types',
    html: withPolicy(listing, `require-trusted-types-for 'script'; trusted-types 'none'`),
  },
  {
    name: 'written anew',
    html: listing,
    script: `document.open(); document.write(${JSON.stringify(listing)}); document.close();`,
  },
  {
    name: 'a page that froze and patched its own world',
    html: listing,
    script: `Object.freeze(Object.prototype); Document.prototype.querySelectorAll = () => { throw 1 }; Element.prototype.attachShadow = () => { throw 1 }; window.MutationObserver = null; window.chrome = null;`,
  },
];

/** Pages at a listing's address that are hardly documents at all. */
export const oddDocuments = (listing: string): { name: string; html: string }[] => [
  { name: 'quirks', html: listing.replace(/<!doctype html>/i, '') },
  {
    name: 'frames',
    html: '<!doctype html><title>f</title><frameset cols="50%,50%"><frame src="about:blank"><frame src="about:blank"></frameset>',
  },
  { name: 'empty', html: '' },
  { name: 'only text', html: 'arXiv:2401.00001' },
];

/** Hosts whose names look like those that are read. */
export const LOOK_ALIKES = [
  'arxiv.org.example.com',
  'xarxiv.org',
  'arxiv-org.example.net',
  'huggingface.co.example.org',
];

/** How many elements of ours a document shows; evaluated in it. */
export const OUR_ELEMENTS = `[...document.querySelectorAll('*')].filter((each) => each.localName.endsWith('-x')).length`;

/** Sends every event of a hand, made up, to every element; evaluated in a page, tells how many. */
export const MADE_UP_EVENTS = `(() => {
  // What it presses of its own leads nowhere.
  addEventListener('click', (event) => event.preventDefault());
  let count = 0;
  const kinds = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'touchend'];
  const ours = [...document.querySelectorAll('*')].filter((each) => each.localName.endsWith('-x'));
  for (const target of [document, document.body, ...document.querySelectorAll('dt, dd, dt *'), ...ours])
    for (const kind of kinds) {
      target.dispatchEvent(new PointerEvent(kind, { bubbles: true, composed: true, cancelable: true }));
      count += 1;
    }
  for (const key of ['j', 's', 'l', 'x', 'm', 'Enter', ' '])
    for (const kind of ['keydown', 'keypress', 'keyup']) {
      document.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true, composed: true }));
      count += 1;
    }
  return count;
})()`;
