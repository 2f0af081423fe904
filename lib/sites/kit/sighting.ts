/** Small last steps that the readers of list sites share. */
import type { Author, Bibliography } from '../../paper/bibliography.ts';
import { identifiersOfUrl } from '../../paper/identifiers.ts';
import type { Sighting, SightingElements } from '../contract.ts';
import { finish, type Draft } from './record.ts';

/** The sighting of a finished draft, null without a title; elements not found are left out. */
export function sightingOf(
  draft: Draft,
  elements: { entry: Element; anchor: Element; title?: Element | null; abstract?: Element | null },
): Sighting | null {
  const record: Bibliography | null = finish(draft);
  if (!record) return null;
  const shown: SightingElements = { entry: elements.entry, anchor: elements.anchor };
  if (elements.title) shown.title = elements.title;
  if (elements.abstract) shown.abstract = elements.abstract;
  return { record, confidence: 1, elements: shown };
}

/** More text than 5,000 authors need. */
const MOST_TEXT = 200_000;

/** "A Author, B Author and C Author": names from a line of text; an ellipsis or "et al." at either end is no name. */
export function namesOf(line: string): { authors: Author[]; authorsTruncated?: true } {
  const names = line
    .slice(0, MOST_TEXT)
    .split(/(?:(?<!\s)\s+)?[,;|]\s*(?:and\s+|&\s*)?|(?<!\s)\s+(?:and|&)\s+/)
    .map((name) => name.replace(/^(?:…|\.\.\.)\s*|(?:(?<!\s)\s+)?(?:…|\.{2,3}|\bet al\.?)$/g, '').trim())
    .filter((name) => name !== '' && !/^(?:et al\.?|others)$/i.test(name));
  const authors = names.map((name) => ({ name }));
  return /…|\.\.\.|\bet al\b|\band others\b/.test(line) ? { authors, authorsTruncated: true } : { authors };
}

/** Adds the identifiers that a link's address names, keeping those already known. */
export function addIdsOf(address: string, draft: Draft): void {
  if (address) draft.ids = { ...identifiersOfUrl(address), ...draft.ids };
}
