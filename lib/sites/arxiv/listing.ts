/**
 * arXiv's lists: new, recent, past week, months, years, catchup and author lists, all made of `dt`/`dd` pairs under
 * headings, in the templates from 2022 on. Structure seen on served pages and in arXiv's published templates.
 */
import type { Section } from '../../paper/bibliography.ts';
import { parseArxivId, type ArxivId } from '../../paper/identifiers.ts';
import type { Entry, Page, Sighting } from '../contract.ts';
import { isoDate } from '../kit/dates.ts';
import { finish, type Draft } from '../kit/record.ts';
import { collapse, textOf, titleText } from '../kit/text.ts';
import { draftOf, fileLink, isWithdrawn, subjectsOf } from './fields.ts';
import { readPeople } from './people.ts';

/** What an entry's place on the page says about it. */
interface Place {
  section?: Section;
  /** Day of the announcement. */
  date?: string;
}

/**
 * Every `dt` with the `dd` that follows it, section by section; parents that hold any are walked once each. A `dt`
 * without one is no entry (yet): it is found when its body comes.
 */
export function* listEntries(page: Page): Iterable<Entry> {
  const seen = new Set<Element>();
  const terms = [...page.document.getElementsByTagName('dt')];
  const day = terms.length > 0 ? announcedOn(page.document) : undefined;
  for (const term of terms) {
    const parent = term.parentElement;
    if (!parent || seen.has(parent)) continue;
    seen.add(parent);
    yield* entriesIn(parent, day);
  }
}

function* entriesIn(parent: Element, day: string | undefined): Iterable<Entry> {
  let place = placeUnder(headingBefore(parent), day);
  let entry: Entry | null = null;
  const children = parent.children;
  for (let i = 0, child = children[0]; child; child = children[++i]) {
    const name = child.localName;
    if (name === 'dt') {
      if (entry?.parts) yield entry;
      entry = { root: child, context: place };
    } else if (name === 'dd') {
      // The first `dd` before the next `dt`: a `dt` without one keeps none, and never takes its neighbour's.
      if (entry && !entry.parts) entry.parts = [child];
    } else if (name === 'h3' || name === 'h2') {
      place = placeUnder(textOf(child), day);
    }
  }
  if (entry?.parts) yield entry;
}

/** The heading that stands before a `dl` (until 2024) rather than in it. */
function headingBefore(list: Element): string {
  if (list.localName !== 'dl') return '';
  let before = list.previousElementSibling;
  for (let steps = 0; before && steps < 3; steps++, before = before.previousElementSibling) {
    if (before.localName === 'h3' || before.localName === 'h2') return textOf(before);
    if (before.localName === 'dl') break;
  }
  return '';
}

function placeUnder(heading: string, day: string | undefined): Place {
  const place: Place = {};
  if (/^cross/i.test(heading)) place.section = 'cross-list';
  else if (/^replacement/i.test(heading)) place.section = 'replacement';
  else if (/^new/i.test(heading)) place.section = 'new';
  const date = /\d{4}|\d \w{3} \d\d\b/.test(heading) ? isoDate(heading) : undefined;
  if (date ?? day) place.date = date ?? day;
  return place;
}

/** "Showing new listings for Wednesday, 12 August 2026", "Catchup results for … on Tue, 11 Aug 2026". */
function announcedOn(document: Document): string | undefined {
  for (const heading of document.querySelectorAll('h3, h1')) {
    const text = textOf(heading);
    if (/^(?:Showing new|Catchup|New submissions)/i.test(text)) {
      const date = isoDate(text);
      if (date) return date;
    }
  }
  return undefined;
}

export function readListEntry(entry: Entry): Sighting | null {
  const term = entry.root;
  const body = entry.parts?.[0];
  const head = body && readTerm(term);
  if (!head) return null;
  const place = (entry.context ?? {}) as Place;
  const draft: Draft = draftOf(head.id);
  if (head.links.length > 0) draft.links = head.links;
  const section = place.section ?? markOf(term);
  if (section) draft.section = section;
  if (place.date) draft.date = place.date;

  const elements: Sighting['elements'] = { entry: term, anchor: term };
  const holder = body.firstElementChild;
  let field = holder?.className === 'meta' ? holder.firstElementChild : holder;
  for (let i = 0; field && i < MOST_FIELDS; field = field.nextElementSibling, i++) {
    const name = field.className;
    if (typeof name !== 'string') continue;
    if (name.startsWith('list-')) readField(name, field, draft, elements);
    else if (name.includes('mathjax') && field.localName === 'p') {
      elements.abstract = field;
      draft.abstract = textOf(field);
    }
  }
  if (isWithdrawn(draft.comments, draft.abstract)) draft.withdrawn = true;
  const record = finish(draft);
  return record && { record, confidence: 1, elements };
}

/** More children than any entry has; siblings of a hostile form may lead round in circles. */
const MOST_FIELDS = 64;

function readField(name: string, field: Element, draft: Draft, elements: Sighting['elements']): void {
  if (name.startsWith('list-title')) {
    elements.title = field;
    draft.title = titleText(unlabelled(field));
  } else if (name.startsWith('list-authors')) {
    const people = readPeople(field, true);
    draft.authors = people.authors;
    if (people.authorsTruncated) draft.authorsTruncated = true;
    if (people.authorCount) draft.authorCount = people.authorCount;
  } else if (name.startsWith('list-subjects')) draft.subjects = subjectsOf(unlabelled(field));
  else if (name.startsWith('list-comments')) draft.comments = unlabelled(field);
  else if (name.startsWith('list-journal-ref')) draft.journalRef = unlabelled(field);
}

/** The text of a field less its `<span class="descriptor">Title:</span>`. */
function unlabelled(field: Element): string {
  // "label, text": how nearly every field is made.
  const label = field.firstChild as Element | null;
  const text = label?.nextSibling;
  if (text && text.nodeType === 3 && text.nextSibling === null && label.className === 'descriptor') {
    return collapse((text as Text).data);
  }
  return textOf(field, isLabel);
}

export function isLabel(element: Element): boolean {
  return element.className === 'descriptor';
}

interface Term {
  id: ArxivId;
  links: NonNullable<Draft['links']>;
}

/** `[1] arXiv:2408.05210 (cross-list from cs.LG) [pdf, html, other]`; until 2024 the links stand in a `span`. */
function readTerm(term: Element): Term | null {
  const found: { id?: ArxivId; links: Term['links'] } = { links: [] };
  let child = term.firstElementChild;
  for (let i = 0; child && i < MOST_FIELDS; child = child.nextElementSibling, i++) {
    if (child.localName === 'a') readTermLink(child.getAttribute('href'), found);
    else if (child.localName === 'span') {
      for (const link of child.getElementsByTagName('a')) readTermLink(link.getAttribute('href'), found);
    }
  }
  return found.id ? (found as Term) : null;
}

/** Where no heading says so, a mark behind the identifier does. */
function markOf(term: Element): Section | undefined {
  const text = term.textContent ?? '';
  if (text.includes('(cross-list')) return 'cross-list';
  return text.includes('(replaced') ? 'replacement' : undefined;
}

function readTermLink(href: string | null, found: { id?: ArxivId; links: Term['links'] }): void {
  if (!href) return;
  if (href.includes('/abs/')) {
    const id = found.id ? null : parseArxivId(href);
    if (id) found.id = id;
    return;
  }
  const link = fileLink(href);
  if (!link) return;
  found.links.push(link);
  // The list's own link names no version; the one to the HTML of this very version does.
  if (link.kind === 'html' && found.id && !found.id.version) {
    const exact = parseArxivId(href);
    if (exact?.version && exact.id === found.id.id) found.id = exact;
  }
}
