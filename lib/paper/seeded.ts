/**
 * A small seeded generator of numbers in [0, 1): Mulberry32 (Tommy Ettinger, 2017). The same numbers on every machine and in
 * every run; for layouts, tests and benchmarks, never for secrets.
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
