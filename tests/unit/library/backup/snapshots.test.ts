import { describe, expect, it } from 'vitest';
import { keep } from '../../../../lib/library/actions/keep.ts';
import { remove } from '../../../../lib/library/actions/change.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import {
  nextSnapshotAt,
  outlived,
  takeSnapshot,
  type SnapshotFacts,
  type SnapshotPlace,
} from '../../../../lib/library/backup/snapshots.ts';
import type { Store } from '../../../../lib/library/database/store.ts';
import { emptyStore, onArxiv, request, sighting } from '../fixtures.ts';

const GENERATOR = 'Offprint test';

class MemoryPlace implements SnapshotPlace {
  files = new Map<string, string>();
  facts = new Map<string, SnapshotFacts>();
  /** What the disk makes of what is written. */
  disk = (text: string) => text;
  list = async () => [...this.facts.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  async write(name: string, chunks: AsyncIterable<string> | Iterable<string>) {
    let text = '';
    for await (const chunk of chunks) text += chunk;
    this.files.set(name, this.disk(text));
    return text.length;
  }
  read = async (name: string) => new Blob([this.files.get(name) ?? '']);
  vouch = async (facts: SnapshotFacts) => void this.facts.set(facts.name, facts);
  async remove(name: string) {
    this.files.delete(name);
    this.facts.delete(name);
  }
  async sweep() {
    for (const name of this.files.keys()) if (!this.facts.has(name)) this.files.delete(name);
  }
}

const save = (store: Store, arxiv: string) =>
  operate(store, request(arxiv), (writer) => keep(writer, sighting(arxiv), onArxiv, 'saved'));

describe('a snapshot', () => {
  it('holds what the library holds and is vouched for after it was read back', async () => {
    const store = emptyStore();
    const place = new MemoryPlace();
    const { result: first } = await save(store, '2401.00001');
    await save(store, '2401.00002');
    await operate(store, request('gone', 'remove'), (writer) => remove(writer, [first.id]));
    const facts = await takeSnapshot(store, place, GENERATOR);
    expect(facts).toMatchObject({ papers: 1, sequence: 3, counts: { papers: 2, records: 2 } });
    expect(await place.list()).toEqual([facts]);
    expect(place.files.get(facts!.name)).toContain('2401.00002');
  });

  it('tells how far it is while it is written and read back, and leaves nothing when it is ended', async () => {
    const store = emptyStore();
    const place = new MemoryPlace();
    await save(store, '2401.00001');
    for (const end of [0.4, 0.9]) {
      const ending = takeSnapshot(store, place, GENERATOR, 1, {
        reach(done) {
          if (done >= end) throw new Error('ended');
        },
      });
      await expect(ending).rejects.toThrow('ended');
      expect([...place.files.keys()], `ended at ${end}`).toEqual([]);
    }
    const told: number[] = [];
    expect(
      await takeSnapshot(store, place, GENERATOR, 2, { reach: (done) => told.push(done) }),
    ).toMatchObject({ papers: 1 });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(told[0], 'written and not yet read back').toBe(0.5);
  });

  it('is not taken of an empty library, nor twice of one state', async () => {
    const store = emptyStore();
    const place = new MemoryPlace();
    expect(await takeSnapshot(store, place, GENERATOR)).toBeNull();
    await save(store, '2401.00001');
    const one = await takeSnapshot(store, place, GENERATOR);
    expect(await takeSnapshot(store, place, GENERATOR)).toEqual(one);
    expect(place.files.size).toBe(1);
  });

  it('is the newest by its name even where the clock was set back', async () => {
    const store = emptyStore();
    const place = new MemoryPlace();
    const inAYear = Date.now() + 365 * 86_400_000;
    await save(store, '2401.00001');
    await takeSnapshot(store, place, GENERATOR, inAYear);
    await save(store, '2401.00002');
    const last = await takeSnapshot(store, place, GENERATOR, inAYear - 365 * 86_400_000);
    expect((await place.list()).at(-1)).toEqual(last);
    expect(last).toMatchObject({ papers: 2 });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -200)],
    ['changed in one letter', (text: string) => text.replace('Lovelace', 'Lovelase')],
    ['empty', () => ''],
  ])('that the disk gives back %s is refused, and the one before stays', async (_how, disk) => {
    const store = emptyStore();
    const place = new MemoryPlace();
    await save(store, '2401.00001');
    const good = await takeSnapshot(store, place, GENERATOR, 1_000);
    await save(store, '2401.00002');
    place.disk = disk;
    await expect(takeSnapshot(store, place, GENERATOR, 2_000)).rejects.toThrow();
    expect(await place.list()).toEqual([good]);
    // Whatever a failure left behind is gone after the next attempt.
    place.disk = (text) => text;
    await takeSnapshot(store, place, GENERATOR, 3_000);
    expect(place.files.size).toBe(2);
  });

  it('is thrown away when the library changed while it was written, and taken again', async () => {
    const store = emptyStore();
    const place = new MemoryPlace();
    await save(store, '2401.00001');
    let isFirst = true;
    const write = place.write.bind(place);
    place.write = async (name, chunks) => {
      const bytes = await write(name, chunks);
      if (isFirst) await save(store, '2401.00002');
      isFirst = false;
      return bytes;
    };
    const facts = await takeSnapshot(store, place, GENERATOR);
    expect(facts).toMatchObject({ papers: 2, sequence: 2 });
    expect([...place.files.keys()]).toEqual([facts!.name]);
  });
});

describe('old snapshots', () => {
  const HOUR = 3_600_000;
  const at = (hours: number, bytes = 1_000): SnapshotFacts => ({
    name: new Date(hours * HOUR).toISOString(),
    at: hours * HOUR,
    sequence: hours,
    papers: 1,
    counts: {},
    bytes,
  });

  it('are thinned to the newest three, one a day for a week and one a week for eight', () => {
    const start = Date.UTC(2026, 0, 1) / HOUR;
    const everyHour = Array.from({ length: 24 * 100 }, (_, hour) => at(start + hour));
    const now = everyHour.at(-1)!.at;
    const gone = new Set(outlived(everyHour, now).map(({ name }) => name));
    const kept = everyHour.filter(({ name }) => !gone.has(name));
    expect(kept.length).toBeGreaterThanOrEqual(15);
    expect(kept.length).toBeLessThanOrEqual(21);
    expect(everyHour.slice(-3).every(({ name }) => !gone.has(name))).toBe(true);
    const oldest = (now - kept[0]!.at) / (24 * HOUR);
    expect(oldest).toBeGreaterThan(50);
    expect(oldest).toBeLessThan(61);
  });

  it('go when room runs out, but for the newest two', () => {
    const large = [1, 2, 3, 4].map((hour) => at(hour, 900_000_000));
    expect(outlived(large, 5 * HOUR).map(({ sequence }) => sequence)).toEqual([2, 1]);
  });

  it('thinning what is thin takes nothing', () => {
    const some = [at(1), at(2)];
    expect(outlived(some, 3 * HOUR)).toEqual([]);
  });
});

describe('the next snapshot', () => {
  it('waits for quiet minutes, but not for ever', () => {
    const minute = 60_000;
    expect(nextSnapshotAt(0, 0)).toBe(3 * minute);
    expect(nextSnapshotAt(10 * minute, 0)).toBe(13 * minute);
    expect(nextSnapshotAt(19 * minute, 0)).toBe(20 * minute);
    expect(nextSnapshotAt(25 * minute, 0)).toBe(25 * minute);
  });
});
