/**
 * Offprint in a real Chromium: launches the built extension in a profile, serves pages at their real addresses, and
 * opens tabs, popup and side panel. What happens inside a tab is `tab.ts`.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type BrowserContext,
  type CDPSession,
  type Page,
  type Route,
  type Worker,
} from 'playwright-core';
import type { FoundBrowser } from '../../../scripts/setup/browsers.ts';
import { until } from './deadline.ts';
import { startRefusingProxy, type RefusingProxy } from './network.ts';
import { PageShelf } from './pages.ts';
import { Tab } from './tab.ts';

export interface LaunchOptions {
  browser: FoundBrowser;
  /** Folder of the built extension; null starts the same browser without it (for comparisons). */
  extension: string | null;
  headless?: boolean;
  /** A profile that is kept; without it, one of its own that is removed at the end. */
  profile?: string;
  /** Lets requests that the shelf does not hold go to the network (for a reader's own look, never in tests). */
  online?: boolean;
  viewport?: { width: number; height: number };
  /** Leaves the page open that greets a new reader. */
  keepsWelcome?: boolean;
  /** Pages that were left are kept for the way back, as in a reader's browser; automation switches that off. */
  keepsPagesLeft?: boolean;
  /**
   * No page is served, and nothing asks before it is loaded: asking takes automation some ms for each of the extension's
   * own files, which a benchmark would time.
   */
  isAlone?: boolean;
}

/** Hosts that a browser asks by itself, whatever is loaded into it, and past the flags below. */
const HOUSEKEEPING =
  /^\S+ (?:https?:\/\/)?(?:[\w-]+\.)*(?:google\.com|googleapis\.com|gvt1\.com|microsoft\.com|msn\.com)[:/]/;

/** Flags that keep a browser's own housekeeping off the network and out of the measurements. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--hide-crash-restore-bubble',
  '--no-default-browser-check',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,NetworkTimeServiceQuerying,DisableLoadExtensionCommandLineSwitch',
];

export class Offprint {
  readonly context: BrowserContext;
  readonly shelf: PageShelf;
  readonly profile: string;
  /** "chrome-extension://abc…"; "" when launched without the extension. */
  readonly origin: string;
  private readonly proxy: RefusingProxy | null;
  private readonly keepsProfile: boolean;
  /** Errors of any kind in our own pages, our content scripts and our worker. */
  readonly errors: string[] = [];

  private constructor(
    context: BrowserContext,
    shelf: PageShelf,
    profile: string,
    origin: string,
    proxy: RefusingProxy | null,
    keepsProfile: boolean,
  ) {
    this.context = context;
    this.shelf = shelf;
    this.profile = profile;
    this.origin = origin;
    this.proxy = proxy;
    this.keepsProfile = keepsProfile;
  }

  /** Launches and waits until the extension is really there; throws a sentence when it is not. */
  static async launch(options: LaunchOptions): Promise<Offprint> {
    const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'offprint-profile-'));
    const isNew = allowExtensions(profile);
    const proxy = options.online ? null : await startRefusingProxy();
    const headless = options.headless ?? true;
    const { extension } = options;
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: options.browser.path,
      headless: false,
      chromiumSandbox: process.getuid?.() !== 0,
      ignoreDefaultArgs: [
        '--disable-extensions',
        ...(headless ? [] : ['--enable-automation']),
        ...(options.keepsPagesLeft ? ['--disable-back-forward-cache'] : []),
      ],
      viewport: headless ? (options.viewport ?? { width: 1100, height: 900 }) : null,
      acceptDownloads: true,
      args: [
        ...QUIET,
        ...(headless ? ['--headless=new', '--disable-gpu', '--hide-scrollbars'] : []),
        ...(proxy
          ? [`--proxy-server=http://127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>']
          : []),
        ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
        // The door through which a branded browser takes an unpacked extension.
        ...(extension && options.browser.branded ? ['--enable-unsafe-extension-debugging'] : []),
      ],
    });
    const shelf = new PageShelf();
    const serve = async (route: Route): Promise<void> => {
      const request = route.request();
      if (!/^https?:/.test(request.url())) return route.fallback();
      const answer = shelf.take(request.method(), request.url(), await request.allHeaders());
      if (answer) return route.fulfill(answer);
      return options.online ? route.fallback() : route.abort('internetdisconnected');
    };
    if (!options.isAlone) await context.route('**/*', serve);
    const origin = extension ? await loadedOrigin(context, extension) : '';
    const offprint = new Offprint(context, shelf, profile, origin, proxy, options.profile !== undefined);
    context.on('weberror', (error) => offprint.errors.push(String(error.error().stack ?? error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error' && message.location().url.startsWith('chrome-extension:')) {
        offprint.errors.push(message.text());
      }
    });
    // Left open, the page that greets a new reader would come to the front in the middle of a test.
    if (isNew && extension && !options.keepsWelcome) await offprint.leaveWelcome();
    return offprint;
  }

  /** Waits for the page that greets a new reader, and closes it. */
  async leaveWelcome(): Promise<void> {
    const page = await this.welcomed();
    // A browser without any page would end.
    if (this.context.pages().length === 1) await this.context.newPage();
    await page.close();
  }

  /** The page that greets a new reader. */
  welcomed(): Promise<Page> {
    return until('the reader is welcomed', () =>
      this.context.pages().find((page) => page.url() === `${this.origin}/welcome.html`),
    );
  }

  /** Requests that nobody answered for: not a served page, not the extension's own files. */
  get strayRequests(): string[] {
    return [
      ...this.shelf.refused,
      ...(this.proxy?.refused ?? []).filter((asked) => !HOUSEKEEPING.test(asked)),
    ];
  }

  /** Forgets the requests so far. */
  forgetRequests(): void {
    this.shelf.refused.length = 0;
    if (this.proxy) this.proxy.refused.length = 0;
  }

  /** The extension's service worker. It must be awake: nothing that is asked of a stopped one is ever answered. */
  async worker(): Promise<Worker> {
    const running = this.context.serviceWorkers().find((worker) => worker.url().startsWith(this.origin));
    return running ?? this.context.waitForEvent('serviceworker', { timeout: 10_000 });
  }

  /** Opens an address in a new tab and waits for its DOM. */
  async open(url: string): Promise<Tab> {
    const page = await this.context.newPage();
    const tab = await Tab.attach(page);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return tab;
  }

  /**
   * A page of the extension's own origin that runs none of its code: the way to the browser's extension calls that
   * neither wakes the worker nor depends on it.
   */
  async desk(): Promise<Page> {
    const url = `${this.origin}/manifest.json`;
    const open = this.context.pages().find((page) => page.url() === url);
    if (open) return open;
    const page = await this.context.newPage();
    await page.goto(url);
    return page;
  }

  /** The browser's number for the tab that a page is in; brings it to the front. */
  async tabId(page: Page): Promise<number> {
    const desk = await this.desk();
    await page.bringToFront();
    const id = await desk.evaluate(async (url) => {
      const tabs = await chrome.tabs.query({ active: true });
      return tabs.find((tab) => tab.url === url)?.id ?? tabs[0]?.id ?? null;
    }, page.url());
    if (id === null) throw new Error(`no tab shows ${page.url()}`);
    return id;
  }

  /** The popup as it would open on a tab, as a page of its own. */
  async popup(on: Tab): Promise<Page> {
    const id = await this.tabId(on.page);
    return this.ownPage(`popup.html?tab=${id}`, { width: 400, height: 600 });
  }

  /** The side panel, as a page of its own. */
  panel(): Promise<Page> {
    return this.ownPage('sidepanel.html', { width: 420, height: 900 });
  }

  /** One of the extension's pages. */
  async ownPage(path: string, size: { width: number; height: number }): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(size);
    await page.goto(`${this.origin}/${path}`, { waitUntil: 'domcontentloaded' });
    return page;
  }

  /**
   * Lets the extension into further sites and waits until it reads them. The reader's yes is given in the browser's own
   * list of extensions; the extension then asks as it always does, and the browser need not ask again.
   */
  async switchOn(patterns: readonly string[]): Promise<void> {
    const settings = await this.context.newPage();
    await settings.goto('chrome://extensions/');
    await settings.evaluate(
      async ([id, hosts]) => {
        const { developerPrivate } = chrome as unknown as {
          developerPrivate: { addHostPermission(id: string, host: string): Promise<void> };
        };
        for (const host of hosts) await developerPrivate.addHostPermission(id, host);
      },
      [this.origin.split('/')[2] ?? '', [...patterns]] as const,
    );
    await settings.close();
    const desk = await this.desk();
    const isGranted = await desk.evaluate(
      (origins) => chrome.permissions.request({ origins }),
      [...patterns],
    );
    if (!isGranted) throw new Error('the browser did not let the extension into the sites');
    await until('the sites are read', async () => {
      const read = await desk.evaluate(async () =>
        (await chrome.scripting.getRegisteredContentScripts()).flatMap((script) => script.matches ?? []),
      );
      return patterns.every((pattern) => read.includes(pattern));
    });
  }

  /** Asks the background what a page of ours may ask; throws what it refuses. */
  async ask<T>(method: string, payload: unknown): Promise<T> {
    const desk = await this.desk();
    const answer = (await desk.evaluate(
      ([name, given]) => chrome.runtime.sendMessage({ to: 'library', method: name, payload: given }),
      [method, payload] as const,
    )) as { ok: boolean; value: T; message: string };
    if (!answer.ok) throw new Error(`${method}: ${answer.message}`);
    return answer.value;
  }

  /** Text of the toolbar badge over a tab. */
  async badge(on: Tab): Promise<string> {
    const id = await this.tabId(on.page);
    const desk = await this.desk();
    return desk.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), id);
  }

  /** The browser itself, by the debugging protocol. */
  async browserSession(): Promise<CDPSession> {
    const browser = this.context.browser();
    if (!browser) throw new Error('the browser cannot be asked');
    return browser.newBrowserCDPSession();
  }

  /** Stops the extension's worker as the browser does when it idles. Needs an ordinary page's tab. */
  async stopWorker(from: Tab): Promise<void> {
    const { cdp } = from;
    const stopped = new Promise<void>((resolve) => {
      cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (
          versions.some(
            ({ scriptURL, runningStatus }) =>
              scriptURL.startsWith(this.origin) && runningStatus === 'stopped',
          )
        ) {
          resolve();
        }
      });
    });
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await cdp.send('ServiceWorker.disable');
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.proxy?.close();
    if (!this.keepsProfile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Without developer mode, a browser switches an unpacked extension off when it reloads itself. True in a new profile. */
function allowExtensions(profile: string): boolean {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return false;
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({ extensions: { ui: { developer_mode: true } }, net: { network_prediction_options: 2 } }),
  );
  return true;
}

/** The extension's origin once its worker runs; Google's own Chrome takes it only through its debugging door. */
async function loadedOrigin(context: BrowserContext, extension: string): Promise<string> {
  const seen = async (within: number): Promise<string | null> => {
    const worker =
      context.serviceWorkers()[0] ??
      (await context.waitForEvent('serviceworker', { timeout: within }).catch(() => null));
    // Node calls every extension's origin "null".
    return worker ? worker.url().split('/').slice(0, 3).join('/') : null;
  };
  const origin = await seen(4_000);
  if (origin) return origin;
  const session = await context.browser()?.newBrowserCDPSession();
  await session
    ?.send('Extensions.loadUnpacked' as never, { path: extension } as never)
    .catch(() => undefined);
  const late = await seen(6_000);
  if (late) return late;
  await context.close();
  throw new Error(
    'the browser started, but it did not load Offprint: try Chromium, or load the folder by hand (see README)',
  );
}
