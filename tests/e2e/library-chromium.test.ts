/** Offprint's own pages in Chromium: for somebody who has just come, with a library of 5,000 papers, in pictures, and in Arabic. */
import { describe, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/setup/build.ts';
import { copyInLanguage } from './harness/granted-copy.ts';
import { languageTests } from './suites/languages.ts';
import { libraryTests } from './suites/library.ts';
import { overviewTests } from './suites/overview.ts';
import { stageOfItsOwn } from './suites/stage.ts';
import { welcomeTests } from './suites/welcome.ts';

describe('a large library in Chromium', { timeout: 120_000 }, () => {
  const stage = stageOfItsOwn();

  libraryTests(stage);

  test('through all of this nothing was asked of the network, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
});

describe('a new reader in Chromium', { timeout: 120_000 }, () => {
  welcomeTests(stageOfItsOwn(undefined, { keepsWelcome: true }));
});

describe('the overview of a library in Chromium', { timeout: 120_000 }, () => {
  overviewTests(stageOfItsOwn());
});

describe('in Arabic in Chromium', { timeout: 60_000 }, () => {
  const stage = stageOfItsOwn(() => copyInLanguage(buildFolder('chrome'), 'ar'));

  languageTests(stage);

  test('nothing was asked of the network, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
});
