/**
 * The longest task of a page's own thread by the time that the thread itself worked, which other work on the machine does
 * not stretch. Tracing costs a little: the page is slower than a reader's.
 */
import type { Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Time of its own thread, µs. */
  tdur?: number;
}

/** What the page says of itself, so that its thread is told from others. */
const HERE = 'bench: here';

/** ms of the longest task of the thread of `page` while `work` goes on. */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: 'toplevel,blink.user_timing',
  });
  await work();
  await page.evaluate((name) => void performance.mark(name), HERE);
  const isComplete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await isComplete;
  await session.detach();
  const here = events.find(({ name }) => name === HERE);
  const own = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && pid === here?.pid && tid === here.tid,
  );
  if (own.length === 0) throw new Error('no task of the page was traced');
  return Math.max(...own.map(({ tdur = 0 }) => tdur / 1_000));
}
