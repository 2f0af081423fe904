/** What the overview shows, from a worker of this page, which is started when the overview is looked at. */
import { browser } from 'wxt/browser';
import type { PicturesNews, PicturesRequest } from '../../library/pictures/worker.ts';
import { readPointer } from './library-pointer.ts';
import { language } from '../words/words.ts';

/** Tells what the worker tells, until `signal` ends it. */
export async function watchPictures(take: (news: PicturesNews) => void, signal: AbortSignal): Promise<void> {
  const { name } = await readPointer();
  if (signal.aborted) return;
  const worker = new Worker(browser.runtime.getURL('/pictures-worker.js'), { name: 'pictures' });
  signal.addEventListener('abort', () => worker.terminate());
  worker.addEventListener('message', ({ data }: MessageEvent<PicturesNews>) => {
    if (!signal.aborted) take(data);
  });
  worker.addEventListener('error', ({ message }) => take({ kind: 'failed', message }));
  const request: PicturesRequest = { database: name, now: Date.now(), firstWeekday: firstWeekday() };
  worker.postMessage(request, []);
}

/** On which day weeks begin where the reader lives: 1 for Monday, 7 for Sunday. Monday where the browser does not know. */
function firstWeekday(): number {
  const locale = new Intl.Locale(language()) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

const STREAK = 'showsStreak';

/** Are reading streaks shown? Only where the reader asked for them. */
export async function showsStreak(): Promise<boolean> {
  return (await browser.storage.local.get(STREAK))[STREAK] === true;
}

export async function setShowsStreak(isOn: boolean): Promise<void> {
  await browser.storage.local.set({ [STREAK]: isOn });
}
