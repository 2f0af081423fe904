/** Offprint in a real Chromium: one browser, one profile, all suites, and at the end what nobody may have done. */
import { describe, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/setup/build.ts';
import { copyWithHosts } from './harness/granted-copy.ts';
import { anyPageTests, GENERAL_HOST, UNKNOWN_HOST } from './suites/any-page.ts';
import { brokenTests } from './suites/broken.ts';
import { bringInTests } from './suites/bring-in.ts';
import { completingTests } from './suites/completing.ts';
import { hostTests } from './suites/hosts.ts';
import { ownKeyTests } from './suites/keys-of-ours.ts';
import { keyTests } from './suites/keys.ts';
import { followTests } from './suites/marks-follow.ts';
import { markHostileTests } from './suites/marks-hostile.ts';
import { manyMarksTests } from './suites/marks-many.ts';
import { markUseTests } from './suites/marks-use.ts';
import { markTests } from './suites/marks.ts';
import { menuTests } from './suites/menus.ts';
import { optionsTests } from './suites/options.ts';
import { heardTests } from './suites/heard.ts';
import { ownPageTests } from './suites/own-pages.ts';
import { privacyTests } from './suites/privacy.ts';
import { reloadTests } from './suites/reload.ts';
import { savingTests } from './suites/saving.ts';
import { seenTests } from './suites/seen.ts';
import { skimTests } from './suites/skim.ts';
import { stageOfItsOwn } from './suites/stage.ts';
import { tourTests } from './suites/tour.ts';
import { worksTests } from './suites/works.ts';

describe('in Chromium', () => {
  const stage = stageOfItsOwn();

  describe('saving', () => savingTests(stage));
  describe('marks', () => markTests(stage));
  describe('marks in use', () => markUseTests(stage));
  describe('many marks', () => manyMarksTests(stage));
  describe('marks on hostile pages', () => markHostileTests(stage));
  const browser = {
    async page(url: string, html: string) {
      const tab = await stage.page(url, html);
      await tab.settled();
      return tab;
    },
    async ownPage(path: string) {
      const page = await stage.offprint.ownPage(path, { width: 420, height: 900 });
      return {
        evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
        close: () => page.close(),
      };
    },
  };
  describe('marks that follow', () => followTests(browser));
  describe('the host page', () => hostTests(stage));
  describe('a changed site', () => brokenTests(stage));
  describe('seen', () => seenTests(stage));
  describe('skimming', () => skimTests(stage));
  describe('keys', () => keyTests(stage));
  describe('keys of our own pages', () => ownKeyTests(stage));
  describe('the tour by keyboard', () => tourTests(stage));
  describe('menus and shortcuts', () => menuTests(stage));
  describe('options', () => optionsTests(stage));
  describe('privacy', () => privacyTests(stage));
  describe('works', () => worksTests(stage));
  describe('our own pages', () => ownPageTests(stage));
  describe('what is heard', () => heardTests(stage));

  test('through all of this nothing was asked of the network, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });

  describe('an extension that goes and comes', () => reloadTests(stage));
});

describe('in Chromium, with a page opened by the reader', () => {
  const stage = stageOfItsOwn(() =>
    copyWithHosts(buildFolder('chrome'), [`https://${UNKNOWN_HOST}/*`, `https://${GENERAL_HOST}/*`]),
  );

  anyPageTests(stage);

  test('nothing was asked of the network, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
});

describe('in Chromium, completing papers', () => {
  const stage = stageOfItsOwn();

  completingTests(stage);

  test('nothing but the pages of those papers was asked for, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
});

describe('in Chromium, bringing in', () => {
  const stage = stageOfItsOwn();

  bringInTests(stage);

  test('nothing was asked of the network, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
});
