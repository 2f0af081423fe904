/**
 * One tab as a reader sees and uses it: rails in closed shadow roots are found through the debugging protocol and
 * clicked at their place on the screen, words are selected with the mouse, marks are judged by painted pixels.
 */
import type { CDPSession, Page } from 'playwright-core';
import { colouredShareOf, decodePng, type Picture } from '../../support/png.ts';
import { until } from './deadline.ts';
import { MARKUP_WITHOUT_US } from './our-elements.ts';

export type RailState = 'asking' | 'new' | 'seen' | 'later' | 'saved' | 'dismissed' | 'failed' | 'stale';
export type RailAction = 'save' | 'later' | 'dismiss' | 'undo' | 'note';

/** Place on the screen, in CSS pixels of the viewport. */
export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export interface Rail {
  /** "arxiv:2611.90001". */
  key: string;
  state: RailState;
  /** The entry that the keyboard is on. */
  current: boolean;
  box: Box;
  /** What a button says to assistive technology and whether it is pressed. */
  buttons: { action: string; label: string; pressed: boolean; box: Box }[];
  /** What the rail says in words, "" when it says nothing. */
  words: string;
}

interface ShadowNode {
  backendNodeId: number;
  localName: string;
  children?: ShadowNode[];
  shadowRoots?: (ShadowNode & { shadowRootType?: string })[];
  contentDocument?: ShadowNode;
}

/** Reads every rail under a shadow root. Runs in the page, on a node it could not reach by itself. */
const READ_RAILS = `function () {
  const box = (element) => { const r = element.getBoundingClientRect(); return { x: r.x, y: r.y, width: r.width, height: r.height }; };
  return [...this.querySelectorAll('[data-rail]')].map((rail) => ({
    key: rail.dataset.rail,
    state: rail.dataset.state,
    current: 'current' in rail.dataset && rail.dataset.current !== 'false',
    box: box(rail),
    words: [...rail.querySelectorAll('[role="status"]')].map((node) => node.textContent.trim()).join(' ').trim(),
    buttons: [...rail.querySelectorAll('[data-action]')].map((button) => ({
      action: button.dataset.action,
      label: button.getAttribute('aria-label') ?? button.title ?? button.textContent.trim(),
      pressed: button.getAttribute('aria-pressed') === 'true',
      box: box(button),
    })),
  }));
}`;

export class Tab {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** What the page's own console and error handler got to see: it must not notice us. */
  readonly pageErrors: string[] = [];
  /** What our elements in the document were called when they were last looked for. */
  private hostName = '';

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.cdp = cdp;
    page.on('pageerror', (error) => this.pageErrors.push(String(error.stack ?? error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.pageErrors.push(message.text());
    });
  }

  /** Takes over a page. */
  static async attach(page: Page): Promise<Tab> {
    const cdp = await page.context().newCDPSession(page);
    return new Tab(page, cdp);
  }

  /** Calls a function (its source) on every closed shadow root of the page and collects the answers. */
  async onShadowRoots<T>(functionDeclaration: string, ...values: unknown[]): Promise<T[]> {
    const call = async (backendNodeId: number): Promise<T[]> => {
      try {
        const { object } = await this.cdp.send('DOM.resolveNode', { backendNodeId });
        const { result } = await this.cdp.send('Runtime.callFunctionOn', {
          objectId: object.objectId as string,
          functionDeclaration,
          arguments: values.map((value) => ({ value })),
          returnByValue: true,
        });
        // What is asked would be held for as long as the tab is, and with it the entry that it hangs in.
        await this.cdp.send('Runtime.releaseObject', { objectId: object.objectId as string });
        return [result.value as T];
      } catch {
        // The root went away between being found and being asked: it shows nothing any more.
        return [];
      }
    };
    const roots = (await this.knownRoots()) ?? (await this.allRoots());
    return (await Promise.all(roots.map(call))).flat();
  }

  /** Every closed root of the document, which is looked through for them: slow on a long page. */
  private async allRoots(): Promise<number[]> {
    const { root } = (await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: ShadowNode;
    };
    const found: number[] = [];
    const pending = [root];
    for (let node = pending.pop(); node; node = pending.pop()) {
      for (const shadow of node.shadowRoots ?? []) {
        if (shadow.shadowRootType === 'closed') {
          found.push(shadow.backendNodeId);
          // A page may have closed roots of its own.
          if (/^o[\da-f]{12}-x$/.test(node.localName)) this.hostName = node.localName;
        }
        pending.push(shadow);
      }
      pending.push(...(node.children ?? []));
    }
    return found;
  }

  /** The roots of the elements that are called like one found before; null where there are none of them. */
  private async knownRoots(): Promise<number[] | null> {
    if (!this.hostName) return null;
    try {
      const { root } = await this.cdp.send('DOM.getDocument', { depth: 0 });
      const asked = { nodeId: root.nodeId, selector: this.hostName };
      const { nodeIds } = await this.cdp.send('DOM.querySelectorAll', asked);
      if (nodeIds.length === 0) return null;
      const hosts = await Promise.all(
        nodeIds.map((nodeId) => this.cdp.send('DOM.describeNode', { nodeId, depth: 1, pierce: true })),
      );
      return hosts.flatMap(({ node }) => node.shadowRoots?.map((shadow) => shadow.backendNodeId) ?? []);
    } catch {
      // The document went away meanwhile, and what it was made of.
      return null;
    }
  }

  /** Every rail that is mounted now, from the top of the page to the bottom. */
  async rails(): Promise<Rail[]> {
    const found = (await this.onShadowRoots<Rail[]>(READ_RAILS)).flat();
    return found.sort((left, right) => left.box.y - right.box.y || left.box.x - right.box.x);
  }

  /** The rail of a paper, once it is there and, where one is given, in a state. */
  rail(key: string, state?: RailState, within = 10_000): Promise<Rail> {
    return until(
      `a rail for ${key}${state ? ` that says ${state}` : ''}`,
      async () => {
        const rails = (await this.rails()).filter((rail) => rail.key === key);
        return rails.find((rail) => !state || rail.state === state) ?? null;
      },
      within,
    );
  }

  /** Waits until rails are shown and every rail in the viewport knows its state. */
  settled(within = 10_000): Promise<Rail[]> {
    return until(
      'every visible rail shows its state',
      async () => {
        const rails = await this.rails();
        return rails.length > 0 && rails.every((rail) => rail.state !== 'asking') ? rails : null;
      },
      within,
    );
  }

  /** Scrolls a paper's entry to the middle of the window, as a reader would before clicking. */
  async scrollToText(text: string): Promise<void> {
    await this.page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.nodeValue?.includes(wanted)) continue;
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return;
      }
      throw new Error(`the page does not show "${wanted}"`);
    }, text);
  }

  /** Clicks a button of a rail with the mouse, where it stands. */
  async click(key: string, action: RailAction): Promise<void> {
    const button = await until(`a button "${action}" in the rail of ${key}`, async () => {
      const rail = (await this.rails()).find((candidate) => candidate.key === key);
      const found = rail?.buttons.find((candidate) => candidate.action === action);
      return found && found.box.width > 0 ? found : null;
    });
    const size = this.page.viewportSize() ?? (await this.windowSize());
    if (button.box.y < 0 || button.box.y + button.box.height > size.height) {
      await this.page.evaluate(
        (y) => window.scrollBy({ top: y, behavior: 'instant' }),
        button.box.y - size.height / 2,
      );
      return this.click(key, action);
    }
    await this.clickBox(button.box);
  }

  /** Clicks anything in a closed shadow root that a selector finds. */
  async clickInShadow(selector: string): Promise<void> {
    await this.clickBox(await this.boxInShadow(selector));
  }

  /** The same for what floats by some words: a press that comes sooner than a hand could is not taken. */
  async clickFloating(selector: string): Promise<void> {
    await this.clickInShadow(`.floating[data-steady] ${selector}, .floating[data-steady]${selector}`);
  }

  /** Presses a button of the toolbar or popover by some words. */
  pressTool(action: string, colour?: string): Promise<void> {
    const painted = colour ? `[data-colour="${colour}"]` : '';
    return this.clickFloating(`.floating [data-action="${action}"]${painted}`);
  }

  /** The same, whatever the page has done to it. */
  async pokeTool(action: string, colour?: string): Promise<void> {
    await this.clickBox(await this.tool(action, colour));
  }

  /** Where a button of the toolbar or popover stands, once it is there. */
  tool(action: string, colour?: string): Promise<Box> {
    const painted = colour ? `[data-colour="${colour}"]` : '';
    return this.boxInShadow(`[data-action="${action}"]${painted}`);
  }

  /** The same, once it takes presses. */
  placeOfTool(action: string, colour?: string): Promise<Box> {
    const painted = colour ? `[data-colour="${colour}"]` : '';
    return this.boxInShadow(`.floating[data-steady] [data-action="${action}"]${painted}`);
  }

  /** Moves the mouse to a point of the window and presses there. */
  press({ x, y }: Point): Promise<void> {
    return this.page.mouse.click(x, y);
  }

  /** What the popover by a mark is called, null where there is none. */
  async popover(): Promise<string | null> {
    const names = await this.onShadowRoots<string | null>(
      `function () { return this.querySelector('.floating[role="dialog"]')?.getAttribute('aria-label') ?? null; }`,
    );
    return names.find(Boolean) ?? null;
  }

  /** Presses the button in the line that tells what was done. */
  pressUndo(): Promise<void> {
    return this.clickInShadow('.toast [data-action="undo"]');
  }

  /** Puts the caret into the note's field. */
  enterNote(): Promise<void> {
    return this.clickFloating('.floating [data-note]');
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  front(): Promise<void> {
    return this.page.bringToFront();
  }

  /** Place of what a selector finds in a closed shadow root, once it is shown. */
  boxInShadow(selector: string, within = 8_000): Promise<Box> {
    return until(
      `${selector} on the page`,
      async () => {
        const boxes = await this.onShadowRoots<Box | null>(
          `function (selector) {
            const found = this.querySelector(selector);
            if (!found) return null;
            const r = found.getBoundingClientRect();
            return r.width > 0 ? { x: r.x, y: r.y, width: r.width, height: r.height } : null;
          }`,
          selector,
        );
        return boxes.find((box) => box !== null) ?? null;
      },
      within,
    );
  }

  private async clickBox(box: Box): Promise<void> {
    // A hand reaches only the tab in front; behind it a browser draws no frames.
    await this.page.bringToFront();
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  private windowSize(): Promise<{ width: number; height: number }> {
    return this.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  }

  /** Where words stand on the screen: one box for each line they run over. They must stand in one text node. */
  async linesOf(words: string, scrolls = true): Promise<Box[]> {
    if (scrolls) await this.scrollToText(words);
    return this.page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        return [...range.getClientRects()].map((rect) => ({
          x: rect.x,
          y: rect.y,
          width: rect.width,
          height: rect.height,
        }));
      }
      throw new Error(`the page does not show "${wanted}"`);
    }, words);
  }

  /** Selects words by dragging the mouse over them; or from the first of them to the last of others. */
  async selectWords(words: string, until = words): Promise<void> {
    const first = (await this.linesOf(words))[0];
    const last = (await this.linesOf(until, false)).at(-1);
    if (!first || !last) throw new Error(`"${words}" has no place on the screen`);
    await this.drag(
      { x: first.x + 0.5, y: first.y + first.height / 2 },
      { x: last.x + last.width - 0.5, y: last.y + last.height / 2 },
    );
  }

  /** Draws the mouse from one point of the window to another, with its button held. */
  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** Selects words, and marks them in a colour through the toolbar that appears. */
  async mark(words: string, colour = 'gold'): Promise<void> {
    await this.selectWords(words);
    await this.clickFloating(`[data-action="mark"][data-colour="${colour}"]`);
    await this.page.evaluate(() => getSelection()?.removeAllRanges());
  }

  /** The value of an expression in the page; it must be JSON. */
  evaluate<T>(expression: string): Promise<T> {
    return this.page.evaluate(expression) as Promise<T>;
  }

  /** Clicks where words stand. */
  async clickWords(words: string): Promise<void> {
    const line = (await this.linesOf(words))[0];
    if (!line) throw new Error(`"${words}" has no place on the screen`);
    await this.page.mouse.click(line.x + line.width / 2, line.y + line.height / 2);
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** What is painted where words stand, without a selection or a pointer over them. */
  async pictureOf(words: string): Promise<Picture> {
    await this.page.evaluate(() => getSelection()?.removeAllRanges());
    await this.page.mouse.move(2, 2);
    const line = (await this.linesOf(words))[0];
    if (!line) throw new Error(`"${words}" has no place on the screen`);
    const clip = { x: line.x, y: line.y, width: Math.max(1, line.width), height: Math.max(1, line.height) };
    return decodePng(await this.page.screenshot({ clip, animations: 'disabled' }));
  }

  /** Share of the pixels behind words that are not the page's white or the grey between it and black ink. */
  async colouredShare(words: string): Promise<number> {
    return colouredShareOf(await this.pictureOf(words));
  }

  /** The page's own markup without our hosts, to compare with the page as it was served. */
  markupWithoutUs(): Promise<string> {
    return this.evaluate(MARKUP_WITHOUT_US);
  }
}
