/**
 * `npm run test:faults`: workers stopped, browsers killed, disks filled and damaged, versions mixed, in a real Chromium,
 * each as often as it says. `-- --nightly` for the long sizes, `-- --only F4` for one.
 */
import { runSuite } from './scorecard/run.ts';

await runSuite({
  name: 'faults',
  builds: ['chrome', 'firefox-test'],
  browsers: ['chromium', 'firefox'],
  runs: [
    {
      config: 'tests/e2e/vitest.config.ts',
      files: [
        'tests/e2e/faults.test.ts',
        'tests/e2e/recovery.test.ts',
        'tests/e2e/hostile.test.ts',
        'tests/e2e/firefox.test.ts',
      ],
      tests: /(?:^| )F\d+[a-z ]*: /,
    },
  ],
  untried: (
    [
      ['power loss', 'a process that dies is not a disk that loses its cache; needs a virtual machine'],
      ['the browser’s own “Repair”', 'automation cannot press it'],
      ['an update by a store', 'nothing is published yet; a reload stands for it (F10)'],
      ['eviction by the browser', 'cannot be brought about; clearing stands for it (F9)'],
      ['files locked by others (Windows)', 'no Windows here'],
      ['event pages stopped in Firefox', 'its automation has no way to'],
      ['disks filled, versions mixed in Firefox', 'not tried yet; the code is the same'],
      ['Safari', 'no build for it'],
    ] as const
  ).map(([what, skipped]) => ({ name: 'F–', what, n: 0, failures: 0, skipped })),
});
