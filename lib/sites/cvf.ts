/**
 * CVF Open Access: the papers of a conference or one of its days (`dt.ptitle`, then a `dd` of authors and a `dd` of
 * links), and the page of one paper. Each author of a list is a little search form.
 */
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { citationTags } from './kit/citation-tags.ts';
import { addressOf, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { addIdsOf, namesOf, sightingOf } from './kit/sighting.ts';
import { collapse, textOf, titleText } from './kit/text.ts';

function recognise(url: URL): ListingKind | null {
  if (/\/html\/[^/]*_paper\.html$/.test(url.pathname)) return 'paper';
  // "/CVPR2024", "/CVPR2020.py", "/CVPR2024?day=all", "/WACV2024_workshops/…", searches among them.
  return /^\/[A-Z]{3,6}_?\d{4}/.test(url.pathname) ? 'listing' : null;
}

function* entries(page: Page): Iterable<Entry> {
  if (recognise(new URL(page.url)) === 'paper') {
    const root = one(page.document, '#content') ?? page.document.body;
    yield { root };
    return;
  }
  for (const root of page.document.querySelectorAll('dt.ptitle')) {
    const parts: Element[] = [];
    for (let next = root.nextElementSibling; next?.localName === 'dd'; next = next.nextElementSibling)
      parts.push(next);
    yield { root, parts };
  }
}

function read(entry: Entry, page: Page): Sighting | null {
  return entry.root.localName === 'dt' ? readItem(entry, page) : readPaper(entry.root, page);
}

function readItem({ root, parts = [] }: Entry, page: Page): Sighting | null {
  const title = one(root, 'a') ?? root;
  const draft: Draft = { ids: {}, title: titleText(textOf(title)) };
  const url = addressOf(title.getAttribute('href'), page.url);
  if (url) draft.url = url;
  const links: NonNullable<Draft['links']> = [];
  for (const part of parts) {
    const bibtex = one(part, '.bibref');
    const files = [...part.querySelectorAll('a[href]')].filter((link) => link.getAttribute('href') !== '#');
    if (!bibtex && files.length === 0) {
      const names = [...part.getElementsByTagName('a')].map((link) => collapse(link.textContent ?? ''));
      if (!draft.authors) Object.assign(draft, namesOf(names.length > 0 ? names.join(', ') : textOf(part)));
      continue;
    }
    for (const link of files) {
      const address = addressOf(link.getAttribute('href'), page.url);
      addIdsOf(address, draft);
      if (/\.pdf$/i.test(address)) links.push({ kind: links.length === 0 ? 'pdf' : 'other', url: address });
    }
    addBibtex(bibtex?.textContent ?? '', draft);
  }
  if (links.length > 0) draft.links = links;
  draft.year ??= Number(/^\/[A-Z]+_?(\d{4})/.exec(new URL(page.url).pathname)?.[1] ?? 0) || undefined;
  return sightingOf(draft, { entry: root, anchor: root, title });
}

/** The entry that each item offers to copy: it alone names the conference in full. */
function addBibtex(text: string, draft: Draft): void {
  const venue = /booktitle\s*=\s*\{([^{}]{3,300})\}/.exec(text)?.[1];
  if (venue) draft.venue = collapse(venue);
  const year = /year\s*=\s*\{(\d{4})\}/.exec(text)?.[1];
  if (year) draft.year = Number(year);
}

function readPaper(root: Element, page: Page): Sighting | null {
  const draft = citationTags(page);
  const title = one(root, '#papertitle');
  if (title) draft.title = titleText(textOf(title));
  const abstract = one(root, '#abstract');
  if (abstract) draft.abstract = textOf(abstract);
  draft.url = page.url;
  addBibtex(one(root, '.bibref')?.textContent ?? '', draft);
  return sightingOf(draft, { entry: root, anchor: title ?? root, title, abstract });
}

export const cvf: SiteReader = {
  id: 'cvf',
  name: 'CVF Open Access',
  proven: true,
  matches: ['https://openaccess.thecvf.com/*'],
  hosts: ['openaccess.thecvf.com'],
  recognise,
  containers: (page) => [one(page.document, '#content') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) => one(page.document, 'dt') === null,
};
