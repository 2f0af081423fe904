import { describe, expect, it } from 'vitest';
import { Dexie } from 'dexie';
import { classify, LibraryError } from '../../../../lib/library/database/store.ts';
import { emptyStore, sighting, onArxiv, request } from '../fixtures.ts';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });

describe('failures of the store', () => {
  it('sees a full disk through whatever it is wrapped in', () => {
    expect(classify(named('QuotaExceededError')).failure).toBe('no-space');
    expect(classify(named('AbortError', { inner: named('QuotaExceededError') })).failure).toBe('no-space');
    // Seen on a full disk: no reason is given.
    expect(classify(named('AbortError')).failure).toBe('no-space');
    expect(classify(named('BulkError', { failures: [named('QuotaExceededError')] })).failure).toBe(
      'no-space',
    );
  });

  it('tells a browser without storage from a newer library and from damage', () => {
    expect(classify(named('OpenFailedError', { inner: named('InvalidStateError') })).failure).toBe(
      'no-storage',
    );
    expect(classify(named('VersionError')).failure).toBe('newer');
    expect(classify(named('UnknownError')).failure).toBe('damaged');
    expect(classify(new LibraryError('not-found', 'gone')).failure).toBe('not-found');
  });

  it('opens again after the browser closed the database under it', async () => {
    const store = emptyStore();
    await operate(store, request('a'), (writer) => keep(writer, sighting('2401.00001'), onArxiv, 'saved'));
    let calls = 0;
    const count = await store.use(async (db) => {
      if (++calls === 1) throw new Dexie.DatabaseClosedError('closed');
      return db.papers.count();
    });
    expect({ calls, count }).toEqual({ calls: 2, count: 1 });
  });
});
