import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { tick } from '../../../../lib/library/database/clock.ts';

describe('the row clock', () => {
  it('never goes back, wherever the wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { maxLength: 50 }), (times) => {
        let last: string | undefined;
        for (const now of times) {
          const next = tick(last, now, 'cafe0123');
          if (last !== undefined) expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('moves on a millisecond when its counter is full', () => {
    expect(tick('1700000000000-ffff-cafe0123', 1_700_000_000_000, 'cafe0123')).toBe(
      '1700000000001-0000-cafe0123',
    );
  });
});
