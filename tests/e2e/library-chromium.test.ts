/** A library of 5,000 papers in Chromium: the side panel and the full tab at work. */
import { describe, expect, test } from 'vitest';
import { libraryTests } from './suites/library.ts';
import { stageOfItsOwn } from './suites/stage.ts';

describe('a large library in Chromium', { timeout: 120_000 }, () => {
  const stage = stageOfItsOwn();

  libraryTests(stage);

  test('through all of this nothing was asked of the network, and nothing of ours went wrong', () => {
    expect(stage.offprint.strayRequests).toEqual([]);
    expect(stage.offprint.errors).toEqual([]);
  });
});
