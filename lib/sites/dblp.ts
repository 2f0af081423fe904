/**
 * DBLP: search, authors, conferences and journals, and single records, all lists of `li.entry` that carry schema.org
 * marks. Volumes' own entries (their editors') and data sets are no papers.
 */
import { arxivIdOfDoi } from '../paper/identifiers.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { addIdsOf, sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

function recognise(url: URL): ListingKind | null {
  if (/^\/rec\/./.test(url.pathname)) return 'paper';
  return /^\/(?:search|pid|pers|db)\b/.test(url.pathname) ? 'listing' : null;
}

function* entries(page: Page): Iterable<Entry> {
  for (const root of page.document.querySelectorAll('li.entry')) {
    if (!root.classList.contains('editor') && !root.classList.contains('data')) yield { root };
  }
}

function read({ root }: Entry, page: Page): Sighting | null {
  // The entry's menus hold most of its elements and none of its words.
  const cite = one(root, 'cite') ?? root;
  const title = one(cite, '.title');
  if (!title) return null;
  const draft: Draft = { ids: {}, title: titleText(textOf(title)) };
  draft.authors = all(cite, '[itemprop="author"]')
    // Namesakes are told apart by a number that is no part of the name: "Wei Wang 0001".
    .map((author) => ({ name: textOf(author).replace(/\s\d{4}$/, '') }))
    .filter(({ name }) => name !== '');
  const year = textOf(one(cite, '[itemprop="datePublished"]')) || yearHeading(root);
  if (/^\d{4}$/.test(year)) draft.year = Number(year);
  draft.venue = textOf(one(cite, '[itemprop="isPartOf"] [itemprop="name"]'));
  for (const link of root.querySelectorAll('li.ee a, .publ .head a')) {
    const address = addressOf(link.getAttribute('href'), page.url);
    draft.url ??= address || undefined;
    addIdsOf(address, draft);
  }
  const arxiv = draft.ids.doi ? arxivIdOfDoi(draft.ids.doi) : null;
  if (arxiv) draft.ids.arxiv ??= arxiv.id;
  if (/^[a-z]+\/\S{3,}$/.test(root.id)) draft.ids.dblp = root.id;
  return sightingOf(draft, { entry: root, anchor: cite === root ? title : cite, title });
}

/** Lists by year stand under `li.year`. */
function yearHeading(root: Element): string {
  for (let before = root.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.classList.contains('year')) return textOf(before);
  }
  return '';
}

export const dblp: SiteReader = {
  id: 'dblp',
  name: 'DBLP',
  proven: true,
  matches: ['https://dblp.org/*', 'https://dblp.uni-trier.de/*', 'https://dblp.dagstuhl.de/*'],
  hosts: ['dblp.org', 'www.dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de', 'dblp2.uni-trier.de'],
  recognise,
  containers: (page) => [one(page.document, '#main, #completesearch-publs') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) => one(page.document, 'li.entry:not(.editor):not(.data)') === null,
};
