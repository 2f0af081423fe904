/** Keeps the background awake through long work: a service worker without events is stopped after 30 s, its work undone. */
import { browser } from 'wxt/browser';

/** ms between calls of the browser's, each of which counts as a sign of life. */
const BETWEEN = 20_000;

/** Does work that may take longer than an idle worker lives: an upgrade of the database, a large import. */
export async function stayAwake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), BETWEEN);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
