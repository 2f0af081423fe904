/** Profiles of a browser that hold a made library, and how the extension is launched in one to be measured. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { INDEX_VERSION } from '../../../lib/library/search/index.ts';
import { buildFolder } from '../../../scripts/setup/build.ts';
import { findBrowser } from '../../../scripts/setup/browsers.ts';
import { Offprint } from '../../e2e/harness/chromium.ts';

/** Names the folder where filled profiles are kept for the benchmark that comes next, by their sizes. */
export const PROFILES = 'OFFPRINT_FILLED';

/** Launches the extension in a profile with nothing between it and its own files. */
export async function launchIn(profile: string): Promise<Offprint> {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium was found');
  mkdirSync(profile, { recursive: true });
  // The browser keeps the worker's script from an earlier build of the same version.
  rmSync(join(profile, 'Default', 'Service Worker'), { recursive: true, force: true });
  return Offprint.launch({ browser, extension: buildFolder('chrome'), profile, isAlone: true });
}

/** The index is written, as this version writes it. */
export async function isIndexKept(desk: Page): Promise<boolean> {
  const version = await desk.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('offprint');
      request.addEventListener('success', () => resolve(request.result));
    });
    const state = await new Promise<{ version?: number } | undefined>((resolve) => {
      const request = db.transaction('segments').objectStore('segments').get('state');
      request.addEventListener('success', () => resolve(request.result as { version?: number } | undefined));
    });
    db.close();
    return state?.version;
  });
  return version === INDEX_VERSION;
}
