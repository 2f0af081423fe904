/**
 * A Chromium that nothing debugs but, when it is asked, one page: a worker that a debugger is attached to never idles.
 * Spoken to by the bare debugging protocol.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from '../../../scripts/setup/build.ts';
import { findBrowser } from '../../../scripts/setup/browsers.ts';
import { until } from './deadline.ts';

interface Message {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

export class Undebugged {
  readonly #process: ChildProcess;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #last = 0;
  #page = '';

  private constructor(child: ChildProcess, socket: WebSocket) {
    this.#process = child;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.id !== undefined) this.#waiting.get(message.id)?.(message);
    });
  }

  static async launch(profile: string): Promise<Undebugged> {
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    const portFile = join(profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    const extension = buildFolder('chrome');
    const child = spawn(
      browser.path,
      [
        `--user-data-dir=${profile}`,
        '--headless=new',
        '--disable-gpu',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-features=DisableLoadExtensionCommandLineSwitch',
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        '--remote-debugging-port=0',
        '--proxy-server=http://127.0.0.1:9',
        'about:blank',
      ],
      { stdio: 'ignore' },
    );
    const address = await until(
      'the browser listens',
      () => (existsSync(portFile) ? /^(\d+)\n(\S+)/.exec(readFileSync(portFile, 'utf8')) : null),
      20_000,
    );
    const socket = new WebSocket(`ws://127.0.0.1:${address[1]}${address[2]}`);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error('the browser does not answer')));
    });
    return new Undebugged(child, socket);
  }

  async #send<T>(method: string, params: object, sessionId?: string): Promise<T> {
    const id = ++this.#last;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    const { result, error } = await answer;
    this.#waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  /** The extension's worker runs now. */
  async isAwake(origin: string): Promise<boolean> {
    const { targetInfos } = await this.#send<{ targetInfos: { type: string; url: string }[] }>(
      'Target.getTargets',
      {},
    );
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  }

  /** The value of an expression in a page of the extension's origin that runs none of its code. */
  async evaluate<T>(origin: string, expression: string): Promise<T> {
    if (!this.#page) {
      const { targetId } = await this.#send<{ targetId: string }>('Target.createTarget', {
        url: `${origin}/manifest.json`,
      });
      const { sessionId } = await this.#send<{ sessionId: string }>('Target.attachToTarget', {
        targetId,
        flatten: true,
      });
      this.#page = sessionId;
    }
    const { result, exceptionDetails } = await this.#send<{
      result: { value: T };
      exceptionDetails?: { text: string };
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, this.#page);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.#send('Browser.close', {}).catch(() => this.#process.kill('SIGKILL'));
    await gone;
  }
}
