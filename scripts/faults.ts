/**
 * `npm run test:faults`: workers stopped, browsers killed, disks filled and damaged, versions mixed, in a real Chromium,
 * each as often as it says. `-- --nightly` for the long sizes, `-- --only F4` for one.
 */
import { runSuite } from './scorecard/run.ts';

await runSuite({
  name: 'faults',
  builds: ['chrome'],
  browsers: ['chromium'],
  runs: [
    {
      config: 'tests/e2e/vitest.config.ts',
      files: ['tests/e2e/faults.test.ts', 'tests/e2e/recovery.test.ts', 'tests/e2e/hostile.test.ts'],
      tests: /(?:^| )F\d+[a-z ]*: /,
    },
  ],
});
