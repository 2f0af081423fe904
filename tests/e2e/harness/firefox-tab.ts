/**
 * One tab of Firefox as a reader sees and uses it. WebDriver BiDi can look into closed shadow roots and open the
 * extension's own pages where Puppeteer's pages cannot, so its commands are spoken directly.
 */
import { colouredShareOf, decodePng, type Picture } from '../../support/png.ts';
import type { Box, Point, Rail } from './tab.ts';
import { until } from './deadline.ts';
import { OUR_HOSTS, OUR_OVERLAYS } from './our-elements.ts';

/** Sends one WebDriver BiDi command (https://w3c.github.io/webdriver-bidi) and answers its result. */
export type SendBidi = (
  method: string,
  parameters: Record<string, unknown>,
) => Promise<Record<string, unknown>>;

interface RemoteNode {
  sharedId?: string;
  value?: {
    localName?: string;
    attributes?: Record<string, string>;
    children?: RemoteNode[];
    shadowRoot?: RemoteNode | null;
    mode?: string;
    nodeValue?: string;
  };
}

type FoundRail = Pick<Rail, 'key' | 'state' | 'words'> & { buttons: { action: string; node: RemoteNode }[] };

/** The first node, this one or inside it, that carries these attributes. */
function carrying(node: RemoteNode, wanted: Record<string, string>): RemoteNode | null {
  const { attributes = {}, children = [], shadowRoot } = node.value ?? {};
  if (Object.entries(wanted).every(([name, value]) => attributes[name] === value)) return node;
  for (const child of [...children, ...(shadowRoot ? [shadowRoot] : [])]) {
    const found = carrying(child, wanted);
    if (found) return found;
  }
  return null;
}

export class FirefoxTab {
  private readonly send: SendBidi;
  private readonly context: string;

  constructor(send: SendBidi, context: string) {
    this.send = send;
    this.context = context;
  }

  /** A world of our own in the document: what a page has done to its own does not reach it. */
  private get aside(): object {
    return { context: this.context, sandbox: 'aside' };
  }

  /** Goes to an address and waits until its document says that it is complete. */
  async goto(url: string): Promise<void> {
    // Waiting is done here: for the extension's own pages Firefox changes process and never reports the load.
    await this.send('browsingContext.navigate', { context: this.context, url, wait: 'none' });
    await until(
      `${url} is loaded`,
      () =>
        this.evaluate<boolean>(
          `location.href.startsWith(${JSON.stringify(url)}) && document.readyState === 'complete'`,
        ),
      15_000,
    );
  }

  async reload(): Promise<void> {
    await this.evaluate('document.documentElement.dataset.left = "1"');
    await this.send('browsingContext.reload', { context: this.context, wait: 'none' });
    await until(
      'the page is loaded again',
      () =>
        this.evaluate<boolean>(
          `!document.documentElement.dataset.left && document.readyState === 'complete'`,
        ),
      15_000,
    );
  }

  /** The value of an expression in the page; it must be JSON. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context: this.context },
      awaitPromise: true,
    });
    const result = answer.result as { value?: string } | undefined;
    if (answer.type === 'exception' || typeof result?.value !== 'string') {
      throw new Error(`${expression}: ${JSON.stringify(answer.exceptionDetails ?? result).slice(0, 300)}`);
    }
    return JSON.parse(result.value) as T;
  }

  /** Every rail that is mounted now. */
  async rails(): Promise<FoundRail[]> {
    const rails: FoundRail[] = [];
    const visit = (node: RemoteNode, rail: FoundRail | undefined): void => {
      const { attributes = {}, children = [], shadowRoot, nodeValue } = node.value ?? {};
      let owner = rail;
      if (attributes['data-rail'] !== undefined) {
        owner = {
          key: attributes['data-rail'],
          state: attributes['data-state'] as Rail['state'],
          words: '',
          buttons: [],
        };
        rails.push(owner);
      }
      if (owner && attributes['data-action']) owner.buttons.push({ action: attributes['data-action'], node });
      if (owner && nodeValue) owner.words = `${owner.words} ${nodeValue}`.trim();
      for (const child of children) visit(child, owner);
      if (shadowRoot) visit(shadowRoot, owner);
    };
    for (const host of await this.hosts(OUR_HOSTS)) visit(host, undefined);
    return rails;
  }

  /** The rail of a paper, once it is in a state. */
  rail(key: string, state?: Rail['state'], within = 8_000): Promise<FoundRail> {
    return until(
      `a rail for ${key}${state ? ` that says ${state}` : ''}`,
      async () =>
        (await this.rails()).find((rail) => rail.key === key && (!state || rail.state === state)) ?? null,
      within,
    );
  }

  /** Clicks a button of a rail with the mouse, where it stands. */
  async click(key: string, action: string): Promise<void> {
    const rail = await this.rail(key);
    const sharedId = rail.buttons.find((button) => button.action === action)?.node.sharedId;
    if (!sharedId) throw new Error(`the rail of ${key} has no button "${action}"`);
    await this.send('script.callFunction', {
      functionDeclaration: `(node) => node.scrollIntoView({ block: 'center', behavior: 'instant' })`,
      arguments: [{ sharedId }],
      target: this.aside,
      awaitPromise: false,
    });
    await this.pointer({ type: 'element', element: { sharedId } });
  }

  /** Clicks what a selector finds in the page's own document. */
  async clickOn(selector: string): Promise<void> {
    const { x, y } = await until(`${selector} on the page`, () =>
      this.evaluate<{ x: number; y: number } | null>(
        `(() => { const found = document.querySelector(${JSON.stringify(selector)}); if (!found) return null; found.scrollIntoView({ block: 'center' });
          const r = found.getBoundingClientRect(); return { x: Math.round(r.x + r.width / 2), y: Math.round(r.y + r.height / 2) }; })()`,
      ),
    );
    await this.pointer('viewport', x, y);
  }

  /** Where words stand on the screen, line by line. They must stand in one text node. */
  private async linesOf(words: string): Promise<Box[]> {
    return this.evaluate<Box[]>(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue.indexOf(${JSON.stringify(words)});
        if (at < 0) continue;
        node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + ${words.length});
        return [...range.getClientRects()].map((r) => ({ x: r.x, y: r.y, width: r.width, height: r.height }));
      }
      return [];
    })()`);
  }

  /** Selects words with the mouse, and marks them in a colour through the toolbar that appears. */
  async mark(words: string, colour = 'gold'): Promise<void> {
    await this.selectWords(words);
    await this.pressTool('mark', colour);
  }

  /** Selects words by dragging the mouse over them. */
  async selectWords(words: string): Promise<void> {
    const lines = await this.linesOf(words);
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) throw new Error(`"${words}" has no place on the screen`);
    await this.drag(
      { x: Math.ceil(first.x + 0.5), y: first.y + first.height / 2 },
      { x: Math.floor(last.x + last.width - 1), y: last.y + last.height / 2 },
    );
  }

  /** Draws the mouse from one point of the window to another, with its button held. */
  async drag(from: Point, to: Point): Promise<void> {
    const at = (x: number, y: number) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) });
    await this.act([
      at(from.x, from.y),
      { type: 'pointerDown', button: 0 },
      { ...at((from.x + to.x) / 2, to.y), duration: 50 },
      { ...at(to.x, to.y), duration: 50 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Presses a button of the toolbar or popover by some words. */
  async pressTool(action: string, colour?: string): Promise<void> {
    await this.tool(action, colour);
    // A press that comes sooner than a hand could is not taken.
    await until('the toolbar stands still', () => this.inShadow({ 'data-steady': '' }));
    await this.pokeTool(action, colour);
  }

  /** Where a tool stands in the window, once it takes presses. */
  async placeOfTool(action: string, colour?: string): Promise<Box> {
    await until('the toolbar stands still', () => this.inShadow({ 'data-steady': '' }));
    const { sharedId } = await this.tool(action, colour);
    const answer = await this.send('script.callFunction', {
      functionDeclaration: `(node) => JSON.stringify(node.getBoundingClientRect())`,
      arguments: [{ sharedId }],
      target: this.aside,
      awaitPromise: false,
    });
    return JSON.parse((answer.result as { value: string }).value) as Box;
  }

  /** Moves the mouse to a point of the window and presses there. */
  press({ x, y }: Point): Promise<void> {
    return this.pointer('viewport', Math.round(x), Math.round(y));
  }

  /** The same, whatever the page has done to it. */
  async pokeTool(action: string, colour?: string): Promise<void> {
    const { sharedId } = await this.tool(action, colour);
    await this.pointer({ type: 'element', element: { sharedId } });
  }

  /** A button of the toolbar or popover, once it is there. */
  tool(action: string, colour?: string): Promise<RemoteNode> {
    const wanted = { 'data-action': action, ...(colour ? { 'data-colour': colour } : {}) };
    return until(`a tool "${action}"`, () => this.inShadow(wanted));
  }

  /** What the popover by a mark is called, null where there is none. */
  async popover(): Promise<string | null> {
    return (await this.inShadow({ role: 'dialog' }))?.value?.attributes?.['aria-label'] ?? null;
  }

  /** Presses the button in the line that tells what was done. */
  async pressUndo(): Promise<void> {
    const undo = await until('an offer to undo', async () => {
      const toast = await this.inShadow({ class: 'toast' });
      return toast && carrying(toast, { 'data-action': 'undo' });
    });
    await this.pointer({ type: 'element', element: { sharedId: undo.sharedId } });
  }

  /** Puts the caret into the note's field. */
  async enterNote(): Promise<void> {
    const field = await until('a field for the note', () => this.inShadow({ 'data-note': '' }));
    await this.pointer({ type: 'element', element: { sharedId: field.sharedId } });
  }

  /** Clicks where words stand. */
  async clickWords(words: string): Promise<void> {
    const line = (await this.linesOf(words))[0];
    if (!line) throw new Error(`"${words}" has no place on the screen`);
    await this.pointer('viewport', Math.round(line.x + line.width / 2), Math.round(line.y + line.height / 2));
  }

  async front(): Promise<void> {
    await this.send('browsingContext.activate', { context: this.context });
  }

  /** What carries these attributes in a shadow root of ours. */
  private async inShadow(wanted: Record<string, string>): Promise<RemoteNode | null> {
    for (const host of await this.hosts(OUR_OVERLAYS)) {
      const found = carrying(host, wanted);
      if (found) return found;
    }
    return null;
  }

  /** Elements of ours with what is in their shadow roots: long pages are not carried through the protocol as a whole. */
  private async hosts(expression: string): Promise<RemoteNode[]> {
    const answer = await this.send('script.evaluate', {
      expression,
      target: this.aside,
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 40, includeShadowTree: 'all' },
    });
    return (answer.result as { value?: RemoteNode[] }).value ?? [];
  }

  /** A picture of words as they stand on the screen; of their first line. */
  async pictureOf(words: string): Promise<Picture> {
    await this.evaluate('getSelection().removeAllRanges()');
    const line = (await this.linesOf(words))[0];
    if (!line) throw new Error(`"${words}" has no place on the screen`);
    const { data } = await this.send('browsingContext.captureScreenshot', {
      context: this.context,
      clip: { type: 'box', ...line },
    });
    return decodePng(Buffer.from(data as string, 'base64'));
  }

  /** Share of the pixels behind words that are coloured. */
  async colouredShare(words: string): Promise<number> {
    return colouredShareOf(await this.pictureOf(words));
  }

  private async act(actions: object[]): Promise<void> {
    await this.send('input.performActions', {
      context: this.context,
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }

  private async pointer(origin: unknown, x = 0, y = 0): Promise<void> {
    await this.act([
      { type: 'pointerMove', x, y, origin },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Types on the keyboard. */
  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.send('input.performActions', {
      context: this.context,
      actions: [{ type: 'key', id: 'keys', actions }],
    });
  }

  async close(): Promise<void> {
    await this.send('browsingContext.close', { context: this.context });
  }
}
