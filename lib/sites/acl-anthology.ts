/**
 * ACL Anthology: volumes, events, people and venues, and the page of one paper, as its published templates make them.
 * Abstracts of a list stand folded away behind their entries.
 */
import { identifiersOfUrl } from '../paper/identifiers.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

function recognise(url: URL): ListingKind | null {
  if (/^\/(?:volumes|events|people|sigs|venues)\/./.test(url.pathname)) return 'listing';
  return identifiersOfUrl(url.href).acl ? 'paper' : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    const root = one(page.document, '#main');
    if (root) yield { root };
    return;
  }
  const isVolume = new URL(page.url).pathname.startsWith('/volumes/');
  const venue = isVolume ? textOf(one(page.document, '#title')) : '';
  for (const link of page.document.querySelectorAll('strong > a.align-middle')) {
    const root = link.closest('.d-sm-flex');
    const acl = root ? idOf(link, page) : undefined;
    // A volume's front matter is number 0 and no paper.
    if (!root || !acl || /(?:\.0|-\d000)$/.test(acl)) continue;
    const next = root.nextElementSibling;
    const folded = next?.classList.contains('abstract-collapse') ? [next] : [];
    yield { root, parts: folded, context: venue };
  }
}

function idOf(link: Element, page: Page): string | undefined {
  return identifiersOfUrl(addressOf(link.getAttribute('href'), page.url)).acl;
}

function read(entry: Entry, page: Page): Sighting | null {
  return recognise(new URL(page.url)) === 'paper' ? readPaper(entry.root, page) : readItem(entry, page);
}

function readItem({ root, parts, context }: Entry, page: Page): Sighting | null {
  const title = one(root, 'strong > a.align-middle');
  const acl = title && idOf(title, page);
  if (!title || !acl) return null;
  const draft: Draft = {
    ids: { acl },
    title: titleText(textOf(title)),
    url: addressOf(title.getAttribute('href'), page.url),
  };
  draft.authors = peopleIn(root);
  draft.year = yearOfId(acl);
  draft.venue = textOf(one(root, 'a[href*="/volumes/"]')) || String(context ?? '');
  const pdf = addressOf(one(root, 'a.badge-primary')?.getAttribute('href'), page.url);
  if (pdf) draft.links = [{ kind: 'pdf', url: pdf }];
  const abstract = parts?.[0] && (one(parts[0], '.card-body') ?? parts[0]);
  if (abstract) draft.abstract = textOf(abstract);
  return sightingOf(draft, { entry: root, anchor: title.parentElement ?? title, title, abstract });
}

function peopleIn(root: Element): NonNullable<Draft['authors']> {
  return all(root, 'a[href*="/people/"]').map((person) => ({ name: textOf(person) }));
}

/** "2020.acl-main.1" → 2020, "P19-1001" → 2019, "J79-1001" → 1979: the Anthology begins in the sixties. */
function yearOfId(acl: string): number | undefined {
  const full = /^((?:19|20)\d\d)\./.exec(acl)?.[1];
  if (full) return Number(full);
  const two = Number(/^[A-Z](\d\d)-/.exec(acl)?.[1] ?? Number.NaN);
  return Number.isNaN(two) ? undefined : two >= 50 ? 1900 + two : 2000 + two;
}

function readPaper(root: Element, page: Page): Sighting | null {
  const draft = citationTags(page);
  const acl = identifiersOfUrl(page.url).acl;
  if (acl) draft.ids.acl = acl;
  const title = one(root, '#title');
  if (title) draft.title = titleText(textOf(title));
  const people = one(root, '.lead');
  const authors = people ? peopleIn(people) : [];
  if (authors.length > 0) draft.authors = authors;
  draft.year ??= acl ? yearOfId(acl) : undefined;
  const abstract = one(root, '.acl-abstract');
  if (abstract) draft.abstract = textOf(abstract, (element) => element.classList.contains('card-title'));
  draft.url = page.url;
  return sightingOf(draft, { entry: root, anchor: title ?? root, title, abstract });
}

export const aclAnthology: SiteReader = {
  id: 'acl-anthology',
  name: 'ACL Anthology',
  proven: false,
  matches: ['https://aclanthology.org/*'],
  hosts: ['aclanthology.org', 'www.aclweb.org'],
  recognise,
  containers: (page) => [one(page.document, '#main') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) => one(page.document, 'strong > a') === null,
};
