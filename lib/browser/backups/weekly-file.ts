/**
 * A backup file in Downloads once a week, if the reader wants it: the one copy that outlives the extension itself. The
 * browser writes it and tells that it is whole; an extension cannot read its own download back, and the page that
 * offers this says so.
 */
import { browser } from 'wxt/browser';

const KEY = 'weeklyFile';
const DAY = 86_400_000;

export interface WeeklyFile {
  isOn: boolean;
  /** The last that was complete. ms since 1970, bytes as the browser counted them. */
  last?: { at: number; bytes: number; name: string };
  /** Why the last attempt gave nothing: the browser asked where to save, or its own word for a failure. */
  failure?: { at: number; why: 'asked' | 'failed'; message: string };
}

function parse(value: unknown): WeeklyFile {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<WeeklyFile>;
  const state: WeeklyFile = { isOn: given.isOn === true };
  if (typeof given.last?.at === 'number' && typeof given.last.bytes === 'number')
    state.last = { at: given.last.at, bytes: given.last.bytes, name: String(given.last.name) };
  if (typeof given.failure?.at === 'number')
    state.failure = {
      at: given.failure.at,
      why: given.failure.why === 'asked' ? 'asked' : 'failed',
      message: String(given.failure.message).slice(0, 300),
    };
  return state;
}

export async function readWeeklyFile(): Promise<WeeklyFile> {
  return parse((await browser.storage.local.get(KEY))[KEY]);
}

export async function writeWeeklyFile(state: WeeklyFile): Promise<void> {
  await browser.storage.local.set({ [KEY]: state });
}

/** A week has gone by since the last file, or there is none; after a failure a day is waited. */
export function isDue({ isOn, last, failure }: WeeklyFile, now: number): boolean {
  if (!isOn) return false;
  if (failure && now >= failure.at && now - failure.at < DAY) return false;
  // A clock that was set back must not put the next file off for years.
  return !last || now - last.at >= 7 * DAY || now < last.at;
}

/** Must run directly in the reader's gesture: the browser asks whether downloads are allowed. */
export async function switchWeeklyFile(isOn: boolean): Promise<boolean> {
  if (isOn && !(await browser.permissions.request({ permissions: ['downloads'] }))) return false;
  const { last } = await readWeeklyFile();
  await writeWeeklyFile({ isOn, ...(last ? { last } : {}) });
  if (!isOn) await browser.permissions.remove({ permissions: ['downloads'] });
  return isOn;
}

export function onWeeklyFile(take: (state: WeeklyFile) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) take(parse(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
