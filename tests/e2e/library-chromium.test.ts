/** A library of 5,000 papers in Chromium: the side panel and the full tab at work. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/setup/build.ts';
import { findBrowser } from '../../scripts/setup/browsers.ts';
import { Offprint } from './harness/chromium.ts';
import { libraryTests } from './suites/library.ts';
import { Stage } from './suites/stage.ts';

describe('a large library in Chromium', { timeout: 120_000 }, () => {
  const stage = new Stage();
  beforeAll(async () => {
    const browser = findBrowser('chromium');
    if (!browser) throw new Error('no Chromium was found');
    stage.offprint = await Offprint.launch({ browser, extension: buildFolder('chrome') });
  });
  afterAll(async () => {
    if (stage.isRunning) await stage.offprint.close();
  });

  libraryTests(stage);

  test('through all of this nothing was asked of the network, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
});
