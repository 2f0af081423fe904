/**
 * The proceedings of NeurIPS: the papers of a year, in the templates of papers.nips.cc and of proceedings.neurips.cc,
 * and the page of one paper.
 */
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { namesOf, sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

const VENUE = 'Advances in Neural Information Processing Systems';
/** The link to a paper of either template. */
const PAPER = 'a[href*="-Abstract"], a[href^="/paper/"]';

function recognise(url: URL): ListingKind | null {
  const path = url.pathname;
  if (/-Abstract(?:-[\w-]+)?\.html$/.test(path) || /^\/paper\/\d+-/.test(path)) return 'paper';
  return /^\/(?:paper_files\/)?(?:paper|book)\/[^/]+$/.test(path) ? 'listing' : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    yield { root: one(page.document, '.main, .container-fluid .col, main') ?? page.document.body };
    return;
  }
  for (const item of page.document.querySelectorAll('li')) {
    if (one(item, PAPER)) yield { root: item };
  }
}

function read(entry: Entry, page: Page): Sighting | null {
  return recognise(new URL(page.url)) === 'paper' ? readPaper(entry.root, page) : readItem(entry.root, page);
}

function readItem(root: Element, page: Page): Sighting | null {
  const link = one(root, PAPER);
  if (!link) return null;
  const draft: Draft = { ids: {}, title: titleText(textOf(link)), venue: VENUE };
  const url = addressOf(link.getAttribute('href'), page.url);
  if (url) draft.url = url;
  const linked = all(root, 'a.author').map((author) => ({ name: textOf(author) }));
  if (linked.length > 0) draft.authors = linked;
  else Object.assign(draft, namesOf(textOf(one(root, '.paper-authors, i'))));
  const year = /\/(?:paper|book)\/(?:.*-)?(\d{4})\b/.exec(new URL(page.url).pathname)?.[1];
  if (year) draft.year = Number(year);
  return sightingOf(draft, { entry: root, anchor: link, title: link });
}

function readPaper(root: Element, page: Page): Sighting | null {
  const draft = citationTags(page);
  const title = all(page.document, 'h2.subtitle, h1, h4').find(
    (heading) => titleText(textOf(heading)) === draft.title,
  );
  const abstract = one(page.document, '.abstract, .paper-abstract') ?? afterHeading(page.document);
  if (abstract) draft.abstract = textOf(abstract);
  draft.venue ||= VENUE;
  draft.url = page.url;
  return sightingOf(draft, { entry: root, anchor: title ?? root, title, abstract });
}

/** `<h4>Abstract</h4><p>…` or, where its own paragraphs break the outer one, `<p></p><p>…`. */
function afterHeading(document: Document): Element | null {
  for (const heading of document.querySelectorAll('h3, h4')) {
    if (textOf(heading) !== 'Abstract') continue;
    let next = heading.nextElementSibling;
    while (next && next.localName === 'p' && textOf(next) === '') next = next.nextElementSibling;
    return next?.localName === 'p' ? next : null;
  }
  return null;
}

export const neurips: SiteReader = {
  id: 'neurips',
  name: 'NeurIPS Proceedings',
  proven: true,
  matches: ['https://proceedings.neurips.cc/*', 'https://papers.nips.cc/*', 'https://papers.neurips.cc/*'],
  hosts: ['proceedings.neurips.cc', 'papers.nips.cc', 'papers.neurips.cc'],
  recognise,
  containers: (page) => [one(page.document, '.main, .container-fluid, main') ?? page.document.body],
  entries,
  read,
};
