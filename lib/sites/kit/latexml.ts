/**
 * An article rendered by LaTeXML (arXiv's HTML pages, ar5iv, arXiv Vanity): title, authors, dates and abstract from
 * its `ltx_*` front matter. Such pages carry no metadata of their own; the address says which paper it is.
 */
import type { Author } from '../../paper/bibliography.ts';
import { parseArxivId } from '../../paper/identifiers.ts';
import { draftOf } from '../arxiv/fields.ts';
import type { Page, Sighting } from '../contract.ts';
import { isoDate, yearOf } from './dates.ts';
import { one } from './dom.ts';
import { finish, type Draft } from './record.ts';
import { collapse, rawText, textOf, titleText } from './text.ts';

/** The article, null where the page is none of LaTeXML's. */
export function latexmlRoot(page: Page): Element | null {
  return one(page.document, '.ltx_document');
}

export function readLatexml(root: Element, page: Page): Sighting | null {
  const id =
    parseArxivId(new URL(page.url).pathname) ?? parseArxivId(textOf(one(page.document, '#watermark-tr')));
  const draft: Draft = id ? draftOf(id) : { ids: {} };
  const title = one(root, '.ltx_title_document');
  draft.title = titleText(textOf(title, isApparatus));
  draft.authors = authorsOf(root);
  const abstract = one(root, '.ltx_abstract');
  if (abstract) draft.abstract = textOf(abstract, isApparatus);
  if (!draft.year) {
    const dates = textOf(one(root, '.ltx_dates'));
    draft.year = yearOf(isoDate(dates)) ?? yearIn(dates);
  }
  const record = finish(draft);
  if (!record) return null;
  const elements: Sighting['elements'] = { entry: root, anchor: title ?? root };
  if (title) elements.title = title;
  if (abstract) elements.abstract = abstract;
  return { record, confidence: 1, elements };
}

function yearIn(text: string): number | undefined {
  const year = /\b(?:19|20)\d\d\b/.exec(text)?.[0];
  return year ? Number(year) : undefined;
}

/** Headings, footnotes, tags and error marks: not the author's own words. */
function isApparatus(element: Element): boolean {
  const name = element.className;
  return (
    typeof name === 'string' &&
    /\bltx_(?:note|title_abstract|tag|ERROR|author_notes|role_thanks)\b/.test(name)
  );
}

/**
 * One `ltx_creator` an author, or, where the authors wrote them into one, names up to the first line break that
 * introduces affiliations, divided at commas and "and". Superscripts mark affiliations.
 */
function authorsOf(root: Element): Author[] {
  const names: string[] = [];
  for (const person of root.querySelectorAll('.ltx_role_author > .ltx_personname, .ltx_personname')) {
    names.push(...namesIn(person));
  }
  return [...new Set(names)].map((name) => ({ name }));
}

function namesIn(person: Element): string[] {
  const lines: string[] = [''];
  for (const child of person.childNodes) {
    const element = child.nodeType === 1 ? (child as Element) : null;
    if (element?.localName === 'br') lines.push('');
    else if (element && isMark(element)) lines[lines.length - 1] += ' , ';
    else lines[lines.length - 1] += element && isApparatus(element) ? ' ' : rawText(child, isMark);
  }
  const names: string[] = [];
  for (const line of lines) {
    const parts = collapse(line)
      .split(/\s*(?:[,;&]|\band\b)\s*/)
      .map((part) => part.replace(/^[\d*†‡§¶\s]+|[\d*†‡§¶\s]+$/gu, ''))
      .filter((part) => part !== '');
    // The lines after the names hold places and addresses.
    if (names.length > 0 && !parts.every(isName)) break;
    names.push(...parts.filter(isName));
  }
  return names;
}

function isMark(element: Element): boolean {
  return (
    element.localName === 'sup' ||
    element.localName === 'math' ||
    /\bltx_(?:sup|Math|note)\b/.test(element.className)
  );
}

/** Two to six words, each but particles capitalised, none that names a place of work. */
function isName(text: string): boolean {
  const words = text.split(' ');
  if (words.length < 2 || words.length > 6 || /[@\d:]/.test(text)) return false;
  if (
    /\b(?:Universi|Institut|Depart|Laborator|Center|Centre|School|College|Research|Inc|Ltd|Corp|Facult|Academy)/i.test(
      text,
    )
  )
    return false;
  return /^\p{Lu}/u.test(text) || /\p{Lu}/u.test(words.at(-1) ?? '');
}
