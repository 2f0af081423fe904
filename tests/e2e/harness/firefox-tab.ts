/**
 * One tab of Firefox as a reader sees and uses it. WebDriver BiDi can look into closed shadow roots and open the
 * extension's own pages where Puppeteer's pages cannot, so its commands are spoken directly.
 */
import type { Rail } from './tab.ts';
import { until } from './deadline.ts';

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

export class FirefoxTab {
  private readonly send: SendBidi;
  private readonly context: string;

  constructor(send: SendBidi, context: string) {
    this.send = send;
    this.context = context;
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
      expression: `(async () => JSON.stringify(await (${expression})))()`,
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
    const answer = await this.send('script.evaluate', {
      expression: 'document.body',
      target: { context: this.context },
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 40, includeShadowTree: 'all' },
    });
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
    visit(answer.result as RemoteNode, undefined);
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

  private async pointer(origin: unknown, x = 0, y = 0): Promise<void> {
    await this.send('input.performActions', {
      context: this.context,
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', x, y, origin },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    });
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
