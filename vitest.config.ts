import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { SITES } from './lib/sites/registry.ts';

const FILES = [
  ...readdirSync('tests/unit', { recursive: true, encoding: 'utf8' }).map((file) => `tests/unit/${file}`),
  ...readdirSync('tests').map((file) => `tests/${file}`),
]
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));
/**
 * Files that put something else in the place of a module or of a global, which must not reach other files, and those that
 * time every pattern of ours: in a process that did much before, they take other times.
 */
const ALONE = FILES.filter(
  (file) =>
    /\bvi\.(?:mock|doMock|stubGlobal|resetModules)\(/.test(readFileSync(file, 'utf8')) ||
    /\bhostile[\w-]*\.test\.ts$/.test(file),
);

/** Unit tests: they mirror `lib/` and run in Node; end-to-end tests in real browsers have runners of their own. */
export default defineConfig({
  define: { __KNOWN_SITES__: JSON.stringify(SITES) },
  test: {
    environment: 'node',
    setupFiles: ['tests/support/memory-indexeddb.ts'],
    // The long sizes of properties take minutes.
    testTimeout: process.env.OFFPRINT_NIGHTLY ? 1_200_000 : 30_000,
    // Loading every module anew for each file took nearly half of the time.
    projects: [
      { extends: true, test: { name: 'unit', isolate: false, include: FILES, exclude: ALONE } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
