import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../lib/works/decide.ts';
import { recordOf } from '../../../lib/works/loose.ts';

const FILE = new URL('../../../../shared/data/linkage/dblp-acm-valid.jsonl', import.meta.url);

describe('decide on labelled pairs', () => {
  it('finds 98 of 100 matches and is right in 99 of 100', () => {
    if (!existsSync(FILE)) {
      console.log('linkage: absent, 2473 pairs skipped');
      return;
    }
    let [hits, wrong, missed] = [0, 0, 0];
    for (const line of readFileSync(FILE, 'utf8').trim().split('\n')) {
      const pair = JSON.parse(line) as { a: unknown; b: unknown; same: boolean };
      const { same } = decide(recordOf(pair.a), recordOf(pair.b));
      if (same && pair.same) hits++;
      else if (same) wrong++;
      else if (pair.same) missed++;
    }
    expect(hits / (hits + wrong)).toBeGreaterThanOrEqual(0.99);
    expect(hits / (hits + missed)).toBeGreaterThanOrEqual(0.98);
  });
});
