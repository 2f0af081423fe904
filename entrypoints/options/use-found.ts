/**
 * The search of the options page: sections and settings that do not hold the words are put aside, the words are shown
 * where they stand. Works on the page as it is drawn, so that a new section is found without a word about it.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { matchWords } from '../../lib/library/search/match-words.ts';

/** What is found or put aside by itself; what stands in a section beside these stays as long as the section does. */
const SETTINGS = 'li, dl > div, [data-setting]';
const SHOWN = ':is(li, dl > div, [data-setting]):not([data-missed])';
const HITS = 'offprint-options-hit';

/** Whether anything holds the words. */
export function useFound(root: RefObject<HTMLElement | null>, query: string): boolean {
  const [isFound, setFound] = useState(true);
  useLayoutEffect(() => {
    const look = () => {
      // What it does itself is no news.
      watch.disconnect();
      if (root.current) setFound(lookIn(root.current, query));
      if (root.current) watch.observe(root.current, { childList: true, subtree: true, characterData: true });
    };
    const watch = new MutationObserver(look);
    look();
    return () => {
      watch.disconnect();
      CSS.highlights?.delete(HITS);
    };
  }, [query]);
  return isFound;
}

function lookIn(root: HTMLElement, query: string): boolean {
  const isAsked = /\S/.test(query);
  const hits: Range[] = [];
  let isFound = false;
  for (const section of root.querySelectorAll<HTMLElement>('[data-section]')) {
    const heading = section.querySelector('h2')?.textContent ?? '';
    const isWhole = !isAsked || matchWords(query, heading) !== null;
    let isHere = isWhole;
    const settings = [...section.querySelectorAll<HTMLElement>(SETTINGS)];
    for (const setting of settings) {
      const isOne = isWhole || matchWords(query, `${heading} ${wordsOf(setting)}`) !== null;
      setting.toggleAttribute('data-missed', !isOne);
      isHere ||= isOne;
    }
    for (const part of section.querySelectorAll('[data-part]'))
      part.toggleAttribute('data-missed', part.querySelector(SHOWN) === null);
    // What stands in no setting: hints, buttons. Found there, the section is shown whole.
    if (!isHere && matchWords(query, wordsOf(section)) !== null) {
      for (const missed of section.querySelectorAll('[data-missed]')) missed.removeAttribute('data-missed');
      isHere = true;
    }
    section.toggleAttribute('data-missed', !isHere);
    isFound ||= isHere;
    if (isAsked && isHere) hits.push(...hitsIn(section, query));
  }
  CSS.highlights?.set(HITS, new Highlight(...hits));
  return isFound;
}

/** What is read there, and what only a screen reader says. */
function wordsOf(element: HTMLElement): string {
  const said = [...element.querySelectorAll('[aria-label]')].map(
    (each) => each.getAttribute('aria-label') ?? '',
  );
  return [element.textContent ?? '', ...said].join(' ');
}

/** Word by word, since not every word stands in one place. */
function hitsIn(section: HTMLElement, query: string): Range[] {
  const wanted = query.split(/\s+/).filter((word) => word !== '');
  const hits: Range[] = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (node.parentElement?.closest('[data-missed], textarea, .unseen')) continue;
    for (const word of wanted)
      for (const [start, end] of matchWords(word, text)?.ranges ?? []) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        hits.push(range);
      }
  }
  return hits;
}
