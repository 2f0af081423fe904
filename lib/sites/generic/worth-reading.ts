/**
 * Gives up early on long pages that show nothing scholarly at all (shops, forums, stories), before a line of them is
 * judged. Looks for the least that any list of papers shows somewhere: scholarly words, links that lead to papers, or
 * names in a row. Short pages are always read, and so is every page in doubt.
 */

import { domOf } from './dom.ts';

/** A page whose text is shorter costs little to read. In characters. */
const LONG = 40_000;
/** A page of fewer elements costs so little to read that asking for its text would cost more. */
const FEW_ELEMENTS = 600;
/** Words and links that speak for papers, together; what a page of other things may have by chance stays below. */
const ENOUGH = 3;
/** One pair of names in so many characters: lists of accepted papers have one in 200, news and goods one in 4,000. */
const NAMES_EVERY = 1_000;
/** The text is searched in parts, between which the page may work. In characters. */
const PART = 15_000;
/** Names are counted in so many parts at most, spread evenly, each so long: how dense they are shows there as well. */
const SAMPLES = 30;
const SAMPLE = 6_000;

const LINK =
  /arxiv\.org\/|doi\.org\/|openreview\.net\/|aclanthology|aclweb|pubmed|semanticscholar|scholar\.google|dl\.acm|ieeexplore|\/\/hal\.|\.pdf|\.bib/i;
const HEAD = 'meta[name^="citation_"],meta[name^="dc." i],span.Z3988';

/** In small letters: a search that heeds no case takes several times as long. */
const WORDS =
  /\b(?:proceedings|proc\.|conference|journal|transactions|symposium|workshop|arxiv|preprint|in press|to appear|bibtex|doi|isbn|et al|abstract|thesis|zeitschrift|tagung|konferenz|revue|colloque|actes|revista|congreso|congresso|rivista|tesis)\b/g;
const WORDS_OF_OTHERS = /журнал|конференц|вестник|сборник|学报|会议|期刊|论文|論文|学会|저널|학회|مجلة/g;

/** Words are bounded: a run of capitals would otherwise be searched to its end from each of its letters. */
const NAMES =
  /(?<!\p{L})\p{Lu}[\p{L}.'’-]{0,20} \p{Lu}[\p{L}.'’-]{0,20},? (?:(?:and|&|et|und|y) )?\p{Lu}[\p{L}.'’-]{0,20} \p{Lu}|(?<!\p{L})\p{Lu}[\p{L}'’-]{1,20}, (?:\p{Lu}\.[ -]?){1,3}(?:,|;| and| &)|\p{Script=Han}{2,4}[、,，;；] ?\p{Script=Han}{2,4}[、,，;；]/gu;

/** False where the page is long and nothing on it speaks for papers. */
export function* isWorthReading(document: Document): Generator<void, boolean> {
  if ((document.body?.getElementsByTagName('*').length ?? 0) < FEW_ELEMENTS) return true;
  const parts = yield* textOf(document);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length < LONG || document.querySelector(HEAD)) return true;
  yield;
  let found = 0;
  for (const part of parts) {
    const small = part.toLowerCase();
    for (const words of [WORDS, WORDS_OF_OTHERS]) found += count(small, words, ENOUGH - found);
    if (found >= ENOUGH) return true;
    yield;
  }
  let looked = 0;
  for (const link of document.querySelectorAll('a[href]')) {
    if (LINK.test(link.getAttribute('href') ?? '') && ++found >= ENOUGH) return true;
    if (++looked % 1_000 === 0) yield;
  }
  let names = 0;
  let read = 0;
  const every = Math.max(1, Math.floor(parts.length / SAMPLES));
  for (let at = 0; at < parts.length; at += every) {
    const sample = (parts[at] ?? '').slice(0, SAMPLE);
    names += count(sample, NAMES, Infinity);
    read += sample.length;
    yield;
  }
  return names >= read / NAMES_EVERY;
}

/** The text of a page of fewer elements is asked for at once. */
const SMALL = 4_000;
/** An element of few children, or of more than are read as one, is gone into: of the others the text is taken whole. */
const FEW = 2;
const MANY = 30;

/** The page's text in parts: asked for as a whole, that of a long page takes longer than the page can wait. */
function* textOf(document: Document): Generator<void, string[]> {
  const parts: string[] = [];
  const { body } = document;
  if (!body) return parts;
  if (body.getElementsByTagName('*').length < SMALL) {
    const text = body.textContent ?? '';
    for (let from = 0; from < text.length; from += PART) parts.push(text.slice(from, from + PART));
    return parts;
  }
  const dom = domOf(document);
  let part = '';
  const open: (Node | null)[] = [dom.firstChild(body)];
  while (open.length > 0) {
    const node = open.pop();
    if (!node) continue;
    open.push(dom.nextSibling(node));
    const count = dom.childCount(node);
    if (count > 0 && (count <= FEW || count > MANY)) {
      open.push(dom.firstChild(node));
      continue;
    }
    part += dom.text(node);
    if (part.length < PART) continue;
    for (let from = 0; from < part.length; from += PART) parts.push(part.slice(from, from + PART));
    part = '';
    yield;
  }
  parts.push(part);
  return parts;
}

/** How often a pattern is found, at most so many times; what lies across two parts is missed. */
function count(text: string, pattern: RegExp, most: number): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (found < most && pattern.test(text)) found++;
  return found;
}
