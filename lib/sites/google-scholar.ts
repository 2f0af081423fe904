/**
 * Google Scholar: search results and author profiles, in any of its interface languages, so by class names alone. What
 * it prints is cut ("…"), and its excerpts are no abstracts; nothing is ever fetched from it.
 */
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { addressOf, one } from './kit/dom.ts';
import type { Draft } from './kit/record.ts';
import { addIdsOf, namesOf, sightingOf } from './kit/sighting.ts';
import { collapse, textOf, titleText } from './kit/text.ts';

/** Scholar's hosts by country: the interface is the same on all. */
const COUNTRIES =
  'at be ca ch cl cz de dk es fi fr gr hu ie it lt lv nl no pl pt ro ru se si sk ' +
  'co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.co com.eg com.hk com.mx com.my ' +
  'com.pe com.ph com.pk com.sa com.sg com.tr com.tw com.ua com.vn';
const HOSTS = ['com', ...COUNTRIES.split(' ')].map((end) => `scholar.google.${end}`);

function recognise(url: URL): ListingKind | null {
  if (url.pathname === '/scholar') return 'listing';
  if (url.pathname !== '/citations' || !url.searchParams.has('user')) return null;
  // One article of a profile is shown in a frame of its own, without what this reader reads.
  return url.searchParams.get('view_op') === 'view_citation' ? null : 'listing';
}

function* entries(page: Page): Iterable<Entry> {
  for (const row of page.document.querySelectorAll('tr.gsc_a_tr')) yield { root: row };
  for (const result of page.document.querySelectorAll('.gs_ri')) {
    if (one(result, '.gs_rt')) yield { root: result.closest('.gs_r') ?? result };
  }
}

function read(entry: Entry, page: Page): Sighting | null {
  return entry.root.classList.contains('gsc_a_tr') ? readRow(entry.root, page) : readResult(entry.root, page);
}

function readResult(root: Element, page: Page): Sighting | null {
  const heading = one(root, '.gs_rt');
  const link = heading && one(heading, 'a');
  if (!heading) return null;
  // "[PDF]", "[BOOK]", "[CITATION]" stand in spans, whatever the language calls them.
  const isLabel = (element: Element): boolean => element.className.startsWith('gs_ct');
  const draft: Draft = { ids: {}, title: quoted(titleText(link ? textOf(link) : textOf(heading, isLabel))) };
  const url = addressOf(link?.getAttribute('href'), page.url);
  if (url) draft.url = url;
  addIdsOf(url, draft);
  const file = addressOf(one(root, '.gs_or_ggsm a, .gs_ggs a')?.getAttribute('href'), page.url);
  if (file) {
    draft.links = [{ kind: /pdf/i.test(file) ? 'pdf' : 'other', url: file }];
    addIdsOf(file, draft);
  }
  readByline(textOf(one(root, '.gs_a')), draft);
  return sightingOf(draft, { entry: root, anchor: heading, title: link ?? heading });
}

/** "F Jiang, JA Doudna - Annual review of biophysics, 2017 - annualreviews.org" */
function readByline(line: string, draft: Draft): void {
  const [names = '', ...rest] = line.split(/(?<!\s)\s+[-–]\s+/);
  Object.assign(draft, namesOf(names));
  // The publisher comes last; without it the line ends in the year.
  const place = rest.length > 1 ? rest.slice(0, -1).join(' - ') : (rest[0] ?? '');
  const found = /\b(?:1[5-9]|20)\d\d$/.exec(place);
  if (found) {
    draft.year = Number(found[0]);
    draft.venue = place.slice(0, found.index).trimEnd().replace(/,$/, '');
  } else if (rest.length > 1) draft.venue = place;
}

function readRow(row: Element, page: Page): Sighting | null {
  const link = one(row, '.gsc_a_at');
  if (!link) return null;
  const draft: Draft = { ids: {}, title: quoted(titleText(textOf(link))) };
  // The address may stand in `data-href` while the row waits to be opened in place.
  const url = addressOf(link.getAttribute('href') ?? link.getAttribute('data-href'), page.url);
  if (url) draft.url = url;
  const [names, place] = row.querySelectorAll('.gs_gray');
  Object.assign(draft, namesOf(textOf(names)));
  const year = Number(/(?:1[5-9]|20)\d\d/.exec(textOf(one(row, '.gsc_a_y')))?.[0] ?? 0);
  if (year) draft.year = year;
  draft.venue = venueOf(textOf(place, (element) => element.classList.contains('gs_oph')));
  return sightingOf(draft, { entry: row, anchor: link, title: link });
}

/** "Journal of Computer and Communications 10 (2), 1-18" → the name. */
function venueOf(place: string): string {
  return collapse(place)
    .replace(/,\s*[A-Za-z]?\d[\d\s:–-]*…?$/, '')
    .replace(/(?<!\s)\s+\d+(?:\s*\([^()]*\))?$/, '')
    .replace(/,$/, '');
}

/** A whole reference taken for a title, 'A. Author, B. Author, “The title”': the title is what it quotes. */
function quoted(title: string): string {
  return /^[^“”"]{3,200},\s*[“"]([^“”"]{20,})[”"][.,]?$/.exec(title)?.[1] ?? title;
}

export const googleScholar: SiteReader = {
  id: 'google-scholar',
  name: 'Google Scholar',
  proven: true,
  matches: HOSTS.map((host) => `https://${host}/*`),
  hosts: HOSTS,
  recognise,
  containers: (page) => [one(page.document, '#gs_res_ccl_mid, #gsc_a_b') ?? page.document.body],
  entries,
  read,
  isEmpty: (page) => one(page.document, '.gs_ri, .gsc_a_at') === null,
};
