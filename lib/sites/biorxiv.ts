/** bioRxiv and medRxiv: search results, collections and recent lists, and the page of one preprint. One template. */
import type { Author } from '../paper/bibliography.ts';
import { parseDoi } from '../paper/identifiers.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { isoDate, yearOf } from './kit/dates.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { sightingOf } from './kit/sighting.ts';
import { collapse, textOf, titleText } from './kit/text.ts';

function recognise(url: URL): ListingKind | null {
  if (/^\/content\/(?:\w+\/)*10\.\d{4,9}\//.test(url.pathname)) return 'paper';
  return /^\/(?:search|collection|content\/early|alertsrss)\b/.test(url.pathname) ? 'listing' : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    const title = one(page.document, '#page-title');
    const root = title?.closest('.highwire-article-citation') ?? title?.parentElement;
    if (root) yield { root };
    return;
  }
  for (const root of page.document.querySelectorAll('.highwire-article-citation')) {
    if (one(root, '.highwire-cite-linked-title')) yield { root };
  }
}

function read(entry: Entry, page: Page): Sighting | null {
  return recognise(new URL(page.url)) === 'paper' ? readPaper(entry.root, page) : readItem(entry.root, page);
}

function readItem(root: Element, page: Page): Sighting | null {
  const title = one(root, '.highwire-cite-linked-title');
  const draft: Draft = { ids: {}, title: titleText(textOf(title)), authors: authorsIn(root) };
  const url = addressOf(title?.getAttribute('href'), page.url);
  if (url) draft.url = url;
  addDoi(textOf(one(root, '.highwire-cite-metadata-doi')), url, draft);
  draft.venue = textOf(one(root, '.highwire-cite-metadata-journal'));
  // "10.1101/2020.03.22.002386": since 2019 the DOI carries the day of submission.
  const day = /\/(20\d\d)\.(\d\d)\.(\d\d)\./.exec(draft.ids.doi ?? '');
  if (day) {
    draft.date = `${day[1]}-${day[2]}-${day[3]}`;
    draft.year = Number(day[1]);
  }
  return sightingOf(draft, { entry: root, anchor: title ?? root, title });
}

function readPaper(root: Element, page: Page): Sighting | null {
  const { document } = page;
  const draft = citationTags(page);
  const title = one(document, '#page-title');
  if (title) draft.title = titleText(textOf(title));
  const authors = authorsIn(root);
  if (authors.length > 0) draft.authors = authors;
  addDoi(textOf(one(document, '.highwire-cite-metadata-doi')), page.url, draft);
  const abstract = one(document, '.section.abstract');
  if (abstract)
    draft.abstract = textOf(abstract, (element) => /^h\d$/.test(element.localName)) || draft.abstract;
  if (!draft.year) {
    draft.date = isoDate(
      textOf(one(document, '.panel-pane .published-label')?.parentElement ?? one(document, '.published')),
    );
    draft.date ??= postedIn(document);
    draft.year = yearOf(draft.date);
  }
  draft.url = page.url;
  return sightingOf(draft, { entry: root, anchor: title ?? root, title, abstract });
}

/** "Posted March 27, 2020.": in a pane whose class changed over the years. */
function postedIn(document: Document): string | undefined {
  for (const pane of document.querySelectorAll('.panel-pane .pane-content')) {
    const text = (pane.textContent ?? '').slice(0, 200);
    const posted = /\bPosted\s+([A-Z][a-z]+ \d{1,2}, \d{4})/.exec(collapse(text))?.[1];
    if (posted) return isoDate(posted);
  }
  return undefined;
}

function authorsIn(root: Element): Author[] {
  const authors: Author[] = [];
  for (const person of all(root, '.highwire-citation-author')) {
    const given = textOf(one(person, '.nlm-given-names'));
    const family = textOf(one(person, '.nlm-surname'));
    const suffix = textOf(one(person, '.nlm-suffix'));
    const name = family
      ? collapse(`${given} ${family} ${suffix}`)
      : textOf(one(person, '.nlm-collab')) || textOf(person, (element) => element.localName === 'a');
    if (name) authors.push(given && family ? { name, given, family } : { name });
  }
  return authors;
}

function addDoi(shown: string, address: string, draft: Draft): void {
  // The address names a version, "…v3.full", which is no part of the DOI.
  const doi = parseDoi(shown) ?? draft.ids.doi ?? parseDoi(address)?.replace(/v\d+(?:\.[a-z-]+)*$/, '');
  if (doi) draft.ids.doi = doi;
}

const HOSTS = ['www.biorxiv.org', 'biorxiv.org', 'www.medrxiv.org', 'medrxiv.org'];

export const biorxiv: SiteReader = {
  id: 'biorxiv',
  name: 'bioRxiv and medRxiv',
  proven: true,
  matches: HOSTS.map((host) => `https://${host}/*`),
  hosts: HOSTS,
  recognise,
  containers: (page) => [one(page.document, '#main-content, .highwire-search, main') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) =>
    recognise(new URL(page.url)) === 'listing' && one(page.document, '.highwire-cite-linked-title') === null,
};
