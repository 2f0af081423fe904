/** Imports that were cut off by the end of the browser: noted by the background, told by the page that is opened next. */
import { browser } from 'wxt/browser';

const KEY = 'cutOff';

/** Notes the names of files that were not brought in. */
export async function noteCutOff(names: readonly string[]): Promise<void> {
  if (names.length > 0) await browser.storage.session.set({ [KEY]: names });
}

/** Tells once which files were not brought in, as soon as it is known. Answers how to stop listening. */
export function onCutOff(tell: (names: string[]) => void): () => void {
  const take = async () => {
    const { [KEY]: names } = await browser.storage.session.get(KEY);
    if (!Array.isArray(names)) return;
    await browser.storage.session.remove(KEY);
    tell(names.map(String));
  };
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && KEY in changes) void take();
  };
  browser.storage.onChanged.addListener(listen);
  void take();
  return () => browser.storage.onChanged.removeListener(listen);
}
