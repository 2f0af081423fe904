import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isLate, Quiet } from '../../../entrypoints/background/quiet.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('work that nobody waits for goes on two seconds after the last question', async () => {
  const quiet = new Quiet();
  await quiet.wait();
  quiet.note();
  let isOn = false;
  const going = quiet.wait().then(() => (isOn = true));
  await vi.advanceTimersByTimeAsync(1_500);
  quiet.note();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(isOn).toBe(false);
  await vi.advanceTimersByTimeAsync(600);
  expect(isOn).toBe(true);
  await going;
});

it('an alarm that waited for the browser to be started is told from one that comes in time', () => {
  const now = Date.now();
  expect(isLate({ scheduledTime: now - 5_000 }, now)).toBe(false);
  expect(isLate({ scheduledTime: now - 3_600_000 }, now)).toBe(true);
});
