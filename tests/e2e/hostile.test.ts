/** Offprint in a real Chromium on pages that mean ill, that are too much, and that change under it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openreview } from '../../lib/sites/openreview.ts';
import { semanticScholar } from '../../lib/sites/semantic-scholar.ts';
import { buildFolder } from '../../scripts/setup/build.ts';
import { copyWithHosts } from './harness/granted-copy.ts';
import { applicationTests } from './suites/applications.ts';
import { handTests } from './suites/hostile-hands.ts';
import { heavyPageTests } from './suites/heavy-pages.ts';
import { messageTests } from './suites/hostile-messages.ts';
import { hostilePageTests, UNKNOWN_HOST } from './suites/hostile-pages.ts';
import { voiceTests } from './suites/hostile-voices.ts';
import { stageOfItsOwn } from './suites/stage.ts';
import { withdrawnTests } from './suites/withdrawn.ts';

describe('in Chromium', () => {
  const stage = stageOfItsOwn(() => copyWithHosts(buildFolder('chrome'), [`https://${UNKNOWN_HOST}/*`]), {
    keepsPagesLeft: true,
  });
  beforeAll(() => stage.offprint.switchOn([...openreview.matches, ...semanticScholar.matches]));

  describe('pages that mean ill', () => hostilePageTests(stage));
  describe('pages that reach for our hands', () => handTests(stage));
  describe('pages that speak', () => voiceTests(stage));
  describe('our script taken over', () => messageTests(stage));
  describe('pages that are applications', () => applicationTests(stage));
  describe('pages that are too much', () => heavyPageTests(stage));
  describe('a site taken back', () => withdrawnTests(stage, openreview.matches));

  test('through all of this nothing of ours went wrong', () => {
    // What pages are refused of our own files is said on their consoles, as it should be.
    expect(stage.offprint.errors.filter((error) => !error.includes('net::ERR_FAILED'))).toEqual([]);
  });
});
