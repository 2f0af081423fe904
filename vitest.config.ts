import { defineConfig } from 'vitest/config';

/** Unit tests: they mirror `lib/` and run in Node; end-to-end tests in real browsers have runners of their own. */
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx', 'tests/architecture.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
