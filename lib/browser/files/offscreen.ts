/**
 * Chrome's document for what a service worker has none for: reading HTML, making the address of a file. Only one can be
 * open at a time, so whoever needs it holds it, and the last one to let go closes it. Firefox's background is a
 * document itself and needs none.
 */
import { browser } from 'wxt/browser';

const PAGE = 'offscreen.html';

interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
  hasDocument?(): Promise<boolean>;
}

const offscreenOf = () => (browser as unknown as { offscreen?: Offscreen }).offscreen;

let holders = 0;
/** Opened and closed one after the other, however many ask at once. */
let last: Promise<void> = Promise.resolve();

/** Does this context need one? */
export function needsOffscreen(): boolean {
  return offscreenOf() !== undefined && typeof document === 'undefined';
}

/** Opens the document, or keeps it open; answers how to let it go. */
export async function holdOffscreen(): Promise<() => Promise<void>> {
  holders++;
  await (last = last.catch(() => undefined).then(open));
  let isHeld = true;
  return () => {
    if (isHeld) holders--;
    isHeld = false;
    return (last = last.catch(() => undefined).then(close));
  };
}

async function open(): Promise<void> {
  const offscreen = offscreenOf();
  if (!offscreen || (await offscreen.hasDocument?.())) return;
  await offscreen.createDocument({
    url: PAGE,
    reasons: ['DOM_PARSER', 'BLOBS'],
    justification: 'Reads the page of a paper that is to be completed; hands a backup over as a download.',
  });
}

async function close(): Promise<void> {
  if (holders === 0 && (await offscreenOf()?.hasDocument?.())) await offscreenOf()?.closeDocument();
}
