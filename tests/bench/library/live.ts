/** What is alive of an export on its way: garbage is collected first, so that what is left is what the file needs. */
import type { Page } from 'playwright-core';

/** Shares of the file after which it is looked at. */
const POINTS = [0.1, 0.5, 0.9];
/** ms between two looks at how far it is. */
const EVERY = 20;

export interface Live {
  /** How much of the file was written, 0..1. */
  done: number;
  /** Of the worker that writes it: its objects, and bytes beside them, MB. */
  worker: number;
}

/** Exports the whole library as JSON from an open panel, and looks three times at what is alive. */
export async function liveWhileExporting(page: Page): Promise<Live[]> {
  const session = await page.context().newCDPSession(page);
  const writer = await workerNamed(session as unknown as Session, 'export-worker.js');
  await page.evaluate(() => {
    const watched = Object.assign(globalThis, { exportDone: 0 });
    const Before = Worker;
    watched.Worker = class extends Before {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<{ kind?: string; done?: number }>) => {
          if (data.kind === 'progress') watched.exportDone = data.done ?? 0;
        });
      }
    };
  });
  await page.locator('[data-action="export"]').click();
  const waiting = page.waitForEvent('download', { timeout: 300_000 });
  await page.locator('[data-action="export-as"][data-format="json"]').click();
  const found: Live[] = [];
  const how = (): Promise<number> =>
    page.evaluate(() => (globalThis as unknown as { exportDone: number }).exportDone);
  const written = waiting.then(() => Infinity);
  for (const point of POINTS) {
    let done = await how();
    for (; done < point; done = await Promise.race([how(), written])) await page.waitForTimeout(EVERY);
    if (done === Infinity) break;
    await writer.ask('HeapProfiler.collectGarbage');
    const heap = await writer.ask('Runtime.getHeapUsage');
    // It ended meanwhile.
    if (!heap) break;
    const worker = heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize;
    found.push({ done, worker: worker / 1e6 });
  }
  await waiting;
  await session.detach();
  return found;
}

/** What is used here of a session with a page. */
interface Session {
  on(event: string, listen: (event: never) => void): void;
  send(method: string, parameters: object): Promise<unknown>;
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

/** Questions to a worker of the page that is yet to start (Chrome DevTools Protocol, Target domain); null once it ended. */
async function workerNamed(session: Session, name: string) {
  let worker: string | undefined;
  let last = 0;
  const answers = new Map<number, (answer: HeapUsage | null) => void>();
  session.on(
    'Target.attachedToTarget',
    ({ sessionId, targetInfo }: { sessionId: string; targetInfo: { url: string } }) => {
      if (targetInfo.url.endsWith(name)) worker = sessionId;
    },
  );
  session.on('Target.receivedMessageFromTarget', ({ message }: { message: string }) => {
    const { id, result = null } = JSON.parse(message) as { id: number; result?: HeapUsage };
    answers.get(id)?.(result);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }: { sessionId: string }) => {
    if (sessionId === worker) for (const answer of answers.values()) answer(null);
  });
  // The session's own way of speaking to what is within it.
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return {
    ask(method: string): Promise<HeapUsage | null> {
      const id = ++last;
      return new Promise((resolve) => {
        answers.set(id, resolve);
        const message = JSON.stringify({ id, method, params: {} });
        session.send('Target.sendMessageToTarget', { sessionId: worker, message }).catch(() => resolve(null));
      });
    },
  };
}
