/** What a screen is, and how one comes to those of the library's pages. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../../tests/e2e/harness/chromium.ts';
import type { Tab } from '../../tests/e2e/harness/tab.ts';
import { LONG_TITLE } from './library.ts';

/** What the screens of one browser have in common. */
export interface Stage {
  offprint: Offprint;
  listing: Tab;
  /** Papers that the library holds. */
  papers: number;
}

/** Of a window, CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Screen {
  name: string;
  /** Widths in CSS pixels: the narrowest that is supported, and a common one. */
  widths: readonly number[];
  height: number;
  /** Fewest papers that it needs to be shown. */
  least?: number;
  /** Shown with every size of library, or once only. */
  isOfLibrary: boolean;
  /** Come to anew at each width: what floats by words is placed once. */
  isReopened?: boolean;
  /** A page of ours, or a tab that shows somebody else's. */
  open(stage: Stage, size: Size): Promise<Page | Tab>;
}

export const POPUP = { widths: [320, 400], height: 600 } as const;
export const PANEL = { widths: [280, 420], height: 800 } as const;
/** The narrower is the wider one at 200 %. */
export const TAB = { widths: [640, 1280], height: 860 } as const;
export const SETTINGS = { widths: [320, 1280], height: 860 } as const;
/** What is shown with a library that has something, once. */
export const ONCE = { isOfLibrary: false, least: 1 } as const;
/** What opens beside its button is placed once. */
export const PLACED = { ...ONCE, isReopened: true } as const;

/** A page of ours that stands; `ready` matches what it shows when it has loaded. */
export async function opened(
  { offprint }: Pick<Stage, 'offprint'>,
  path: string,
  ready: string,
  size: Size = { width: 1280, height: 860 },
): Promise<Page> {
  const page = await offprint.ownPage(path, size);
  await page.locator(ready).first().waitFor();
  return page;
}

/** The library, when it lists what it has. */
export async function library(stage: Stage, path: string, size?: Size): Promise<Page> {
  const page = await opened(stage, path, 'main', size);
  const first = stage.papers > 0 ? '[data-paper] [data-action="open"]' : '[data-action="bring-in"]';
  await page.locator(first).first().waitFor();
  return page;
}

export const PATHS = { panel: 'sidepanel.html', tab: 'library.html' } as const;

/** Presses one after the other what selectors find first, and waits for what the last finds. */
export async function press(page: Page, ...selectors: string[]): Promise<Page> {
  for (const selector of selectors.slice(0, -1)) await page.locator(selector).first().click();
  await page.locator(selectors.at(-1)!).first().waitFor();
  return page;
}

/** The library after some buttons were pressed. */
export const pressed =
  (path: keyof typeof PATHS, ...selectors: string[]) =>
  async (stage: Stage, size: Size): Promise<Page> =>
    press(await library(stage, PATHS[path], size), ...selectors);

/** The row of a paper, as a locator finds it. */
export const rowOf = (title: string): string =>
  `[data-paper]:has-text("${title.slice(0, 40)}") [data-action="open"]`;

/** The paper with the longest title, many authors, a note and tags, after some buttons of it were pressed; its terms are found. */
export const details =
  (path: keyof typeof PATHS, title = LONG_TITLE, ...selectors: string[]) =>
  async (stage: Stage, size: Size): Promise<Page> => {
    const page = await pressed(path, rowOf(title), '[data-details] [data-chip]')(stage, size);
    return selectors.length > 0 ? press(page, ...selectors) : page;
  };

/** A view of the full tab, when it stands. */
export const view =
  (id: string, ...selectors: string[]) =>
  async (stage: Stage, size: Size) =>
    press(
      await opened(stage, `library.html#view=${id}`, `[data-view="${id}"]`, size),
      ...selectors,
      `[data-view="${id}"]`,
    );

/** From now on a page of ours waits in vain for an answer to a method ("held"), is refused, or is answered by us. */
export function answered(page: Page, method: string, how: 'held' | 'refused' | object): Promise<void> {
  return page.evaluate(
    ([name, kind]) => {
      const { runtime } = chrome as unknown as {
        runtime: { sendMessage(call: { method?: string }, ...rest: unknown[]): Promise<unknown> };
      };
      const send = runtime.sendMessage.bind(runtime);
      runtime.sendMessage = (call, ...rest) => {
        if (call.method !== name) return send(call, ...rest);
        if (kind === 'held') return new Promise(() => undefined);
        return Promise.resolve(
          kind === 'refused'
            ? { ok: false, error: 'failed', message: 'A transaction was aborted: no space' }
            : { ok: true, value: kind },
        );
      };
    },
    [method, how] as const,
  );
}
