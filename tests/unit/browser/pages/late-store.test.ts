import { describe, expect, it } from 'vitest';
import { arriving } from '../../../../lib/browser/pages/late-store.ts';
import type { Following } from '../../../../lib/library/database/store.ts';

const unexpected = (value: unknown): void => expect.fail(String(value));

/** Something to follow, that says who follows it. */
function source(): Following<number> & { followers: Set<(value: number) => void> } {
  const followers = new Set<(value: number) => void>();
  return {
    followers,
    subscribe(next) {
      followers.add(next);
      return { unsubscribe: () => followers.delete(next) };
    },
  };
}

describe('what must be fetched before it can be followed', () => {
  it('is followed from when it is there, until it is left', async () => {
    const numbers = source();
    const told: number[] = [];
    const subscription = arriving(async () => numbers).subscribe((value) => told.push(value), unexpected);
    expect(numbers.followers.size).toBe(0);
    await Promise.resolve();
    for (const tell of numbers.followers) tell(7);
    expect(told).toEqual([7]);
    subscription.unsubscribe();
    expect(numbers.followers.size).toBe(0);
  });

  it('is not followed at all when it was left before it came', async () => {
    const numbers = source();
    const { promise, resolve } = Promise.withResolvers<Following<number>>();
    arriving(() => promise)
      .subscribe(unexpected, unexpected)
      .unsubscribe();
    resolve(numbers);
    await promise;
    await Promise.resolve();
    expect(numbers.followers.size).toBe(0);
  });

  it('says that it could not be fetched', async () => {
    const failed = await new Promise((resolve) => {
      arriving(() => Promise.reject(new Error('gone'))).subscribe(unexpected, resolve);
    });
    expect(failed).toEqual(new Error('gone'));
  });
});
