/**
 * One attempt to open the database, and whether another context is in its way by holding an older version. The browser tells
 * this to the first only of those who wait, and lets the others wait behind it in silence: they are told by the first, over
 * a channel that only pages and workers of ours hear.
 */
import type { Dexie } from 'dexie';

export interface Attempt {
  opened: Promise<void>;
  /** Resolves when another context is in the way, and else never. */
  blocked: Promise<void>;
}

const CHANNEL = 'offprint-opening';

interface Word {
  /** The name of the database that is held. */
  held?: string;
  /** The name of one that somebody waits for. */
  awaited?: string;
}

/** Begins to open; goes on by itself, however long it takes. */
export function attempt(db: Dexie): Attempt {
  const channel = new BroadcastChannel(CHANNEL);
  // A channel is of one origin by its nature.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (word: Word): void => channel.postMessage(word);
  let isOver = false;
  const blocked = new Promise<void>((resolve) => {
    let isFirst = false;
    db.on('blocked', () => {
      isFirst = true;
      if (!isOver) say({ held: db.name });
      resolve();
    });
    channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      if (data.held === db.name) resolve();
      else if (data.awaited === db.name && isFirst) say({ held: db.name });
    });
  });
  say({ awaited: db.name });
  const opened = Promise.resolve(db.open())
    .then(() => undefined)
    .finally(() => {
      isOver = true;
      channel.close();
    });
  return { opened, blocked };
}
