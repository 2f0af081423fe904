/**
 * arXiv's page of one paper (`/abs/ID`). Its template has kept its class names since 2007; what a template lacks is
 * taken from the `citation_*` tags, which it carries for search engines.
 */
import { parseArxivId, parseDoi, type ArxivId } from '../../paper/identifiers.ts';
import type { Link } from '../../paper/bibliography.ts';
import type { Page, Sighting } from '../contract.ts';
import { isoDate, yearOf } from '../kit/dates.ts';
import { meta, metas, one } from '../kit/dom.ts';
import { finish, type Draft } from '../kit/record.ts';
import { textOf, titleText } from '../kit/text.ts';
import { draftOf, fileLink, isWithdrawn, subjectsOf } from './fields.ts';
import { isLabel } from './listing.ts';
import { readPeople } from './people.ts';

/** The element that holds the whole entry, null where this is no abstract page. */
export function abstractPageRoot(page: Page): Element | null {
  const { document } = page;
  return one(document, '#abs') ?? (one(document, 'blockquote.abstract') ? document.body : null);
}

export function readAbstractPage(root: Element, page: Page): Sighting | null {
  const { document } = page;
  const id = parseArxivId(textOf(one(root, '.arxividv a'))) ?? statedId(page);
  if (!id) return null;
  const draft: Draft = draftOf(id);

  const title = titleElement(root);
  draft.title = titleText(
    title ? textOf(title, isLabel).replace(/^Title:\s*/, '') : meta(document, 'citation_title'),
  );
  Object.assign(draft, readPeople(one(root, '.authors')));
  if (draft.authors?.length === 0) {
    draft.authors = metas(document, 'citation_author').map((name) => ({ name: givenFirst(name) }));
  }
  const abstract = one(root, 'blockquote.abstract');
  if (abstract) draft.abstract = textOf(abstract, isLabel).replace(/^Abstract:\s*/, '');
  readDateline(one(root, '.dateline'), draft);
  readTable(root, draft);
  const links = filesOf(page);
  if (links.length > 0) draft.links = links;
  if (isWithdrawn(draft.comments, draft.abstract) || isVersionWithdrawn(document)) draft.withdrawn = true;
  const record = finish(draft);
  if (!record) return null;
  const elements: Sighting['elements'] = { entry: root, anchor: one(root, '.dateline') ?? title ?? root };
  if (title) elements.title = title;
  if (abstract) elements.abstract = abstract;
  return { record, confidence: 1, elements };
}

/** What the page says it shows, over what its address asked for; the address alone may name a version. */
function statedId({ document, url }: Page): ArxivId | null {
  const stated = parseArxivId(meta(document, 'citation_arxiv_id'));
  const asked = parseArxivId(url);
  return stated && stated.id !== asked?.id ? stated : asked;
}

function titleElement(root: Element): Element | null {
  for (const heading of root.querySelectorAll('h1')) {
    if (heading.classList.contains('title') || textOf(heading).startsWith('Title:')) return heading;
  }
  return null;
}

/** "Vaswani, Ashish" → "Ashish Vaswani"; names without a comma as they are. */
function givenFirst(name: string): string {
  const comma = name.indexOf(',');
  return comma > 0 ? `${name.slice(comma + 1).trim()} ${name.slice(0, comma).trim()}` : name;
}

/**
 * "[Submitted on 18 Feb 2013 (v1), last revised 20 Sep 2013 (this version, v4)]": the year of the first date, the
 * date of the version shown. A date after "latest version" is another version's.
 */
function readDateline(line: Element | null, draft: Draft): void {
  const text = textOf(line);
  const first = isoDate(text);
  if (!first) return;
  draft.year = yearOf(first);
  const revised = /revised ([^(\]]{6,30})/.exec(text)?.[1];
  draft.date = (revised ? isoDate(revised) : undefined) ?? first;
}

/** The rows under the abstract: comments, subjects, journal reference, DOI. */
function readTable(root: Element, draft: Draft): void {
  for (const cell of root.querySelectorAll('.tablecell')) {
    const kinds = cell.classList;
    if (kinds.contains('label')) continue;
    if (kinds.contains('comments')) draft.comments = textOf(cell);
    else if (kinds.contains('subjects')) draft.subjects = subjectsOf(textOf(cell));
    // Report numbers stand in cells of the same class: the label tells them apart.
    else if (kinds.contains('jref') && !/report/i.test(textOf(cell.previousElementSibling))) {
      draft.journalRef = textOf(cell);
    } else if (kinds.contains('doi') || kinds.contains('arxivdoi')) {
      const link = one(cell, 'a[href*="doi.org/"]');
      const doi = parseDoi(link?.getAttribute('href') ?? '') ?? parseDoi(textOf(cell));
      // The publisher's own DOI names the published work; arXiv's only this preprint.
      if (doi && (kinds.contains('doi') || !draft.ids.doi)) draft.ids.doi = doi;
    }
  }
}

/** In the history the version shown is the one without a link; "(withdrawn)" may follow it. */
function isVersionWithdrawn(document: Document): boolean {
  for (const version of document.querySelectorAll('.submission-history strong')) {
    if (one(version, 'a')) continue;
    for (let next = version.nextSibling; next && next.nodeName !== 'STRONG'; next = next.nextSibling) {
      if ((next.textContent ?? '').includes('withdrawn')) return true;
    }
  }
  return false;
}

function filesOf(page: Page): Link[] {
  const links: Link[] = [];
  for (const anchor of page.document.querySelectorAll('.full-text a[href]')) {
    const link = fileLink(anchor.getAttribute('href') ?? '');
    if (link && !links.some((known) => known.url === link.url)) links.push(link);
  }
  return links;
}
