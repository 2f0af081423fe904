/**
 * Settings in the reader's other browsers, by the browser's own sync where the reader uses it: what is changed here is
 * put there, what another machine put there is taken here. The copy in `storage.local` is the one that is read. Never
 * anything of the library.
 */
import { browser } from 'wxt/browser';
import { randomId } from '../../paper/random-id.ts';
import { SETTINGS, type SettingName } from './names.ts';

/** One setting as it travels: who put it there tells an echo from news. */
interface Travelling {
  value: unknown;
  by: string;
}

const MACHINE = 'machine';

/** Sets its listeners at once; to be called when the worker starts. */
export function followSync(): void {
  browser.storage.onChanged.addListener((changes, area) => {
    for (const name of SETTINGS) {
      const change = changes[name];
      if (change?.newValue === undefined) continue;
      if (area === 'local') void put(name, change.newValue);
      if (area === 'sync') void take(name, change.newValue);
    }
  });
}

/** What changed while this browser was not running, here or there. */
export async function catchUp(): Promise<void> {
  const [here, there] = await Promise.all([
    browser.storage.local.get([...SETTINGS]),
    browser.storage.sync.get([...SETTINGS]).catch(() => ({}) as Record<string, unknown>),
  ]);
  for (const name of SETTINGS) {
    if (there[name] !== undefined) await take(name, there[name]);
    else if (here[name] !== undefined) await put(name, here[name]);
  }
}

async function put(name: SettingName, value: unknown): Promise<void> {
  const by = await machine();
  const kept = (await browser.storage.sync.get(name).catch(() => ({}) as Record<string, unknown>))[name];
  if (isTravelling(kept) && isSame(kept.value, value)) return;
  // No room, no sync, or too much of it in an hour: the setting holds here all the same.
  await browser.storage.sync.set({ [name]: { value, by } satisfies Travelling }).catch(() => undefined);
}

async function take(name: SettingName, given: unknown): Promise<void> {
  if (!isTravelling(given) || given.by === (await machine())) return;
  const here = (await browser.storage.local.get(name))[name];
  if (!isSame(here, given.value)) await browser.storage.local.set({ [name]: given.value });
}

const isTravelling = (given: unknown): given is Travelling =>
  typeof given === 'object' && given !== null && 'value' in given && 'by' in given;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

let known: Promise<string> | undefined;

/** This browser's own name among the reader's: made up once. */
function machine(): Promise<string> {
  return (known ??= browser.storage.local.get(MACHINE).then(async (stored) => {
    const name = stored[MACHINE];
    if (typeof name === 'string') return name;
    const made = randomId();
    await browser.storage.local.set({ [MACHINE]: made });
    return made;
  }));
}
