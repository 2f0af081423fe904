/**
 * OpenReview: the notes of a venue, a search or a profile, and the forum of one paper. Pages are drawn by the client
 * and redrawn on every tab and page of a list; abstracts of a list stand in a part that may be folded.
 */
import { identifiersOfUrl } from '../paper/identifiers.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { isoDate, yearOf } from './kit/dates.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { namesOf, sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

const FORUM = 'a[href*="/forum?id="]';

function recognise(url: URL): ListingKind | null {
  if (url.pathname === '/forum' && url.searchParams.has('id')) return 'paper';
  return /^\/(?:group|search|profile|submissions)$/.test(url.pathname) ? 'listing' : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    const root = one(page.document, '.forum-container .forum-note, .forum-container, #content');
    if (root) yield { root };
    return;
  }
  for (const root of page.document.querySelectorAll('.note')) {
    if (one(root, `h4 ${FORUM}`)) yield { root };
  }
}

function read(entry: Entry, page: Page): Sighting | null {
  return recognise(new URL(page.url)) === 'paper' ? readForum(entry.root, page) : readNote(entry.root, page);
}

function readNote(root: Element, page: Page): Sighting | null {
  const title = one(root, `h4 ${FORUM}`);
  if (!title) return null;
  const url = addressOf(title.getAttribute('href'), page.url);
  const ids = identifiersOfUrl(url);
  const draft: Draft = { ids, title: titleText(textOf(title)) };
  // The link also carries the way the reader came.
  draft.url = ids.openreview ? `https://openreview.net/forum?id=${ids.openreview}` : url;
  const people = one(root, '.note-authors');
  const linked = people ? all(people, 'a').map((person) => ({ name: textOf(person) })) : [];
  if (linked.length > 0) draft.authors = linked;
  else if (people && !/^anonymous/i.test(textOf(people))) Object.assign(draft, namesOf(textOf(people)));
  const [date, venue] = all(root, '.note-meta-info li').map((item) => textOf(item));
  draft.date = isoDate(date ?? '');
  draft.year = yearOf(draft.date);
  draft.venue = venue ?? '';
  const abstract = fieldOf(root, 'Abstract');
  if (abstract) draft.abstract = textOf(abstract);
  return sightingOf(draft, { entry: root, anchor: title.parentElement ?? title, title, abstract });
}

/** The value beside the label: `<strong class="note-content-field">Abstract:</strong> <… class="note-content-value">`. */
function fieldOf(root: Element, label: string): Element | null {
  for (const field of root.querySelectorAll('.note-content-field, .note_content_field')) {
    if (!textOf(field).startsWith(label)) continue;
    const value = field.parentElement && one(field.parentElement, '.note-content-value, .note_content_value');
    return value ?? field.nextElementSibling;
  }
  return null;
}

function readForum(root: Element, page: Page): Sighting | null {
  const draft = citationTags(page);
  draft.ids = { ...draft.ids, ...identifiersOfUrl(page.url) };
  const title = one(root, '.forum-title h2, .citation_title');
  if (title) draft.title = titleText(textOf(title, (element) => element.localName === 'a'));
  const abstract = fieldOf(root, 'Abstract');
  if (abstract) draft.abstract = textOf(abstract);
  draft.url = page.url;
  return sightingOf(draft, { entry: root, anchor: title ?? root, title, abstract });
}

export const openreview: SiteReader = {
  id: 'openreview',
  name: 'OpenReview',
  proven: false,
  matches: ['https://openreview.net/*'],
  hosts: ['openreview.net'],
  recognise,
  containers: (page) => [one(page.document, '#content, main') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) => recognise(new URL(page.url)) === 'listing' && one(page.document, FORUM) === null,
};
