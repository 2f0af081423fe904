/** Proceedings of Machine Learning Research: the papers of a volume, and the page of one paper. */
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { addIdsOf, namesOf, sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

function recognise(url: URL): ListingKind | null {
  if (/^\/[vr]\d+\/[^/]+\.html$/.test(url.pathname) && !/\/(?:index|search)\.html$/.test(url.pathname))
    return 'paper';
  return /^\/[vr]\d+(?:\/|\/index\.html)?$/.test(url.pathname) ? 'listing' : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    yield { root: one(page.document, '.page-content, article') ?? page.document.body };
    return;
  }
  const year = Number(/\b(?:19|20)\d\d\b/.exec(textOf(one(page.document, 'h2')))?.[0] ?? 0) || undefined;
  for (const root of page.document.querySelectorAll('div.paper')) yield { root, context: year };
}

function read(entry: Entry, page: Page): Sighting | null {
  return recognise(new URL(page.url)) === 'paper' ? readPaper(entry.root, page) : readItem(entry, page);
}

function readItem({ root, context }: Entry, page: Page): Sighting | null {
  const title = one(root, '.title');
  if (!title) return null;
  const draft: Draft = { ids: {}, title: titleText(textOf(title)), year: context as number | undefined };
  Object.assign(draft, namesOf(textOf(one(root, '.authors'))));
  draft.venue = textOf(one(root, '.info i')).replace(/,?(?:(?<!\s)\s+)?PMLR\b.{0,40}$/, '');
  for (const link of all(root, '.links a')) {
    const address = addressOf(link.getAttribute('href'), page.url);
    if (/\.pdf$/i.test(address) && !draft.links) draft.links = [{ kind: 'pdf', url: address }];
    else if (/\/[vr]\d+\/[^/]+\.html$/.test(address)) draft.url = address;
    else if (/openreview\.net/.test(address)) addIdsOf(address, draft);
  }
  return sightingOf(draft, { entry: root, anchor: title, title });
}

function readPaper(root: Element, page: Page): Sighting | null {
  const draft = citationTags(page);
  const title = one(root, 'h1');
  const abstract = one(root, '#abstract, .abstract');
  if (abstract) draft.abstract = textOf(abstract);
  draft.url = page.url;
  return sightingOf(draft, { entry: root, anchor: title ?? root, title, abstract });
}

export const pmlr: SiteReader = {
  id: 'pmlr',
  name: 'PMLR',
  proven: false,
  matches: ['https://proceedings.mlr.press/*'],
  hosts: ['proceedings.mlr.press'],
  recognise,
  containers: (page) => [one(page.document, '.page-content') ?? page.document.body],
  entries,
  read,
};
