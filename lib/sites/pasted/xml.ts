/**
 * XML of feeds into a small tree, without a DOM: it runs in a service worker and in Node. Written for hostile input:
 * one pass, no recursion, no document type, no entity but the five of the specification and numbers, limits on depth,
 * elements and text. What is not well-formed is read as far as its tags go; nothing throws.
 *
 * After "Extensible Markup Language (XML) 1.0", fifth edition; names are compared without their prefix.
 */

export interface XmlElement {
  /** Local name, lower case: "dc:creator" is "creator". */
  name: string;
  /** Prefix as written, lower case, or "". */
  prefix: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  /** All text directly inside, entities decoded. */
  text: string;
}

const MOST_ELEMENTS = 400_000;
const DEEPEST = 64;
const LONGEST_TEXT = 200_000;

/** The root element, or null when there is none. */
export function parseXml(source: string): XmlElement | null {
  const root = element('', '');
  const open: XmlElement[] = [root];
  let elements = 0;
  let at = 0;
  while (at < source.length) {
    const lt = source.indexOf('<', at);
    const top = open.at(-1) ?? root;
    addText(top, decodeEntities(source.slice(at, lt < 0 ? source.length : lt)));
    if (lt < 0) break;
    if (source.startsWith('<!--', lt)) at = after(source, '-->', lt + 4);
    else if (source.startsWith('<![CDATA[', lt)) {
      const end = source.indexOf(']]>', lt + 9);
      addText(top, source.slice(lt + 9, end < 0 ? source.length : end));
      at = end < 0 ? source.length : end + 3;
    } else if (source.startsWith('<?', lt)) at = after(source, '?>', lt + 2);
    else if (source.startsWith('<!', lt)) at = afterDeclaration(source, lt);
    else if (source[lt + 1] === '/') {
      const end = source.indexOf('>', lt);
      close(open, source.slice(lt + 2, end < 0 ? source.length : end));
      at = end < 0 ? source.length : end + 1;
    } else {
      const tag = readTag(source, lt + 1);
      if (!tag) {
        addText(top, '<');
        at = lt + 1;
        continue;
      }
      at = tag.end;
      if (++elements > MOST_ELEMENTS) break;
      if (open.length <= DEEPEST) top.children.push(tag.element);
      if (!tag.closed) open.push(tag.element);
      if (open.length > DEEPEST + 1_000) break;
    }
  }
  return root.children[0] ?? null;
}

function element(name: string, prefix: string): XmlElement {
  return { name, prefix, attributes: new Map(), children: [], text: '' };
}

function addText(to: XmlElement, text: string): void {
  if (to.text.length < LONGEST_TEXT) to.text += text;
}

function after(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end + mark.length;
}

/** Past a document type: its internal subset may hold ">" inside brackets; nothing in it is used. */
function afterDeclaration(source: string, from: number): number {
  const end = source.indexOf('>', from);
  const bracket = source.indexOf('[', from);
  if (bracket < 0 || end < 0 || bracket > end) return end < 0 ? source.length : end + 1;
  const closed = source.indexOf(']', bracket);
  return closed < 0 ? source.length : after(source, '>', closed);
}

/** Closes the nearest open element of that name, and what was left open inside it. */
function close(open: XmlElement[], raw: string): void {
  const { name } = split(raw.trim());
  const from = Math.max(1, open.length - 200);
  for (let at = open.length - 1; at >= from; at--) {
    if (open[at]?.name !== name) continue;
    open.length = at;
    return;
  }
}

function split(raw: string): { name: string; prefix: string } {
  const colon = raw.indexOf(':');
  const lower = raw.toLowerCase();
  return colon < 0
    ? { name: lower, prefix: '' }
    : { name: lower.slice(colon + 1), prefix: lower.slice(0, colon) };
}

const NAME = /[\p{L}_][\p{L}\p{N}_.:-]{0,120}/uy;
const ATTRIBUTE = /\s*([\p{L}_][\p{L}\p{N}_.:-]{0,120})\s{0,10}=\s{0,10}(?:"([^"]*)"|'([^']*)')/uy;

function readTag(source: string, from: number): { element: XmlElement; end: number; closed: boolean } | null {
  NAME.lastIndex = from;
  const raw = NAME.exec(source)?.[0];
  if (!raw) return null;
  const { name, prefix } = split(raw);
  const made = element(name, prefix);
  let at = from + raw.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (!found) break;
    if (made.attributes.size < 50)
      made.attributes.set(
        (found[1] ?? '').toLowerCase(),
        decodeEntities((found[2] ?? found[3] ?? '').slice(0, 5_000)),
      );
    at += found[0].length;
  }
  const end = source.indexOf('>', at);
  if (end < 0) return { element: made, end: source.length, closed: true };
  return { element: made, end: end + 1, closed: source[end - 1] === '/' };
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    rsquo: '’',
    lsquo: '‘',
    rdquo: '”',
    ldquo: '“',
    eacute: 'é',
    egrave: 'è',
    agrave: 'à',
    uuml: 'ü',
    ouml: 'ö',
    auml: 'ä',
    szlig: 'ß',
    ccedil: 'ç',
    ntilde: 'ñ',
    oacute: 'ó',
    aacute: 'á',
    iacute: 'í',
    times: '×',
    middot: '·',
    copy: '©',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    mu: 'μ',
  }),
);

/** Character references of XML and the few of HTML that feeds use; unknown ones stay as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return valid ? String.fromCodePoint(code) : '';
    },
  );
}

/** The first child of that local name. */
export function child(of: XmlElement, name: string): XmlElement | undefined {
  return of.children.find((each) => each.name === name);
}

/** All children of that local name. */
export function children(of: XmlElement, name: string): XmlElement[] {
  return of.children.filter((each) => each.name === name);
}

/** All text inside an element, its children's in place; white space collapsed. */
export function textOf(of: XmlElement | undefined): string {
  if (!of) return '';
  let text = of.text;
  const rest = [...of.children];
  for (let at = 0; at < rest.length && at < 2_000; at++) {
    const each = rest[at] as XmlElement;
    text += ` ${each.text}`;
    rest.push(...each.children);
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** HTML inside a feed's field as plain text: tags dropped, references decoded, white space collapsed. */
export function plainOfHtml(html: string): string {
  const source = html.slice(0, LONGEST_TEXT);
  if (!/[<&]/.test(source)) return source.replace(/\s+/g, ' ').trim();
  const bare = source
    .replace(/<(?:br|\/?p|\/?div|\/?li|\/?h\d)\b[^<>]{0,500}>/gi, ' ')
    .replace(/<\/?[a-z!][^<>]{0,2000}>/gi, '');
  return decodeEntities(bare).replace(/\s+/g, ' ').trim();
}
