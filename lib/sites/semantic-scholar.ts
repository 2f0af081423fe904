/**
 * Semantic Scholar: search results, authors, and the page of one paper. Rows are drawn by the client; the summary they
 * show is a machine's or cut, so none is taken for an abstract. On a paper's page the same rows are its citations.
 */
import { parseDoi } from '../paper/identifiers.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { isoDate, yearOf } from './kit/dates.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { addIdsOf, sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

function recognise(url: URL): ListingKind | null {
  if (/^\/paper\/(?:[^/]+\/)?[0-9a-f]{40}\b/.test(url.pathname)) return 'paper';
  return /^\/(?:search$|author\/|topic\/)/.test(url.pathname) ? 'listing' : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    const root = one(page.document, '#main-content, main');
    if (root && one(root, 'h1')) yield { root };
    return;
  }
  for (const root of page.document.querySelectorAll('.cl-paper-row')) {
    if (one(root, '.cl-paper-title')) yield { root };
  }
}

function read(entry: Entry, page: Page): Sighting | null {
  return recognise(new URL(page.url)) === 'paper' ? readPaper(entry.root, page) : readRow(entry.root, page);
}

function readRow(root: Element, page: Page): Sighting | null {
  const title = one(root, '.cl-paper-title');
  if (!title) return null;
  const draft: Draft = { ids: {}, title: titleText(textOf(title)) };
  const link = title.closest('a') ?? one(root, 'a[data-test-id="title-link"], .cl-paper-title a');
  const url = addressOf(link?.getAttribute('href'), page.url);
  if (url) draft.url = url;
  addIdsOf(url, draft);
  const people = all(root, '[data-test-id="author-list"]');
  draft.authors = (people.length > 0 ? people : all(root, '.cl-paper-authors__author-box'))
    .map((person) => ({ name: textOf(person).replace(/,$/, '') }))
    .filter(({ name }) => name !== '' && !/^\+?\d+ (?:more|authors?)/.test(name));
  // "+3 authors": a button that shows the rest.
  const more = /\+\s?(\d{1,4}) authors?/.exec(textOf(one(root, '.cl-paper-authors')) + buttonsIn(root))?.[1];
  if (more) {
    draft.authorsTruncated = true;
    draft.authorCount = draft.authors.length + Number(more);
  }
  draft.venue = textOf(one(root, '.cl-paper-venue'));
  const printed = textOf(one(root, '.cl-paper-pubdates'));
  draft.date = isoDate(printed);
  draft.year = yearOf(draft.date) ?? (Number(/\b(?:1[89]|20)\d\d\b/.exec(printed)?.[0] ?? 0) || undefined);
  return sightingOf(draft, { entry: root, anchor: title, title });
}

function buttonsIn(root: Element): string {
  return all(root, '.cl-paper-authors button')
    .map((button) => ` ${button.textContent ?? ''}`)
    .join('');
}

function readPaper(root: Element, page: Page): Sighting | null {
  const draft = citationTags(page);
  const title = one(root, 'h1');
  if (title) draft.title = titleText(textOf(title));
  addIdsOf(page.url, draft);
  const doi = parseDoi(one(root, 'a.doi__link')?.getAttribute('href') ?? '');
  if (doi) draft.ids.doi ??= doi;
  draft.url = page.url;
  return sightingOf(draft, { entry: root, anchor: title ?? root, title });
}

export const semanticScholar: SiteReader = {
  id: 'semantic-scholar',
  name: 'Semantic Scholar',
  proven: false,
  matches: ['https://www.semanticscholar.org/*'],
  hosts: ['www.semanticscholar.org', 'semanticscholar.org'],
  recognise,
  containers: (page) => [one(page.document, '#main-content, main') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) =>
    recognise(new URL(page.url)) === 'listing' && one(page.document, '.cl-paper-row') === null,
};
