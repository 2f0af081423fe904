/** What happens to browsers and disks, made to happen: nothing that was said to be saved is lost. Counted, not only passed. */
import { describe, expect, test } from 'vitest';
import { eraseTests } from './suites/privacy.ts';
import { stageOfItsOwn } from './suites/stage.ts';
import { browserKillTests, tornLogTests } from './suites/faults/browser-kills.ts';
import { deleteTests } from './suites/faults/deletes.ts';
import { importTests } from './suites/faults/imports.ts';
import { idleTests } from './suites/faults/idle.ts';
import { restoreTests } from './suites/faults/restores.ts';
import { storageTests } from './suites/faults/storage.ts';
import { backupTests, tabTests, updateTests } from './suites/faults/tabs.ts';
import { upgradeTests } from './suites/faults/upgrades.ts';
import { workerStopTests } from './suites/faults/worker-stops.ts';

describe('the worker goes', () => {
  const stage = stageOfItsOwn();
  workerStopTests(stage);
  deleteTests(stage);
  tabTests(stage);
  backupTests(stage);
  test('through all of this nothing of ours went wrong', () => expect(stage.offprint.errors).toEqual([]));
  updateTests(stage);
  describe('everything deleted', () => eraseTests(stage));
});

// Of these, a lane of `npm test` takes the first two; the others are registered where there is time for them. Imports that are
// cut off are tried in every run by `suites/killed-imports.ts`.
describe('the browser goes', () => {
  browserKillTests();
  tornLogTests();
  importTests();
  upgradeTests();
  storageTests();
  restoreTests();
  idleTests();
});
