import { defineConfig } from 'vitest/config';
import { SITES } from './lib/sites/registry.ts';

/** Unit tests: they mirror `lib/` and run in Node; end-to-end tests in real browsers have runners of their own. */
export default defineConfig({
  define: { __KNOWN_SITES__: JSON.stringify(SITES) },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx', 'tests/*.test.ts'],
    environment: 'node',
    // Before anything else: Dexie looks for IndexedDB when it is loaded.
    setupFiles: ['fake-indexeddb/auto'],
    // The long sizes of properties take minutes.
    testTimeout: process.env.OFFPRINT_NIGHTLY ? 1_200_000 : 30_000,
  },
});
