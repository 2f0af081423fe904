/** Cool Papers: arXiv's daily lists, venues and searches as panels with whole abstracts; one paper is a list of one. */
import { parseArxivId } from '../paper/identifiers.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { isoDate, yearOf } from './kit/dates.ts';
import { addressOf, all, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { addIdsOf, namesOf, sightingOf } from './kit/sighting.ts';
import { textOf, titleText } from './kit/text.ts';

function recognise(url: URL): ListingKind | null {
  const inner = /^\/(?:arxiv|venue)\/([^/]+)/.exec(url.pathname)?.[1];
  if (!inner) return null;
  // "/venue/ICML.2025" lists, "/venue/abc@OpenReview" shows one.
  return parseArxivId(url.pathname) || inner.includes('@') ? 'paper' : 'listing';
}

function* entries(page: Page): Iterable<Entry> {
  for (const root of page.document.querySelectorAll('.panel.paper')) yield { root };
}

function read({ root }: Entry, page: Page): Sighting | null {
  const title = one(root, 'a.title-link');
  if (!title) return null;
  const draft: Draft = { ids: {}, title: titleText(textOf(title)) };
  const source = addressOf(one(root, '.title a[href^="http"]')?.getAttribute('href'), page.url);
  draft.url = source || addressOf(title.getAttribute('href'), page.url);
  addIdsOf(source, draft);
  const arxiv = parseArxivId(root.id);
  if (arxiv) draft.ids.arxiv ??= arxiv.id;
  const pdf = addressOf(one(root, '.title-pdf')?.getAttribute('data'), page.url);
  if (pdf) draft.links = [{ kind: 'pdf', url: pdf }];
  const people = one(root, '.authors');
  const linked = people ? all(people, 'a.author').map((person) => ({ name: textOf(person) })) : [];
  if (linked.length > 0) draft.authors = linked;
  else if (people) Object.assign(draft, namesOf(textOf(people, isLabel).replace(/^:\s*/, '')));
  const abstract = one(root, '.summary');
  if (abstract) draft.abstract = textOf(abstract);
  const subjects = one(root, '.subjects');
  if (subjects) draft.subjects = all(subjects, 'a').map((subject) => textOf(subject));
  draft.date = isoDate(textOf(one(root, '.date-data, .metainfo.date')));
  // Of a venue's paper: "ICML.2025 - Oral".
  const venue = /^([\w-]+)\.((?:19|20)\d\d)\b/.exec(draft.subjects?.[0] ?? '');
  if (venue) draft.venue = venue[1] ?? '';
  draft.year = yearOf(draft.date) ?? (venue ? Number(venue[2]) : undefined);
  return sightingOf(draft, { entry: root, anchor: title.parentElement ?? title, title, abstract });
}

function isLabel(element: Element): boolean {
  return element.localName === 'strong';
}

export const papersCool: SiteReader = {
  id: 'papers-cool',
  name: 'Cool Papers',
  proven: false,
  matches: ['https://papers.cool/*'],
  hosts: ['papers.cool'],
  recognise,
  containers: (page) => [one(page.document, '.papers') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) =>
    recognise(new URL(page.url)) === 'listing' && one(page.document, '.panel.paper') === null,
};
