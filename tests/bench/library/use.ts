/** What is timed while a library is used: typing, scrolling, saving, taking everything out. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../../e2e/harness/chromium.ts';
import type { MadePaper } from '../made-papers.ts';
import { watched, type Memory } from './usage.ts';

/**
 * ms from each keystroke to the rows that answer it: until they stand in the document, and until the frame that paints
 * them has been drawn. The list says in `data-answers` which question its rows answer.
 */
export async function typing(
  page: Page,
  queries: readonly string[],
): Promise<{ drawn: number[]; painted: number[] }> {
  return page.evaluate(async (texts) => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    if (!field) throw new Error('there is no search field');
    const [drawn, painted]: [number[], number[]] = [[], []];
    for (const text of texts) {
      const start = performance.now();
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer to "${text}"`)), 20_000);
        const look = (): void => {
          if (document.querySelector('[data-answers]')?.getAttribute('data-answers') !== text) return;
          observer.disconnect();
          clearTimeout(timer);
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, {
          childList: true, subtree: true, attributes: true, attributeFilter: ['data-answers'],
        }); // prettier-ignore
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      drawn.push(performance.now() - start);
      // A message that is sent in a frame arrives after the frame was painted.
      await new Promise(requestAnimationFrame);
      const { port1, port2 } = new MessageChannel();
      await new Promise((resolve) => {
        port1.addEventListener('message', resolve, { once: true });
        port1.start();
        port2.postMessage(null);
      });
      painted.push(performance.now() - start);
      // A quick typist's pace, at no fixed place between two frames, so that drawing is not measured twice.
      await new Promise((resolve) => setTimeout(resolve, 50 + 20 * Math.random()));
    }
    return { drawn, painted };
  }, queries);
}

/** Scrolls a list fast for some seconds; the share of frames, in percent, in which the middle of it was blank. */
export async function scrolling(page: Page, seconds = 3): Promise<{ blank: number; frames: number }> {
  return page.evaluate(async (duration) => {
    const row = document.querySelector('[data-paper]');
    let scroller = row?.parentElement ?? null;
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement;
    const moved = scroller ?? document.scrollingElement;
    if (!moved) throw new Error('there is nothing to scroll');
    const box = scroller?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
    let [blank, frames] = [0, 0];
    const start = performance.now();
    while (performance.now() - start < duration * 1000) {
      // Three quarters of a window each frame: a fast throw of the wheel.
      moved.scrollTop += box.height * 0.75;
      await new Promise(requestAnimationFrame);
      frames++;
      const places = [0.25, 0.5, 0.75].map((share) => box.top + box.height * share);
      const isBlank = places.some((y) => {
        const here = document.elementsFromPoint(box.left + box.width / 2, y);
        return !here.some((element) => element.closest('[data-paper]'));
      });
      if (isBlank) blank++;
      if (moved.scrollTop + box.height >= moved.scrollHeight - 1) moved.scrollTop = 0;
    }
    return { blank: (100 * blank) / frames, frames };
  }, seconds);
}

/** ms that the save of each of these papers takes, from asking to the answer that it is on the disk. */
export async function saving(offprint: Offprint, papers: readonly MadePaper[]): Promise<number[]> {
  const desk = await offprint.desk();
  const records = papers.map(({ title, authors, abstract, year, venue }) => ({
    title,
    authors: authors.map((name) => ({ name })),
    abstract,
    year,
    venue,
    url: 'https://arxiv.org/abs/2412.10000',
  }));
  return desk.evaluate(async (each) => {
    const runtime = chrome.runtime as unknown as { sendMessage(message: object): Promise<{ ok: boolean }> };
    const times: number[] = [];
    for (const one of each) {
      const record = { ...one, ids: { doi: `10.5555/${crypto.randomUUID()}` } };
      const payload = {
        operation: crypto.randomUUID(), site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new', records: [record],
      }; // prettier-ignore
      const start = performance.now();
      const answer = await runtime.sendMessage({ to: 'library', method: 'saveAll', payload });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      times.push(performance.now() - start);
    }
    return times;
  }, records);
}

/**
 * Exports the whole library as JSON from an open panel: seconds, bytes, what is taken of memory before and at most
 * meanwhile, and the longest task of the page's own thread (ms; 0 when none took 50).
 */
export async function exporting(
  page: Page,
  profile: string,
): Promise<{ seconds: number; bytes: number; idle: Memory; peak: Memory; longest: number }> {
  await page.evaluate(() => {
    const watched = { longest: 0 };
    Object.assign(globalThis, { exportWatched: watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
    }).observe({ type: 'longtask' });
  });
  await page.locator('[data-action="export"]').click();
  const { result, idle, peak } = await watched(profile, page, async () => {
    const start = performance.now();
    const waiting = page.waitForEvent('download', { timeout: 300_000 });
    await page.locator('[data-action="export-as"][data-format="json"]').click();
    return { download: await waiting, seconds: (performance.now() - start) / 1000 };
  });
  const { download, seconds } = result;
  const stream = await download.createReadStream();
  let bytes = 0;
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  const longest = await page.evaluate(
    () => (globalThis as unknown as { exportWatched: { longest: number } }).exportWatched.longest,
  );
  return { seconds, bytes, idle, peak, longest };
}
