import { defineConfig } from 'vitest/config';

/** Tests of the built extension: its files, and what it does in real browsers. One file is one browser and one lane. */
export default defineConfig({
  test: {
    include: ['tests/e2e/*.test.ts'],
    environment: 'node',
    // What waits for a state has limits of its own; this is for a machine several times as slow.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // A test that passes only at the second try is broken.
    retry: 0,
    fileParallelism: false,
    // What differs is shown whole.
    chaiConfig: { truncateThreshold: 0 },
  },
});
