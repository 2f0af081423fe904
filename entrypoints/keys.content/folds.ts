/**
 * "Only results": a sheet of ours over each abstract, with its objective and its results alone. The page beneath stays
 * as it is, to the pixel; a click on a sheet, or the key again, takes it away.
 */
import { say } from '../../lib/browser/words/words.ts';
import { parentOf } from '../../lib/sites/kit/tree.ts';
import type { Fold, FoldSheets } from '../reader.content/inks.ts';

export class Folds implements FoldSheets {
  readonly #overlay: ShadowRoot;
  readonly #sheets = new Map<Element, HTMLElement>();
  isOn = false;

  constructor(overlay: ShadowRoot) {
    this.#overlay = overlay;
  }

  /** Covers an abstract with what is left of it; one that states nothing stays open. */
  lay(element: Element, folds: readonly Fold[]): void {
    this.lift(element);
    if (!this.isOn || folds.length === 0) return;
    const sheet = document.createElement('div');
    sheet.className = 'fold';
    sheet.dataset['fold'] = '';
    for (const { text, isObjective } of folds) {
      const line = document.createElement('p');
      line.textContent = text;
      if (isObjective) line.dataset['objective'] = '';
      sheet.append(line);
    }
    const limits = document.createElement('small');
    // Our words run our way, in a page that runs another.
    limits.dir = 'auto';
    limits.textContent = say('fold_limits');
    sheet.append(limits);
    sheet.addEventListener('click', (event) => event.isTrusted && this.lift(element));
    const { font, color, textAlign, direction } = getComputedStyle(element);
    Object.assign(sheet.style, { font, color, textAlign, direction, backgroundColor: groundColour(element) });
    this.#sheets.set(element, sheet);
    this.#overlay.append(sheet);
    this.#place(element, sheet);
  }

  lift(element: Element): void {
    this.#sheets.get(element)?.remove();
    this.#sheets.delete(element);
  }

  /** The page was laid out anew. */
  place(): void {
    for (const [element, sheet] of this.#sheets) {
      if (element.isConnected) this.#place(element, sheet);
      else this.lift(element);
    }
  }

  clear(): void {
    for (const element of this.#sheets.keys()) this.lift(element);
  }

  #place(element: Element, sheet: HTMLElement): void {
    const { left, top, width, height } = element.getBoundingClientRect();
    const px = (value: number) => `${value}px`;
    Object.assign(sheet.style, {
      left: px(left + scrollX),
      top: px(top + scrollY),
      width: px(width),
      minHeight: px(height),
    });
    // What an abstract that claims nearly everything has no room for would lie on its neighbour.
    delete sheet.dataset['tight'];
    if (sheet.offsetHeight > height + 1) sheet.dataset['tight'] = '';
  }
}

/** The ground's own colour, so that the sheet is of the page's paper. */
function groundColour(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
  }
  return '#fff';
}
