import { describe, expect, it } from 'vitest';
import { anchorCases, BARS, measure, MOST_MISPLACED } from '../../bench/anchor-cases.ts';

const cases = anchorCases();
if (!cases) console.log('skipped: all cases of ../shared/data/anchoring, which is absent');

describe.skipIf(!cases)('anchor on real revisions and renderings', () => {
  const { counts } = measure(cases ?? []);

  it.each(Object.entries(BARS))('%s: at least %d of the marks where they belong', (kind, bar) => {
    const { all, right } = counts.get(kind)!;
    expect(right / all).toBeGreaterThanOrEqual(bar);
  });

  it('hardly puts a mark on words where it does not belong', () => {
    const { all, misplaced } = counts.get('edited')!;
    expect(misplaced / all).toBeLessThanOrEqual(MOST_MISPLACED);
  });
});
