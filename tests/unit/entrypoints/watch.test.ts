/** A page that changes for ever and shows nothing new is left alone after twenty looks, and one observer looks at it. */
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../entrypoints/reader.content/shadow.ts', () => ({ HOST_NAME: 'o0-x' }));

const { watchPage } = await import('../../../entrypoints/reader.content/watch.ts');

/** FAULTS H16: looks in a row that bring nothing, after which a page is left alone. */
const MOST_LOOKS = 20;
/** Longer than the longest wait between two looks, in ms. */
const LONGER = 9_000;

let dom: JSDOM;
let observers: MutationObserver[];
let connected: number;

beforeEach(() => {
  dom = new JSDOM('<!doctype html><main><p id="clock">0</p></main>', { url: 'https://storm.example.org/' });
  observers = [];
  connected = 0;
  class Counted extends dom.window.MutationObserver {
    constructor(callback: MutationCallback) {
      super(callback);
      observers.push(this);
    }
    override observe(target: Node, options: MutationObserverInit): void {
      connected += 1;
      super.observe(target, options);
    }
    override disconnect(): void {
      connected = 0;
      super.disconnect();
    }
  }
  vi.stubGlobal('window', dom.window);
  vi.stubGlobal('location', dom.window.location);
  vi.stubGlobal('AbortController', dom.window.AbortController);
  vi.stubGlobal('MutationObserver', Counted);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  dom.window.close();
});

function watched(changed: () => Promise<boolean>, dressed: () => void = () => undefined) {
  const { document } = dom.window;
  return watchPage({
    containers: () => [...document.querySelectorAll('main')],
    changed,
    dressed,
    moved: () => Promise.resolve(),
  });
}

/** The page changes, and more time passes than any wait for a look takes. */
async function change(): Promise<void> {
  const clock = dom.window.document.getElementById('clock');
  if (clock) clock.textContent = String(Number(clock.textContent) + 1);
  await vi.advanceTimersByTimeAsync(LONGER);
}

test('after twenty looks that bring nothing the page is watched no more', async () => {
  const changed = vi.fn(() => Promise.resolve(false));
  const watch = watched(changed);
  for (let round = 0; round < 3 * MOST_LOOKS; round += 1) await change();
  expect(changed).toHaveBeenCalledTimes(MOST_LOOKS);
  expect(observers).toHaveLength(1);
  expect(connected).toBe(0);
  watch.end();
});

test('a page cannot have itself watched again', async () => {
  const changed = vi.fn(() => Promise.resolve(false));
  const watch = watched(changed);
  for (let round = 0; round < MOST_LOOKS; round += 1) await change();
  for (const name of ['wheel', 'keydown', 'pointerdown', 'touchmove'])
    dom.window.dispatchEvent(new dom.window.Event(name));
  await change();
  expect(changed).toHaveBeenCalledTimes(MOST_LOOKS);
  watch.end();
});

test('a look that brings something begins the count anew', async () => {
  let looks = 0;
  const changed = vi.fn(() => Promise.resolve(++looks % MOST_LOOKS === 0));
  const watch = watched(changed);
  for (let round = 0; round < 3 * MOST_LOOKS; round += 1) await change();
  expect(changed).toHaveBeenCalledTimes(3 * MOST_LOOKS);
  expect(observers).toHaveLength(1);
  watch.end();
});

test('other attributes around the papers are told of, and are no change to look at', async () => {
  const changed = vi.fn(() => Promise.resolve(false));
  const dressed = vi.fn();
  const watch = watched(changed, dressed);
  for (const element of [dom.window.document.documentElement, dom.window.document.body]) {
    element.className = 'night';
    await vi.advanceTimersByTimeAsync(LONGER);
  }
  expect(dressed).toHaveBeenCalledTimes(2);
  expect(changed).not.toHaveBeenCalled();
  watch.end();
});
