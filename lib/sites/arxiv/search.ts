/** arXiv's search results, simple, advanced and by author: `li.arxiv-result`, with both a short and a full abstract. */
import { parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import type { Entry, Page, Sighting } from '../contract.ts';
import { isoDate, yearOf } from '../kit/dates.ts';
import { finish, type Draft } from '../kit/record.ts';
import { collapse, textOf, titleText } from '../kit/text.ts';
import { draftOf, fileLink, isWithdrawn } from './fields.ts';
import { readPeople } from './people.ts';

export function* resultEntries(page: Page): Iterable<Entry> {
  for (const root of page.document.getElementsByClassName('arxiv-result')) yield { root };
}

export function readResult(entry: Entry): Sighting | null {
  const parts = entry.root.children;
  const head = parts[0];
  const link = head?.getElementsByTagName('a')[0];
  const id = link ? parseArxivId(link.getAttribute('href') ?? '') : null;
  if (!head || !link || !id) return null;
  const draft: Draft = draftOf(id);
  readHead(head, draft);

  let title: Element | undefined;
  let abstract: Element | undefined;
  let shortAbstract: Element | undefined;
  for (let i = 1, part = parts[1]; part; part = parts[++i]) {
    const name = part.className;
    if (typeof name !== 'string') continue;
    if (name.startsWith('title')) {
      title = part;
      draft.title = titleText(textOf(part));
    } else if (name.startsWith('authors')) Object.assign(draft, readPeople(part));
    else if (name.startsWith('abstract')) {
      abstract = fullAbstract(part);
      shortAbstract = part.querySelector('.abstract-short') ?? undefined;
      if (abstract) draft.abstract = textOf(abstract, isSwitch);
    } else if (name.startsWith('comments')) readNote(part, draft);
    else if (name.startsWith('is-size-7')) readDates(part, draft);
  }
  if (isWithdrawn(draft.comments, draft.abstract)) draft.withdrawn = true;
  const record = finish(draft);
  if (!record) return null;
  const elements: Sighting['elements'] = { entry: entry.root, anchor: link.parentElement ?? head };
  if (title) elements.title = title;
  if (abstract) elements.abstract = abstract;
  if (abstract && shortAbstract && shortAbstract !== abstract) elements.shortAbstract = shortAbstract;
  return { record, confidence: 1, elements };
}

/** Links to the files, subjects (their names are tooltips) and DOI. */
function readHead(head: Element, draft: Draft): void {
  const links = [];
  for (const anchor of head.getElementsByTagName('a')) {
    const href = anchor.getAttribute('href') ?? '';
    const file = fileLink(href);
    if (file) links.push(file);
    else if (href.includes('doi.org/') && !draft.ids.doi) {
      const doi = parseDoi(href);
      if (doi) draft.ids.doi = doi;
    }
  }
  if (links.length > 0) draft.links = links;
  const subjects: string[] = [];
  for (const tag of head.getElementsByTagName('span')) {
    const name = tag.getAttribute('data-tooltip');
    if (name) subjects.push(`${collapse(name)} (${textOf(tag)})`);
  }
  draft.subjects = subjects;
}

/** The whole abstract stands hidden beside the shortened one. */
function fullAbstract(part: Element): Element | undefined {
  let short: Element | undefined;
  for (const span of part.children) {
    const name = span.className;
    if (typeof name !== 'string') continue;
    if (name.startsWith('abstract-full')) return span;
    if (name.startsWith('abstract-short')) short = span;
  }
  // Without a full one the short one is whole, unless an ellipsis says otherwise.
  return short && !/^…|…$/.test(textOf(short, isSwitch)) ? short : undefined;
}

/** "▽ More", "△ Less": links that lead nowhere. */
function isSwitch(element: Element): boolean {
  return element.localName === 'a' && !element.hasAttribute('href');
}

/** "Submitted 2 December, 2025; v1 submitted 1 November, 2024; originally announced December 2024." */
function readDates(part: Element, draft: Draft): void {
  const text = textOf(part);
  const date = isoDate(/Submitted ([^;]{4,40});/i.exec(text)?.[1] ?? '');
  if (!date) return;
  draft.date = date;
  const first = isoDate(/v1 submitted ([^;]{4,40});/i.exec(text)?.[1] ?? '');
  draft.year = yearOf(first ?? date);
}

/** "Comments: …", "Journal ref: …"; report numbers and classes are not kept. */
function readNote(part: Element, draft: Draft): void {
  const label = textOf(part.firstElementChild);
  const skip = (element: Element): boolean => element === part.firstElementChild;
  if (/^comments/i.test(label)) draft.comments = textOf(part, skip);
  else if (/^journal/i.test(label)) draft.journalRef = textOf(part, skip);
}
