/** What a report of a fault needs: versions, counts, the library's state, the last failures. No word of any paper. */
import { browser } from 'wxt/browser';
import type { Store } from '../../library/database/store.ts';
import type { LibraryHealth } from '../../wire/library.ts';
import { readErrors, type LoggedError } from './error-log.ts';
import { askLibrary } from '../pages/library-client.ts';
import { readSnapshotFailure } from '../backups/snapshot-failure.ts';
import { storedFacts, type StoredFacts } from './stored-facts.ts';

export interface Diagnosis {
  version: string;
  browser: string;
  health: LibraryHealth['state'];
  facts: StoredFacts | null;
  snapshotFailure: string | null;
  errors: LoggedError[];
}

export async function diagnose(store: Store): Promise<Diagnosis> {
  const health = await askLibrary.health(null);
  const [facts, snapshotFailure, errors] = await Promise.all([
    storedFacts(store).catch(() => null),
    readSnapshotFailure(),
    readErrors(),
  ]);
  return {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    health: health.ok ? health.value.state : 'damaged',
    facts,
    snapshotFailure,
    errors,
  };
}

/** As text to be copied. `hasWords`: with the failures' own words, which may hold words of papers. */
export function reportOf(diagnosis: Diagnosis, hasWords: boolean): string {
  const { facts, errors } = diagnosis;
  const moment = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString());
  const lines = [`Offprint ${diagnosis.version}`, diagnosis.browser, `library: ${diagnosis.health}`];
  if (facts) {
    lines.push(
      `schema: ${facts.version}`,
      ...Object.entries(facts.rows).map(([name, count]) => `  ${name}: ${count}`),
      `stored: ${facts.bytes ?? 'unknown'} bytes`,
      `snapshots: ${facts.snapshots.count}, ${facts.snapshots.bytes} bytes, newest ${moment(facts.snapshots.newest)}`,
      `settings: ${facts.settings.join(', ')}`,
    );
  }
  if (diagnosis.snapshotFailure !== null)
    lines.push(`last snapshot failed${hasWords ? `: ${diagnosis.snapshotFailure}` : ''}`);
  lines.push(`last errors: ${errors.length}`);
  for (const { at, where, kind, message } of errors)
    lines.push(`  ${moment(at)} ${where}: ${kind}${hasWords ? `: ${message}` : ''}`);
  return `${lines.join('\n')}\n`;
}
