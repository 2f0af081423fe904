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
import { collapse, textOf, titleText } from './text.ts';

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
 * One `ltx_creator` an author, or, where the authors wrote several into one, the names of each cell up to the line
 * that introduces addresses, divided at commas and "and". Superscripts mark affiliations.
 */
function authorsOf(root: Element): Author[] {
  const people = root.querySelectorAll('.ltx_authors .ltx_personname');
  const names: string[] = [];
  for (const person of people.length > 0 ? people : root.querySelectorAll('.ltx_personname')) {
    const cells = cellsOf(person);
    // In a table each author has a cell; in it only the first line is the name.
    const found = cells.flatMap((lines) => namesIn(cells.length > 1 ? firstLine(lines) : lines));
    // A creator of one word is a person all the same: "Plato", "李明".
    const only = collapse((cells[0]?.[0] ?? '').replaceAll(' , ', ' '));
    names.push(...(found.length > 0 || only.length > 40 || /[@\d]/.test(only) ? found : [only]));
  }
  return [...new Set(names)].filter((name) => name !== '').map((name) => ({ name }));
}

/** The lines of a creator, cell by cell of the tables that some styles lay their authors out in. */
function cellsOf(person: Element): string[][] {
  const cells: string[][] = [['']];
  const add = (text: string): void => {
    const lines = cells[cells.length - 1] as string[];
    lines[lines.length - 1] += text;
  };
  const walk = (node: Element, depth: number): void => {
    const children = node.childNodes;
    for (let i = 0, child = children[0]; child; child = children[++i]) {
      if (child.nodeType === 3) add((child as Text).data);
      if (child.nodeType !== 1 || depth > 40) continue;
      const element = child as Element;
      const name = element.localName;
      if (typeof name !== 'string' || isApparatus(element)) add(' ');
      else if (isMark(element)) add(' , ');
      else if (name === 'br') cells[cells.length - 1]?.push('');
      else {
        if (name === 'td' || /\bltx_(?:td|inline-block)\b/.test(element.className)) cells.push(['']);
        else if (name === 'p' || name === 'tr' || name === 'div') cells[cells.length - 1]?.push('');
        walk(element, depth + 1);
      }
    }
  };
  walk(person, 0);
  return cells;
}

function firstLine(lines: string[]): string[] {
  return lines.filter((line) => line.trim() !== '').slice(0, 1);
}

function namesIn(lines: string[]): string[] {
  const names: string[] = [];
  for (const line of lines) {
    const parts = collapse(line)
      .split(/ ?(?:[,;&]|\band\b) ?/)
      // No name is so long; and a run of marks is looked through for its end once for each mark.
      .map((part) => part.slice(0, 200).replace(/^[\d*†‡§¶ ]+|[\d*†‡§¶ ]+$/gu, ''))
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
