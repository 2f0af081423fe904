/**
 * Faults of layout that can be told by geometry: a page wider than its window, words cut off, words or controls that lie
 * on one another, controls outside of what can be scrolled to, controls that another element takes the press from.
 */
import type { Page } from 'playwright-core';

/** What is laid out wrongly on a page as it stands, in words; each says where. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(findFaults);
}

/**
 * Runs in the page. Lengths are in CSS pixels. Where shadow roots can be looked into, only faults of what stands in them
 * are told: the page around is not ours.
 */
export function findFaults(): string[] {
  /** Browsers round letters and borders to whole pixels. */
  const SLACK = 1.5;
  const faults: string[] = [];
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) faults.push(`the page is ${wide} px wider than its window`);

  // A page of panes that scroll fills its window, and has a bar of its own only by mistake.
  const panes = document.querySelector('main')?.getBoundingClientRect().height ?? 0;
  const tall = document.documentElement.scrollHeight - window.innerHeight;
  if (Math.abs(panes - window.innerHeight) < 1 && tall > SLACK)
    faults.push(`the page scrolls by ${tall} px behind its panes`);

  for (const element of document.querySelectorAll('body *')) {
    // What is meant to be scrolled sideways is reached by keyboard, or is writing that keeps its lines.
    if (!(element instanceof HTMLElement) || element.tabIndex >= 0 || element.matches('pre, table')) continue;
    const over = element.scrollWidth - element.clientWidth;
    if (over > SLACK && /auto|scroll/.test(getComputedStyle(element).overflowX))
      faults.push(`scrolls sideways by ${over} px: <${element.localName} class="${element.className}">`);
  }

  interface Box {
    element: Element;
    words: string;
    left: number;
    right: number;
    top: number;
    bottom: number;
    /** The nearest ancestor that lies over the flow of the page, or the page. */
    layer: Element | null;
    isControl: boolean;
  }

  const nameOf = (element: Element): string => {
    const hook = [...element.attributes].find(({ name }) => name.startsWith('data-'));
    const inside = element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 50) ?? '';
    return `<${element.localName}${hook ? ` ${hook.name}="${hook.value.slice(0, 40)}"` : ''}> “${inside}”`;
  };
  const roots = [...document.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? []);
  const parentOf = (element: Element): Element | null => {
    const root = element.parentNode;
    return root instanceof ShadowRoot ? root.host : element.parentElement;
  };
  const isTold = (...elements: Element[]): boolean =>
    roots.length === 0 || elements.some((element) => element.getRootNode() instanceof ShadowRoot);
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    let style = styles.get(element);
    if (!style) styles.set(element, (style = getComputedStyle(element)));
    return style;
  };
  /** Words that only a screen reader gets: a pixel, or cut away. */
  const isUnseen = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const { clipPath, clip, position } = styleOf(at);
      if ((position === 'absolute' || position === 'fixed') && (clipPath !== 'none' || clip !== 'auto'))
        return true;
    }
    return false;
  };
  const layerOf = (element: Element): Element | null => {
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const { position } = styleOf(at);
      // A rail stands in a line of the page, and must leave its words free; over them it has a ground of its own.
      if (at.matches('[data-rail]:not([data-cramped])')) return null;
      if (
        position === 'fixed' ||
        position === 'sticky' ||
        position === 'absolute' ||
        at.matches(':popover-open, dialog')
      )
        return at;
    }
    return null;
  };
  /** What of a box is to be seen: cut to the ancestors that cut. Null when nothing is; `isCut`: words are lost for good. */
  const seen = (box: DOMRect, element: Element) => {
    let { left, right, top, bottom } = box;
    let isCut = false;
    for (let at: Element | null = element; at && at !== document.documentElement; at = parentOf(at)) {
      const { overflowX, overflowY, textOverflow, position } = styleOf(at);
      const frame = at.getBoundingClientRect();
      if (overflowX !== 'visible' && at !== document.body) {
        const isOver = left < frame.left - SLACK || right > frame.right + SLACK;
        const isScrolled = overflowX === 'auto' || overflowX === 'scroll';
        const isMarked = textOverflow === 'ellipsis' || styleOf(at).webkitLineClamp !== 'none';
        if (isOver && !isScrolled && !isMarked) isCut = true;
        left = Math.max(left, frame.left);
        right = Math.min(right, frame.right);
      }
      if (overflowY !== 'visible' && at !== document.body) {
        const isOver = top < frame.top - SLACK || bottom > frame.bottom + SLACK;
        if (isOver && overflowY === 'hidden' && styleOf(at).webkitLineClamp === 'none') isCut = true;
        top = Math.max(top, frame.top);
        bottom = Math.min(bottom, frame.bottom);
      }
      if (position === 'fixed') break;
    }
    return right - left < 1 || bottom - top < 1
      ? { isCut, box: null }
      : { isCut, box: { left, right, top, bottom } };
  };

  const boxes: Box[] = [];
  const add = (element: Element, rects: Iterable<DOMRect>, words: string, isControl: boolean): void => {
    if (
      !element.checkVisibility({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      })
    )
      return;
    if (isUnseen(element)) return;
    const layer = layerOf(element);
    for (const rect of rects) {
      if (rect.width < 1 || rect.height < 1) continue;
      const { box, isCut } = seen(rect, element);
      if (isCut && isTold(element)) faults.push(`cut off: ${nameOf(element)}`);
      if (!box) continue;
      if (!isCut && isTold(element) && (box.left < -SLACK || box.right > window.innerWidth + SLACK))
        faults.push(`beside the window: ${nameOf(element)}`);
      boxes.push({ element, words, layer, isControl, ...box });
    }
  };
  for (const root of [document.body, ...roots]) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (
        !parent ||
        node.nodeValue?.trim() === '' ||
        parent.closest('script, style, noscript, math, svg, option, textarea')
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      add(parent, range.getClientRects(), node.nodeValue?.trim().slice(0, 40) ?? '', false);
    }
    for (const control of root.querySelectorAll(
      'button, input, select, textarea, summary, [role="button"], [role="tab"]',
    ))
      if (!control.matches('[type="hidden"], [type="file"]'))
        add(control, [control.getBoundingClientRect()], '', true);
  }

  /** Whatever of a control is pressed, something else takes it: not what floats or sticks, which it is scrolled out from under. */
  const isCovered = ({ element, left, right, top, bottom }: Box): boolean => {
    const at = (x: number, y: number) =>
      document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    const takers = [at(0.5, 0.5), at(0.2, 0.5), at(0.8, 0.5), at(0.5, 0.2), at(0.5, 0.8)];
    return takers.every(
      (taker) =>
        taker !== null &&
        !element.contains(taker) &&
        !taker.contains(element) &&
        !taker.closest('label')?.contains(element) &&
        !taker.closest(':popover-open, dialog, [role="dialog"]') &&
        !/fixed|sticky/.test(styleOf(layerOf(taker) ?? document.body).position),
    );
  };
  // Behind what floats in a root of its own, a page of somebody else's is asked in vain.
  if (roots.length === 0)
    for (const box of boxes)
      if (box.isControl && isCovered(box)) faults.push(`covered: ${nameOf(box.element)}`);

  const told = new Set<string>();
  for (const [at, one] of boxes.entries())
    for (let other = at + 1; other < boxes.length; other++) {
      const two = boxes[other];
      // What lies over the page lies over something; that is what it is for.
      if (!two || one.layer !== two.layer || one.element === two.element) continue;
      if (one.element.contains(two.element) || two.element.contains(one.element)) continue;
      if (!isTold(one.element, two.element)) continue;
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const along = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      // The lines of a text reach into one another by their leading.
      const most = one.isControl && two.isControl ? SLACK : 4;
      if (across <= SLACK + 1 || along <= most) continue;
      const fault = `on one another by ${across.toFixed(0)} × ${along.toFixed(0)} px: ${nameOf(one.element)} and ${nameOf(two.element)}`;
      if (!told.has(fault)) faults.push(fault);
      told.add(fault);
    }
  return [...new Set(faults)];
}
