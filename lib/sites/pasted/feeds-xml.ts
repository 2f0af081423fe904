/**
 * Atom and RSS (0.9x, 1.0, 2.0) of archives and journals as records: arXiv's API and announcements, bioRxiv, journals
 * with PRISM and Dublin Core fields, digests that link papers. An item that carries no sign of a paper is left out.
 */
import { LIMITS } from '../../paper/bibliography.ts';
import type { Bibliography, Link, Section } from '../../paper/bibliography.ts';
import { arxivIssued, identifiersOfUrl, parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import { parseNameList } from '../../text/names.ts';
import type { Found } from './listing.ts';
import { child, children, parseXml, plainOfHtml, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

export interface ReadFeed {
  source: 'atom' | 'rss';
  found: Found[];
}

/** Items read from one feed. */
const MOST_ITEMS = 10_000;

/** Reads a feed's source; null when the text is no feed. */
export function readXmlFeed(source: string): ReadFeed | null {
  const root = parseXml(source);
  if (!root) return null;
  if (root.name === 'feed') return { source: 'atom', found: readAll(children(root, 'entry')) };
  if (root.name === 'entry') return { source: 'atom', found: readAll([root]) };
  if (root.name !== 'rss' && root.name !== 'rdf' && root.name !== 'channel') return null;
  const channel = root.name === 'channel' ? root : child(root, 'channel');
  const items = [...children(root, 'item'), ...(channel ? children(channel, 'item') : [])];
  return { source: 'rss', found: readAll(items) };
}

function readAll(items: readonly XmlElement[]): Found[] {
  const found: Found[] = [];
  for (const [line, item] of items.slice(0, MOST_ITEMS).entries()) {
    const each = readItem(item);
    if (each) found.push({ ...each, line });
  }
  return found;
}

const ARXIV_SUFFIX =
  /\.?(?:(?<!\s)\s+)?\(arXiv:[\w./-]{6,30}(?:\s*\[[\w.-]{2,20}\])?(?:\s+(?:UPDATED|CROSS LISTED))*\)\s*$/i;
const ANNOUNCEMENT = /^arXiv:\S{6,30}\s+Announce Type:\s*([\w-]+)\s+Abstract:\s*/i;

function readItem(item: XmlElement): Omit<Found, 'line'> | null {
  const shown = plainOfHtml(textOf(child(item, 'title')));
  const title = shown.replace(ARXIV_SUFFIX, '').replace(/\.$/, '').slice(0, LIMITS.title);
  if (title.length < 3) return null;
  const record: Bibliography = { title, authors: authorsOf(item), ids: {} };
  const count = record.authors.length;
  if (count === 1 && /\bet al\b/i.test(textOf(child(item, 'creator')))) record.authorsTruncated = true;
  readLinks(record, item, shown);
  readDates(record, item);
  readText(record, item);
  const venue = plainOfHtml(textOf(child(item, 'publicationname')));
  if (venue) record.venue = venue.slice(0, LIMITS.venue);
  const reference = textOf(child(item, 'journal_ref'));
  if (reference) record.journalRef = reference.slice(0, LIMITS.comments);
  const comments = textOf(children(item, 'comment').find((each) => each.prefix === 'arxiv'));
  if (comments) record.comments = comments.slice(0, LIMITS.comments);
  readSubjects(record, item);
  const identified = Object.keys(record.ids).length > 0;
  const scholarly = identified
    ? 0.97
    : record.venue && count > 0
      ? 0.85
      : count > 1 && record.abstract
        ? 0.65
        : 0;
  return scholarly === 0 ? null : { record, confidence: scholarly };
}

function authorsOf(item: XmlElement): Bibliography['authors'] {
  const people = children(item, 'author').flatMap((each) => children(each, 'name'));
  const creators = children(item, 'creator');
  const names = (people.length > 0 ? people : creators)
    .map((each) => plainOfHtml(textOf(each)))
    .filter((name) => name !== '');
  if (names.length > 1)
    return names
      .slice(0, LIMITS.authors)
      .flatMap((name) =>
        name.includes(', ') && !/^[^,]+, [^,]+$/.test(name)
          ? parseNameList(name).authors
          : [{ name: name.slice(0, LIMITS.authorName) }],
      );
  const [only] = names;
  return only ? parseNameList(only).authors : [];
}

function readLinks(record: Bibliography, item: XmlElement, title: string): void {
  const links: Link[] = [];
  const addresses: string[] = [];
  for (const link of children(item, 'link')) {
    const address = (link.attributes.get('href') ?? link.text).trim();
    if (!/^https?:\/\//i.test(address) || address.length > LIMITS.url) continue;
    const rel = link.attributes.get('rel') ?? 'alternate';
    if (link.attributes.get('type') === 'application/pdf' || link.attributes.get('title') === 'pdf')
      links.push({ kind: 'pdf', url: address });
    else if (rel === 'alternate') record.url ??= address;
    if (rel !== 'self') addresses.push(address);
  }
  for (const name of ['id', 'guid', 'identifier', 'doi'])
    for (const each of children(item, name)) addresses.push(each.text.trim().slice(0, 500));
  if (ARXIV_SUFFIX.test(title)) addresses.push(title.slice(-60));
  for (const address of addresses) {
    for (const [scheme, value] of Object.entries(identifiersIn(address)))
      if (!Object.hasOwn(record.ids, scheme)) Object.assign(record.ids, { [scheme]: value });
  }
  const first = addresses.find((address) => /^https?:/i.test(address));
  if (!record.url && first) record.url = first;
  if (links.length > 0) record.links = links.slice(0, LIMITS.links);
}

function identifiersIn(text: string): Bibliography['ids'] {
  if (/^https?:\/\//i.test(text)) return identifiersOfUrl(text);
  const arxiv = /arxiv/i.test(text) ? parseArxivId(text) : null;
  if (arxiv) return arxiv.version ? { arxiv: arxiv.id, arxivVersion: arxiv.version } : { arxiv: arxiv.id };
  const doi = parseDoi(text);
  return doi ? { doi } : {};
}

function readDates(record: Bibliography, item: XmlElement): void {
  const first = isoDay(
    textOf(
      child(item, 'published') ??
        child(item, 'publicationdate') ??
        child(item, 'date') ??
        child(item, 'pubdate'),
    ),
  );
  const version = isoDay(textOf(child(item, 'updated')));
  const date = version ?? first;
  const issued = record.ids.arxiv ? arxivIssued(record.ids.arxiv) : null;
  // A digest's date is when it spoke of the paper, not when the paper appeared.
  if (issued && !child(item, 'published') && !child(item, 'announce_type')) {
    record.year = issued.year;
    return;
  }
  if (!date) return;
  record.date = date;
  record.year = Number((first ?? date).slice(0, 4));
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** ISO 8601 or RFC 822 → the day. */
function isoDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(text);
  if (iso) return iso[3] ? `${iso[1]}-${iso[2]}-${iso[3]}` : `${iso[1]}-${iso[2]}`;
  const mail = /(?:^|\s)(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})/.exec(text.slice(0, 60));
  const month = mail ? MONTHS.indexOf(mail[2] ?? '') / 3 + 1 : 0;
  if (!mail || month < 1 || !Number.isInteger(month)) return undefined;
  return `${mail[3]}-${String(month).padStart(2, '0')}-${(mail[1] ?? '').padStart(2, '0')}`;
}

/** The abstract; a digest's own remark on the paper (short, or in a summary beside another text) is none. */
function readText(record: Bibliography, item: XmlElement): void {
  const raw = textOf(child(item, 'summary') ?? child(item, 'description') ?? child(item, 'abstract'));
  let text = plainOfHtml(raw);
  const announced = ANNOUNCEMENT.exec(text.slice(0, 200));
  if (announced) {
    text = text.slice(announced[0].length);
    record.section = sectionOf(announced[1] ?? '');
  }
  const type = textOf(child(item, 'announce_type'));
  if (type) record.section = sectionOf(type);
  const labelled = /^(?:abstract|summary)\s?[:.]?\s+(?=\p{Lu})/iu.exec(text);
  if (labelled) text = text.slice(labelled[0].length);
  const whole =
    announced !== null || labelled !== null || (text.length >= 300 && !/(?:…|\.\.\.|\[…\])$/.test(text));
  const archive =
    /arxiv\.org|biorxiv|medrxiv/i.test(record.url ?? '') && record.authors.length > 0 && text.length > 20;
  if (whole || archive) record.abstract = text.slice(0, LIMITS.abstract);
}

function sectionOf(type: string): Section {
  return type.startsWith('replace') ? 'replacement' : type.startsWith('cross') ? 'cross-list' : 'new';
}

function readSubjects(record: Bibliography, item: XmlElement): void {
  const primary = child(item, 'primary_category')?.attributes.get('term');
  const terms = children(item, 'category').map((each) => each.attributes.get('term') ?? textOf(each));
  const subjects = [...new Set([...(primary ? [primary] : []), ...terms])].filter(
    (term) => term !== '' && term.length < 200,
  );
  if (subjects.length > 0) record.subjects = subjects.slice(0, LIMITS.subjects);
}
