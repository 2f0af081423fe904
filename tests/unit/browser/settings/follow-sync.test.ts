/** Two browsers of one reader: what each changes reaches the other, and neither undoes what the other changed meanwhile. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  settingsSync,
  type SettingsSync,
  type SyncedStorage,
} from '../../../../lib/browser/settings/follow-sync.ts';
import { changedFields, merged } from '../../../../lib/browser/settings/merge-settings.ts';

vi.mock('wxt/browser', () => ({ browser: {} }));

type Listen = Parameters<SyncedStorage['onChanged']['addListener']>[0];
type Items = Record<string, unknown>;

/** The reader's account, and what each machine sees of it: while it is off the network, its own writes alone. */
class Cloud {
  items: Items = {};
  readonly machines: Machine[] = [];
  time = 1_000;
}

class Machine {
  readonly local: Items = {};
  /** What it knows of the account. */
  sync: Items = {};
  isOn = true;
  readonly follower: SettingsSync;
  readonly cloud: Cloud;
  readonly #listeners: Listen[] = [];
  readonly #unsent = new Set<string>();

  constructor(cloud: Cloud) {
    this.cloud = cloud;
    cloud.machines.push(this);
    const area = (name: 'local' | 'sync') => ({
      get: async (keys: string | string[]) => {
        const items = this[name];
        return structuredClone(
          Object.fromEntries([keys].flat().flatMap((key) => (key in items ? [[key, items[key]]] : []))),
        );
      },
      set: async (items: Items) => {
        for (const [key, value] of Object.entries(structuredClone(items))) this.#write(name, key, value);
        if (name === 'local') return;
        for (const key of Object.keys(items)) this.#unsent.add(key);
        if (this.isOn) this.send();
      },
    });
    this.follower = settingsSync(
      {
        local: area('local'),
        sync: area('sync'),
        onChanged: { addListener: (listen) => void this.#listeners.push(listen) },
      },
      () => cloud.time,
    );
    this.follower.follow();
  }

  #write(name: 'local' | 'sync', key: string, value: unknown): void {
    const oldValue = this[name][key];
    if (JSON.stringify(oldValue) === JSON.stringify(value)) return;
    this[name][key] = value;
    for (const listen of this.#listeners) listen({ [key]: { oldValue, newValue: value } }, name);
  }

  /** The reader changes a setting. */
  change(name: string, value: unknown): void {
    this.cloud.time += 10;
    this.#write('local', name, value);
  }

  /** The last that is written of a key is what the account has: it knows no fields. */
  send(): void {
    for (const key of this.#unsent) {
      this.cloud.items[key] = structuredClone(this.sync[key]);
      for (const other of this.cloud.machines) if (other.isOn) other.receive(key);
    }
    this.#unsent.clear();
  }

  receive(key: string): void {
    this.#write('sync', key, structuredClone(this.cloud.items[key]));
  }

  /** Back on the network. What it wrote meanwhile takes the place of what others wrote. */
  turnOn(): void {
    this.isOn = true;
    const own = new Set(this.#unsent);
    this.send();
    for (const key of Object.keys(this.cloud.items)) if (!own.has(key)) this.receive(key);
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
};

describe('two machines', () => {
  let cloud: Cloud;
  let [desk, lap]: Machine[] = [];
  beforeEach(() => {
    cloud = new Cloud();
    desk = new Machine(cloud);
    lap = new Machine(cloud);
  });
  const at = (machine: Machine | undefined, name: string) => machine?.local[name];

  test('have what either changed', async () => {
    desk?.change('view', { density: 'full', isFolded: false });
    await settled();
    expect(at(lap, 'view')).toEqual({ density: 'full', isFolded: false });
    lap?.change('view', { density: 'full', isFolded: true });
    await settled();
    expect(at(desk, 'view')).toEqual({ density: 'full', isFolded: true });
    desk?.change('remembersSeen', false);
    await settled();
    expect(at(lap, 'remembersSeen')).toBe(false);
  });

  test('keep both changes of one setting when one of them was off the network', async () => {
    desk?.change('view', { density: 'full', isFolded: false });
    desk?.change('keys', { page: { save: 's' }, library: {} });
    await settled();
    lap!.isOn = false;
    lap?.change('view', { density: 'full', isFolded: true });
    lap?.change('keys', { page: { save: 's', later: 'q' }, library: {} });
    desk?.change('view', { density: 'none', isFolded: false });
    desk?.change('keys', { page: { save: 'w' }, library: {} });
    await settled();
    lap?.turnOn();
    await settled();
    for (const machine of [desk, lap]) {
      expect(at(machine, 'view')).toEqual({ density: 'none', isFolded: true });
      expect(at(machine, 'keys')).toEqual({ page: { save: 'w', later: 'q' }, library: {} });
    }
  });

  test('agree on the later of two changes of one field, whoever comes back last', async () => {
    desk?.change('view', { density: 'full' });
    await settled();
    lap!.isOn = false;
    lap?.change('view', { density: 'some' });
    desk?.change('view', { density: 'none' });
    await settled();
    lap?.turnOn();
    await settled();
    expect([at(desk, 'view'), at(lap, 'view')]).toEqual([{ density: 'none' }, { density: 'none' }]);
  });

  test('take a field away where it was taken away last, and bring none back', async () => {
    desk?.change('markNames', { gold: 'Claims', blue: 'Methods' });
    await settled();
    lap!.isOn = false;
    lap?.change('markNames', { gold: 'Claims', blue: 'Methods', rose: 'Doubts' });
    desk?.change('markNames', { blue: 'Methods' });
    await settled();
    lap?.turnOn();
    await settled();
    for (const machine of [desk, lap])
      expect(at(machine, 'markNames')).toEqual({ blue: 'Methods', rose: 'Doubts' });
  });

  test('merge what each had when they first met, and what an older version put there', async () => {
    const alone = new Machine(new Cloud());
    alone.change('markNames', { gold: 'Here' });
    await settled();
    alone.sync = { markNames: { value: { blue: 'There' }, by: 'an older version' } };
    await alone.follower.catchUp();
    expect(alone.local['markNames']).toEqual({ gold: 'Here', blue: 'There' });
    expect((alone.sync['markNames'] as { value: unknown }).value).toEqual({ gold: 'Here', blue: 'There' });
  });

  test('lose no change that is made while the one before it is being sent', async () => {
    const view = (off: string[], density: string) => ({ off, density });
    desk!.change('view', view(['result'], 'claims'));
    for (let wait = 0; wait < 40; wait++) {
      desk!.change('view', view([], 'claims'));
      for (let turn = 0; turn < wait; turn++) await Promise.resolve();
      desk!.change('view', view([], 'all'));
      await settled();
      expect(at(desk, 'view')).toEqual(view([], 'all'));
      expect(at(lap, 'view')).toEqual(view([], 'all'));
      desk!.change('view', view(['result'], 'claims'));
      for (let turn = 0; turn < wait; turn++) await Promise.resolve();
    }
  });

  test('come to rest: nothing is sent to and fro', async () => {
    desk?.change('view', { density: 'full' });
    await settled();
    const before = JSON.stringify(cloud.items);
    await desk?.follower.catchUp();
    await lap?.follower.catchUp();
    await settled();
    expect(JSON.stringify(cloud.items)).toBe(before);
  });

  test('are not ruled for ever by one whose clock is a year ahead', async () => {
    lap!.sync = { view: { value: { density: 'none' }, by: 'ahead', at: { density: 10 ** 15 } } };
    await lap?.follower.catchUp();
    lap?.change('view', { density: 'full' });
    await settled();
    expect(at(lap, 'view')).toEqual({ density: 'full' });
  });
});

describe('fields', () => {
  test('are found two levels deep, and a list is one', () => {
    expect(changedFields({ a: 1, b: [1] }, { a: 1, b: [2], c: {} })).toEqual(['b']);
    expect(changedFields({ page: { x: 'a' } }, { page: { x: 'b', y: 'c' } })).toEqual(['page/x', 'page/y']);
    expect(changedFields(true, false)).toEqual(['']);
    expect(changedFields(undefined, { a: 1 })).toEqual(['a']);
  });

  test('named like what every object has are fields like any other', () => {
    const given = JSON.parse('{"__proto__": "x", "constructor": "y"}') as unknown;
    const { value } = merged({ value: {}, times: new Map() }, { value: given, times: new Map() });
    expect(JSON.stringify(value)).toBe('{"__proto__":"x","constructor":"y"}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
