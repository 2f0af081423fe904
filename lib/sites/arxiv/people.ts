/**
 * arXiv's author lines, which lists, search results and abstract pages print alike: links for the names, and plain
 * text between them for commas, affiliations in brackets, "et al. (12 additional authors not shown)".
 */
import type { Author } from '../../paper/bibliography.ts';
import { collapse, textOf } from '../kit/text.ts';

export interface People {
  authors: Author[];
  authorsTruncated?: boolean;
  authorCount?: number;
}

/** The lists print at most so many names, and nothing where they cut (seen from 2024 on). */
const LISTED_AT_MOST = 100;

const NOT_SHOWN = /\((\d{1,5}) additional authors? not shown\)/;
/** What tells two people of one name apart, printed after the link: it belongs to the name. */
const SUFFIX = /^\s*(\((?:junior|senior|jr\.?|sr\.?|II|III|IV)\))/i;
const ARTICLE = /(?:^|\s)The\s$/;
/** "The Multimodal Universe Collaboration. Eirini Angeloudi" in one link: a group and its first author. */
const GROUP_THEN_NAME = /^(.{3,200}? (?:Collaboration|Consortium|Team|Group))[.:]\s+(?=\S)/;

/**
 * Reads an author line. Names stand in links; where a line has none, it is read as text. Affiliations in brackets
 * are left out; a list that arXiv folds away in the page ("long-author-list") is part of it. `listed`: the line stands
 * in a listing, which cuts without a word.
 */
export function readPeople(line: Element | null | undefined, listed = false): People {
  const people: People = { authors: [] };
  if (!line) return people;
  const state: State = { authors: people.authors, between: '', depth: 0, hidden: 0, nested: 0 };
  walk(line, state);
  settle(state);
  if (people.authors.length === 0) people.authors.push(...namesInText(textOf(line, isLabel)));
  if (state.hidden > 0) {
    people.authorCount = people.authors.length + state.hidden;
    people.authorsTruncated = true;
  } else if (listed && people.authors.length === LISTED_AT_MOST) people.authorsTruncated = true;
  return people;
}

interface State {
  authors: Author[];
  /** Text since the last name. */
  between: string;
  /** Open brackets before this point: a link inside brackets is an affiliation. */
  depth: number;
  /** Names the page says it does not show. */
  hidden: number;
  /** Elements this one stands in, below the line. */
  nested: number;
}

/** Nodes looked at in one line; no author list comes near. Siblings of a hostile form may lead round in circles. */
const MOST_NODES = 20_000;

function walk(node: Element, state: State): void {
  let steps = 0;
  for (let child = node.firstChild; child && steps < MOST_NODES; child = child.nextSibling, steps++) {
    if (child.nodeType === 3) {
      const text = (child as Text).data;
      // ", " is what stands between nearly all names.
      if (text !== ', ') state.between += text;
      continue;
    }
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    const name = element.localName;
    if (name === 'a') readLink(element, state);
    else if ((name === 'div' || (name === 'span' && !isLabel(element))) && state.nested < 4) {
      state.nested++;
      walk(element, state);
      state.nested--;
    }
  }
}

function isLabel(element: Element): boolean {
  return element.className === 'descriptor' || (element.textContent ?? '').trim() === 'Authors:';
}

function readLink(link: Element, state: State): void {
  const href = link.getAttribute('href') ?? '';
  // "et al. (12 additional authors not shown)": the switch of a list that the page holds in full.
  if (href.startsWith('javascript:')) return;
  let name = collapse(link.textContent ?? '');
  if (name === '') return;
  const article = settle(state);
  if (state.depth > 0) {
    // In brackets only arXiv's own link to a person is a name: the bracket before it was never closed.
    if (!href.includes('searchtype=author') && !href.includes('/find/')) return;
    state.depth = 0;
  }
  // "The" in a group's name stands before its link; "the" is prose: "for the X Collaboration".
  if (article) name = `The ${name}`;
  const group = name.length > 20 ? GROUP_THEN_NAME.exec(name) : null;
  if (group?.[1]) {
    state.authors.push({ name: group[1] });
    name = name.slice(group[0].length);
  }
  state.authors.push({ name });
}

/** Takes in the text since the last name; true when it ends in an article that belongs to the next one. */
function settle(state: State): boolean {
  const text = state.between;
  if (text === '') return false;
  state.between = '';
  const last = state.authors.at(-1);
  if (last && state.depth === 0) {
    const suffix = SUFFIX.exec(text)?.[1];
    if (suffix) last.name += ` ${suffix}`;
  }
  const hidden = text.includes('not shown') ? NOT_SHOWN.exec(text)?.[1] : undefined;
  if (hidden) state.hidden += Number(hidden);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40) state.depth++;
    else if (code === 41 && state.depth > 0) state.depth--;
  }
  return state.depth === 0 && ARTICLE.test(text);
}

/** A line without links: "A. Author (MIT), B. Author and C. Author". */
function namesInText(text: string): Author[] {
  let flat = '';
  let depth = 0;
  for (const char of text.slice(0, 200_000)) {
    if (char === '(') depth++;
    else if (char === ')' && depth > 0) depth--;
    else if (depth === 0) flat += char;
  }
  return collapse(flat.replace(/^\s*Authors?:/, ''))
    .split(/(?:(?<!\s)\s+)?[,;]\s*(?:and\s+)?|(?<!\s)\s+and\s+/)
    .filter((name) => name !== '' && !/^et al\b/.test(name))
    .map((name) => ({ name }));
}
