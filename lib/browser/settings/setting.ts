/** One setting of the reader's, kept in `storage.local` under its name; `follow-sync.ts` takes it to the reader's other machines. */
import { browser } from 'wxt/browser';

export interface Setting<T> {
  read(): Promise<T>;
  write(value: T): Promise<void>;
  /** Told of every change, in whichever tab it was made, until `signal` ends it. */
  watch(take: (value: T) => void, signal: AbortSignal): void;
}

/** `parse` takes whatever is stored, field by field, with the default for what is not as it should be. */
export function setting<T>(name: string, parse: (stored: unknown) => T): Setting<T> {
  return {
    read: async () => parse((await browser.storage.local.get(name))[name]),
    write: (value) => browser.storage.local.set({ [name]: value }),
    watch(take, signal) {
      const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        if (area === 'local' && name in changes) take(parse(changes[name]?.newValue));
      };
      browser.storage.onChanged.addListener(listen);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
    },
  };
}
