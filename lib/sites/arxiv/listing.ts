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

/** Every `dt` with the `dd` that follows it, section by section; parents that hold any are walked once each. */
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
      if (entry) yield entry;
      entry = { root: child, context: place };
    } else if (name === 'dd') {
      // The first `dd` before the next `dt`: a `dt` without one keeps none, and never takes its neighbour's.
      if (entry && !entry.parts) entry.parts = [child];
    } else if (name === 'h3' || name === 'h2') {
      place = placeUnder(textOf(child), day);
    }
  }
  if (entry) yield entry;
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
  const place = (entry.context ?? {}) as Place;
  const body = entry.parts?.[0];
  if (!body) return null;
  const head = readTerm(term);
  if (!head) return null;
  const draft: Draft = draftOf(head.id);
  if (head.links.length > 0) draft.links = head.links;
  const section = head.section ?? place.section;
  if (section) draft.section = section;
  if (place.date) draft.date = place.date;

  let title: Element | undefined;
  let abstract: Element | undefined;
  const holder = body.firstElementChild;
  const fields = (holder?.className === 'meta' ? holder : body).children;
  for (let i = 0, field = fields[0]; field; field = fields[++i]) {
    const name = field.className;
    if (typeof name !== 'string') continue;
    if (name.startsWith('list-title')) {
      title = field;
      draft.title = titleText(unlabelled(field));
    } else if (name.startsWith('list-authors')) Object.assign(draft, readPeople(field, true));
    else if (name.startsWith('list-comments')) draft.comments = unlabelled(field);
    else if (name.startsWith('list-journal-ref')) draft.journalRef = unlabelled(field);
    else if (name.startsWith('list-subjects')) draft.subjects = subjectsOf(unlabelled(field));
    else if (field.localName === 'p' && name.includes('mathjax')) {
      abstract = field;
      draft.abstract = textOf(field);
    }
  }
  if (isWithdrawn(draft.comments, draft.abstract)) draft.withdrawn = true;
  const record = finish(draft);
  if (!record) return null;
  const elements: Sighting['elements'] = { entry: term, anchor: term };
  if (title) elements.title = title;
  if (abstract) elements.abstract = abstract;
  return { record, confidence: 1, elements };
}

/** The text of a field less its `<span class="descriptor">Title:</span>`. */
function unlabelled(field: Element): string {
  const children = field.childNodes;
  // "label, text": how nearly every field is made.
  if (children.length === 2 && children[1]?.nodeType === 3) {
    const label = children[0] as Element;
    if (label.className === 'descriptor') return collapse((children[1] as Text).data);
  }
  return textOf(field, isLabel);
}

export function isLabel(element: Element): boolean {
  return element.className === 'descriptor';
}

interface Term {
  id: ArxivId;
  links: NonNullable<Draft['links']>;
  section?: Section;
}

/** `[1] arXiv:2408.05210 (cross-list from cs.LG) [pdf, html, other]` */
function readTerm(term: Element): Term | null {
  const found: Partial<Term> & { links: Term['links'] } = { links: [] };
  readTermPart(term, found, 0);
  return found.id ? (found as Term) : null;
}

function readTermPart(node: Element, found: Partial<Term> & { links: Term['links'] }, depth: number): void {
  const children = node.childNodes;
  for (let i = 0, child = children[0]; child; child = children[++i]) {
    if (child.nodeType === 3) {
      const text = (child as Text).data;
      if (text.length > 8) {
        if (text.includes('(cross-list')) found.section = 'cross-list';
        else if (text.includes('(replaced')) found.section = 'replacement';
      }
    } else if (child.nodeType === 1) {
      const element = child as Element;
      if (element.localName === 'a') readTermLink(element.getAttribute('href'), found);
      else if (element.localName === 'span' && depth < 2) readTermPart(element, found, depth + 1);
    }
  }
}

function readTermLink(href: string | null, found: Partial<Term> & { links: Term['links'] }): void {
  if (!href) return;
  if (href.includes('/abs/')) {
    const id = parseArxivId(href);
    if (id && !found.id) found.id = id;
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
