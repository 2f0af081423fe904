import { defineConfig } from 'vitest/config';

/** Unit tests: they mirror `lib/` and run in Node; end-to-end tests in real browsers have runners of their own. */
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx', 'tests/architecture.test.ts'],
    environment: 'node',
    // Before anything else: Dexie looks for IndexedDB when it is loaded.
    setupFiles: ['fake-indexeddb/auto'],
    testTimeout: 30_000,
  },
});
