/**
 * PubMed: search results, as summaries or with abstracts, and the page of one article. Names are printed family name
 * first with initials ("Zhou P"), as PubMed has them.
 */
import { parseDoi } from '../paper/identifiers.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { namesOf, sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

const HOME = 'https://pubmed.ncbi.nlm.nih.gov';

function recognise(url: URL): ListingKind | null {
  if (/^\/\d{1,9}\/?$/.test(url.pathname)) return 'paper';
  return (url.pathname === '/' && url.searchParams.size > 0) ||
    /^\/(?:collections|search)\b/.test(url.pathname)
    ? 'listing'
    : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    yield { root: one(page.document, '#article-details, main') ?? page.document.body };
    return;
  }
  for (const root of page.document.querySelectorAll('article.full-docsum, article.article-overview'))
    yield { root };
}

function read(entry: Entry, page: Page): Sighting | null {
  return recognise(new URL(page.url)) === 'paper' ? readArticle(entry.root, page) : readItem(entry.root);
}

function readItem(root: Element): Sighting | null {
  const title = one(root, '.docsum-title, .heading-title a, .heading-title');
  if (!title) return null;
  const draft: Draft = { ids: {}, title: titleText(textOf(title)) };
  const pmid =
    /(\d{1,9})\/?$/.exec(title.getAttribute('href') ?? '')?.[1] ??
    textOf(one(root, '.docsum-pmid, .current-id'));
  addPmid(pmid, draft);
  const line = textOf(one(root, '.docsum-authors.full-authors, .docsum-authors'));
  if (line) Object.assign(draft, namesOf(line.replace(/\.$/, '')));
  else draft.authors = fullNames(root);
  addCitation(
    textOf(one(root, '.full-journal-citation, .docsum-journal-citation, .article-citation')),
    draft,
  );
  const abstract = one(root, '.abstract-content');
  if (abstract) draft.abstract = textOf(abstract);
  return sightingOf(draft, { entry: root, anchor: title, title, abstract });
}

/** "Nature. 2020 Mar;579(7798):270-273. doi: 10.1038/s41586-020-2012-7. Epub 2020 Feb 3." */
function addCitation(citation: string, draft: Draft): void {
  draft.venue = /^(.{2,200}?)\.\s/.exec(citation)?.[1] ?? '';
  const year = /\.\s+((?:1[89]|20)\d\d)\b/.exec(citation)?.[1];
  if (year) draft.year = Number(year);
  const doi = parseDoi(/doi:\s*(\S{1,200})/.exec(citation)?.[1] ?? '');
  if (doi) draft.ids.doi = doi;
}

function addPmid(pmid: string, draft: Draft): void {
  if (!/^\d{1,9}$/.test(pmid)) return;
  draft.ids.pmid = pmid;
  draft.url = `${HOME}/${pmid}/`;
}

function fullNames(root: Element): NonNullable<Draft['authors']> {
  const list = one(root, '.authors-list');
  return list ? all(list, '.full-name').map((name) => ({ name: textOf(name) })) : [];
}

function readArticle(root: Element, page: Page): Sighting | null {
  const draft = citationTags(page);
  const title = one(root, 'h1.heading-title');
  if (title) draft.title = titleText(textOf(title));
  const names = fullNames(root);
  if (names.length > 0) draft.authors = names;
  addPmid(/^\/(\d{1,9})/.exec(new URL(page.url).pathname)?.[1] ?? '', draft);
  const abstract = one(root, '#abstract .abstract-content, #eng-abstract');
  if (abstract) draft.abstract = textOf(abstract);
  return sightingOf(draft, { entry: root, anchor: title ?? root, title, abstract });
}

export const pubmed: SiteReader = {
  id: 'pubmed',
  name: 'PubMed',
  proven: false,
  matches: ['https://pubmed.ncbi.nlm.nih.gov/*'],
  hosts: ['pubmed.ncbi.nlm.nih.gov'],
  recognise,
  containers: (page) => [one(page.document, '.search-results, main') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) => recognise(new URL(page.url)) === 'listing' && one(page.document, 'article') === null,
};
