/** A new log is begun by filling the one that is there, and whoever waits for it does not wait forever. */
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { beginLog } from '../../../../lib/library/database/fresh-log.ts';

afterEach(() => void vi.useRealTimers());

test('what filled the log is taken away again', async () => {
  const factory = new IDBFactory();
  await beginLog(factory);
  expect(await factory.databases()).toEqual([]);
});

test('of a store that answers nothing more it is given up', async () => {
  vi.useFakeTimers();
  const factory = new IDBFactory();
  factory.open = () => new EventTarget() as IDBOpenDBRequest;
  const begun = beginLog(factory).then(
    () => 'begun',
    (error: Error) => error.message,
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await begun).toBe('no answer within 10000 ms');
});
