/** Are papers that stood before the reader's eyes remembered? Kept in `storage.local`; on unless the reader says no. */
import { browser } from 'wxt/browser';

const KEY = 'remembersSeen';

export async function remembersSeen(): Promise<boolean> {
  return (await browser.storage.local.get(KEY))[KEY] !== false;
}

export async function setRemembersSeen(isOn: boolean): Promise<void> {
  await browser.storage.local.set({ [KEY]: isOn });
}
