/** Tells whether the extension's worker really stopped and started: no test may pass over a stop that did not happen. */
import { until } from './deadline.ts';
import type { Tab } from './tab.ts';

type Versions = { versions: { scriptURL: string; runningStatus: string }[] };

export class WorkerWatch {
  stops = 0;
  starts = 0;
  #status = '';
  readonly #tab: Tab;
  readonly #listen: (event: Versions) => void;

  private constructor(tab: Tab, origin: string) {
    this.#tab = tab;
    this.#listen = ({ versions }) => {
      for (const { scriptURL, runningStatus } of versions) {
        if (!scriptURL.startsWith(origin) || runningStatus === this.#status) continue;
        this.#status = runningStatus;
        if (runningStatus === 'stopped') this.stops += 1;
        if (runningStatus === 'running') this.starts += 1;
      }
    };
  }

  /** From an ordinary page's tab. `origin`: "chrome-extension://abc". */
  static async on(tab: Tab, origin: string): Promise<WorkerWatch> {
    const watch = new WorkerWatch(tab, origin);
    tab.cdp.on('ServiceWorker.workerVersionUpdated', watch.#listen);
    await tab.cdp.send('ServiceWorker.enable');
    await until('the worker is known', () => watch.#status !== '');
    return watch;
  }

  async end(): Promise<void> {
    this.#tab.cdp.off('ServiceWorker.workerVersionUpdated', this.#listen);
    await this.#tab.cdp.send('ServiceWorker.disable');
  }
}
