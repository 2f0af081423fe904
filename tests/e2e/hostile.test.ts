/** Offprint in a real Chromium on pages that mean ill, that are too much, and that change under it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openreview } from '../../lib/sites/openreview.ts';
import { semanticScholar } from '../../lib/sites/semantic-scholar.ts';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { Offprint } from './harness/chromium.ts';
import { copyWithHosts } from './harness/granted-copy.ts';
import { applicationTests } from './suites/applications.ts';
import { heavyPageTests } from './suites/heavy-pages.ts';
import { hostilePageTests, UNKNOWN_HOST } from './suites/hostile-pages.ts';
import { Stage } from './suites/stage.ts';

describe('in Chromium', () => {
  const stage = new Stage();
  let copy: ReturnType<typeof copyWithHosts> | undefined;
  beforeAll(async () => {
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    copy = copyWithHosts(buildFolder('chrome'), [`https://${UNKNOWN_HOST}/*`]);
    stage.offprint = await Offprint.launch({ browser, extension: copy.folder, keepsPagesLeft: true });
    await stage.offprint.switchOn([...openreview.matches, ...semanticScholar.matches]);
  });
  afterAll(async () => {
    if (stage.isRunning) await stage.offprint.close();
    copy?.remove();
  });

  describe('pages that mean ill', () => hostilePageTests(stage));
  describe('pages that are applications', () => applicationTests(stage));
  describe('pages that are too much', () => heavyPageTests(stage));

  test('through all of this nothing of ours went wrong', () => {
    expect(stage.offprint.errors).toEqual([]);
  });
});
