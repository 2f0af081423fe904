/** arXiv: lists, search results, author lists, abstract pages and HTML papers. Each kind of page has its own file. */
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { abstractPageRoot, readAbstractPage } from './arxiv/abstract-page.ts';
import { listEntries, readListEntry } from './arxiv/listing.ts';
import { readResult, resultEntries } from './arxiv/search.ts';
import { latexmlRoot, readLatexml } from './kit/latexml.ts';
import { all, one } from './kit/dom.ts';

function recognise(url: URL): ListingKind | null {
  const path = url.pathname;
  if (/^\/(?:abs|html)\/./.test(path)) return 'paper';
  if (/^\/(?:list|catchup|search)(?:\/|$)/.test(path) || /^\/a\/./.test(path)) return 'listing';
  return null;
}

function isSearch(page: Page): boolean {
  return new URL(page.url).pathname.startsWith('/search');
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    // What the page is made of decides: an abstract address may serve the paper itself.
    const root = abstractPageRoot(page) ?? latexmlRoot(page);
    if (root) yield { root };
  } else if (isSearch(page)) yield* resultEntries(page);
  else yield* listEntries(page);
}

function read(entry: Entry, page: Page): Sighting | null {
  if (entry.root.localName === 'dt') return readListEntry(entry);
  if (entry.root.classList.contains('arxiv-result')) return readResult(entry);
  if (entry.root.classList.contains('ltx_document')) return readLatexml(entry.root, page);
  return readAbstractPage(entry.root, page);
}

export const arxiv: SiteReader = {
  id: 'arxiv',
  name: 'arXiv',
  proven: true,
  matches: ['https://arxiv.org/*'],
  hosts: ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org'],
  recognise,
  containers(page) {
    const lists = all(page.document, '#dlpage, #main-container, #abs-outer, .ltx_page_content');
    return lists.length > 0 ? lists : [page.document.body];
  },
  entries,
  read,
  paperPage: ({ arxiv: id }) => (id ? `https://arxiv.org/abs/${id}` : null),
  // A list, form or result page that leads to no paper at all says so in words we need not understand.
  isEmpty: (page) => one(page.document, 'dt a[href*="/abs/"], li a[href*="/abs/"], dd') === null,
};
