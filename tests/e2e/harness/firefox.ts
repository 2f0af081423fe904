/**
 * Offprint in a real Firefox. Its automation can serve pages over plain http only, through a proxy, so it takes the
 * test build, whose address patterns accept http; everything else is the build that ships.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import type { FoundBrowser } from '../../../scripts/setup/browsers.ts';
import { until } from './deadline.ts';
import { FirefoxTab, type SendBidi } from './firefox-tab.ts';
import { PageShelf } from './pages.ts';

/** Of our choosing, so that the addresses of the extension's own pages are known. */
const UUID = '6b7b6a52-0f3c-4d1e-9a55-0ff9417e57aa';

export interface FirefoxOptions {
  browser: FoundBrowser;
  /** Folder of the Firefox test build. */
  extension: string;
  /** The extension's id in the manifest (gecko id). */
  id: string;
  /** Never remember history: the browser then refuses IndexedDB to many. */
  privateOnly?: boolean;
  /** A profile that is kept; without it, one of its own that is removed at the end. */
  profile?: string;
}

export class FirefoxOffprint {
  readonly browser: Browser;
  readonly shelf: PageShelf;
  readonly origin = `moz-extension://${UUID}`;
  private readonly server: Server;
  private readonly profile: string;
  private readonly send: SendBidi;

  private readonly keepsProfile: boolean;

  private constructor(
    browser: Browser,
    shelf: PageShelf,
    server: Server,
    profile: string,
    keepsProfile: boolean,
  ) {
    this.browser = browser;
    this.shelf = shelf;
    this.server = server;
    this.profile = profile;
    this.keepsProfile = keepsProfile;
    // Puppeteer keeps the connection to itself in its types, not in its objects.
    const { connection } = browser as unknown as {
      connection: { send(method: string, parameters: object): Promise<{ result: Record<string, unknown> }> };
    };
    this.send = async (method, parameters) => (await connection.send(method, parameters)).result;
  }

  /** Launches Firefox with the extension installed for this run. */
  static async launch(options: FirefoxOptions): Promise<FirefoxOffprint> {
    const shelf = new PageShelf();
    const server = createServer((request, response) => {
      // Pages are kept by their https address: the shelf is the one that Chromium uses.
      const answer = shelf.take(request.method ?? 'GET', (request.url ?? '').replace(/^http:/, 'https:'));
      if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
      else response.writeHead(404).end();
    });
    server.on('connect', (request, socket) => {
      shelf.refused.push(`CONNECT ${request.url}`);
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'offprint-firefox-'));
    const isNew = readdirSync(profile).length === 0;
    const browser = await launch({
      browser: 'firefox',
      executablePath: options.browser.path,
      headless: true,
      userDataDir: profile,
      defaultViewport: { width: 1100, height: 900 },
      // Without it, no address of an extension may be opened.
      args: ['--remote-allow-system-access'],
      env: { ...process.env, HOME: profile, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
      extraPrefsFirefox: {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': (server.address() as AddressInfo).port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': (server.address() as AddressInfo).port,
        'network.proxy.allow_hijacking_localhost': true,
        'dom.security.https_only_mode': false,
        'dom.security.https_first': false,
        'network.stricttransportsecurity.preloadlist': false,
        'extensions.webextensions.uuids': JSON.stringify({ [options.id]: UUID }),
        // Hosts of a manifest are granted at install only where this says so (as a reader does in the add-on's menu).
        'extensions.originControls.grantByDefault': true,
        // What a temporary add-on kept is taken away with it, unless this says otherwise: then it is as one that is installed.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        // A click that asks for a site gets it; nobody is there to answer the browser's own question.
        'extensions.webextOptionalPermissionPrompts': false,
        ...(options.privateOnly ? { 'browser.privatebrowsing.autostart': true } : {}),
      },
    });
    const firefox = new FirefoxOffprint(browser, shelf, server, profile, options.profile !== undefined);
    await firefox.send('webExtension.install', {
      extensionData: { type: 'path', path: options.extension },
      // As a reader who lets Offprint into private windows.
      ...(options.privateOnly ? { 'moz:allowPrivateBrowsing': true } : {}),
    });
    // Firefox opens no page of an extension in a window that remembers nothing.
    if (!options.privateOnly && isNew) await firefox.leaveWelcome();
    return firefox;
  }

  /** Waits for the page that greets a new reader, and closes it: it would come to the front in the middle of a test. */
  private async leaveWelcome(): Promise<void> {
    const page = await until('the reader is welcomed', async () => {
      const { contexts } = (await this.send('browsingContext.getTree', {})) as {
        contexts: { context: string; url: string }[];
      };
      return contexts.find(({ url }) => url === `${this.origin}/welcome.html`);
    });
    await this.send('browsingContext.close', { context: page.context });
  }

  /** Opens the page that the shelf keeps under an https address. */
  open(url: string): Promise<FirefoxTab> {
    return this.tabAt(url.replace(/^https:/, 'http:'));
  }

  /** One of the extension's own pages: "sidepanel.html". */
  ownPage(path: string): Promise<FirefoxTab> {
    return this.tabAt(`${this.origin}/${path}`);
  }

  /** Lets the extension into further sites, asked for in a click as it always does, and waits until it reads them. */
  async switchOn(patterns: readonly string[]): Promise<void> {
    const tab = await this.ownPage('popup.html');
    await tab.evaluate(`(() => {
      const asking = document.createElement('button');
      asking.id = 'asking';
      asking.style.cssText = 'position: fixed; inset: 0; z-index: 9';
      asking.addEventListener('click', () => browser.permissions.request({ origins: ${JSON.stringify(patterns)} }));
      document.body.append(asking);
      return true;
    })()`);
    await tab.clickOn('#asking');
    await until('the sites are read', async () => {
      const read = await tab.evaluate<string[]>(
        'browser.scripting.getRegisteredContentScripts().then((all) => all.flatMap((script) => script.matches ?? []))',
      );
      return patterns.every((pattern) => read.includes(pattern));
    });
    await tab.close();
  }

  private async tabAt(url: string): Promise<FirefoxTab> {
    const { context } = await this.send('browsingContext.create', { type: 'tab' });
    const tab = new FirefoxTab(this.send, context as string);
    await tab.goto(url);
    return tab;
  }

  /** Ends it as a crash does: its main process is killed, nothing is written on the way out. */
  async kill(): Promise<void> {
    const child = this.browser.process();
    if (!child?.pid) throw new Error('the browser’s process is not known');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(child.pid, 'SIGKILL');
    await gone;
    for (const lock of ['lock', '.parentlock']) rmSync(join(this.profile, lock), { force: true });
    await this.close();
  }

  async close(): Promise<void> {
    await this.browser.close().catch(() => undefined);
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    if (!this.keepsProfile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
