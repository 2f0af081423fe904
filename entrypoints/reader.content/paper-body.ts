/**
 * The paper's own text, on pages that show it whole (LaTeXML's: arXiv's HTML papers, ar5iv). It is read block by block, and
 * a block's name is the same in every rendering of one version, so that a mark finds its block again.
 */
import { findQuote } from '../../lib/anchor/quote.ts';
import type { MarkView } from '../../lib/paper/sightings.ts';
import type { SightingElements } from '../../lib/sites/contract.ts';
import { readElementText } from '../../lib/text/abstract-text.ts';
import { nextTask } from './turns.ts';

/** What holds running text: paragraphs, headings, captions, entries of the bibliography, cells. */
const BLOCK = '.ltx_p, .ltx_title, .ltx_caption, .ltx_bibblock, .ltx_td';
/** Looking for lost words holds the page's thread for so many ms at a time. */
const SLICE = 6;

/** The article, null where the page shows no whole paper. */
export function bodyOf({ entry }: SightingElements): Element | null {
  return entry.classList.contains('ltx_document') ? entry : null;
}

/** The blocks of the text, in order, without those that hold others and those of title and abstract. */
export function blocksOf(elements: SightingElements): Element[] {
  const body = bodyOf(elements);
  if (!body) return [];
  const isOther = (block: Element) =>
    block === elements.title || elements.abstract?.contains(block) || block.querySelector('.ltx_p') !== null;
  return [...body.querySelectorAll(BLOCK)].filter((block) => !isOther(block));
}

/** Its own id; for one without, the id of what it stands in and its number among the nameless blocks there. */
export function blockName(block: Element): string {
  if (block.id) return block.id.slice(0, 190);
  const owner = block.closest('[id]');
  if (!owner) return '';
  return `${owner.id.slice(0, 190)}/${namelessIn(owner).indexOf(block)}`;
}

export function blockNamed(elements: SightingElements, name: string): Element | null {
  const body = bodyOf(elements);
  if (!body || name === '') return null;
  const byId = (id: string) => body.querySelector(`[id="${CSS.escape(id)}"]`);
  const own = byId(name);
  if (own) return own;
  const [, id, number] = /^(.*)\/(\d+)$/.exec(name) ?? [];
  const owner = id ? byId(id) : null;
  return owner ? (namelessIn(owner)[Number(number)] ?? null) : null;
}

function namelessIn(owner: Element): Element[] {
  return [...owner.querySelectorAll(BLOCK)].filter((block) => !block.id && block.closest('[id]') === owner);
}

/** The blocks that hold the very words of marks whose own block is gone or was rewritten, by the marks' ids. */
export async function findInBody(
  elements: SightingElements,
  marks: readonly MarkView[],
): Promise<Map<string, Element>> {
  const found = new Map<string, Element>();
  let slice = performance.now() + SLICE;
  for (const block of blocksOf(elements)) {
    const { text } = readElementText(block);
    for (const mark of marks) {
      if (!found.has(mark.id) && findQuote(text, mark)) found.set(mark.id, block);
    }
    if (found.size === marks.length) break;
    if (performance.now() < slice) continue;
    await nextTask();
    slice = performance.now() + SLICE;
  }
  return found;
}
