/**
 * Settings in the reader's other browsers, by the browser's own sync where the reader uses it: what is changed here is
 * put there, what another machine put there is merged here, field by field (`merge-settings.ts`): the sync itself knows
 * only whole values, of which the last one written stays. The copy in `storage.local` is the one that is read. Never
 * anything of the library.
 */
import { browser } from 'wxt/browser';
import { randomId } from '../../paper/random-id.ts';
import { changedFields, isSame, merged, type Timed, type Times } from './merge-settings.ts';
import { SETTINGS, type SettingName } from './names.ts';

/** One setting as it travels: who put it there tells an echo from news. */
interface Travelling {
  value: unknown;
  by: string;
  /** When each field was set; a version of Offprint before fields had times leaves it out. */
  at?: Record<string, number>;
}

interface Area {
  get(keys: string | string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** As much of `browser.storage` as this needs. */
export interface SyncedStorage {
  local: Area;
  sync: Area;
  onChanged: {
    addListener(
      listen: (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string) => void,
    ): void;
  };
}

const MACHINE = 'machine';
/** When the fields of each setting were set here or taken from there: {view: {density: 1782…}}. */
const TIMES = 'settingTimes';

export interface SettingsSync {
  /** Sets its listeners at once; to be called when the worker starts. */
  follow(): void;
  /** Merges what changed while this browser was not running, here or there. */
  catchUp(): Promise<void>;
}

export function settingsSync(
  storage: SyncedStorage = browser.storage as unknown as SyncedStorage,
  now: () => number = Date.now,
): SettingsSync {
  /** One thing after the other: each reads what the one before it wrote. */
  let turn = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> =>
    // What cannot be read or written is no reason to leave out what comes next.
    (turn = turn.then(work).catch(() => undefined));
  /** What was taken from there and written here: its echo is no change of the reader's. */
  const taken = new Map<SettingName, unknown>();
  /** Each setting as it was heard of last, and when its fields were changed: noted at once, before its turn comes. */
  const heard = new Map<SettingName, unknown>();
  const heardAt = new Map<SettingName, Map<string, number>>();
  let known: Promise<string> | undefined;

  /** This browser's own name among the reader's: made up once. */
  const machine = (): Promise<string> =>
    (known ??= storage.local.get(MACHINE).then(async (stored) => {
      const name = stored[MACHINE];
      if (typeof name === 'string') return name;
      const made = randomId();
      await storage.local.set({ [MACHINE]: made });
      return made;
    }));

  const allTimes = async (): Promise<ReadonlyMap<string, unknown>> => {
    const stored = (await storage.local.get(TIMES))[TIMES];
    return new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : []);
  };
  const timesOf = (given: unknown): Times =>
    new Map(
      Object.entries((typeof given === 'object' && given) || {}).filter(
        // A clock that is ahead must not win for ever.
        (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] <= now(),
      ),
    );

  /** A setting as it is here; what is told while it is being read is read again. */
  const hereNow = async (name: SettingName): Promise<Timed & { written: Times }> => {
    for (;;) {
      const before = heard.get(name);
      const written = timesOf((await allTimes()).get(name));
      const value = (await storage.local.get(name))[name];
      if (heard.get(name) !== before) continue;
      const times = new Map(written);
      for (const [path, at] of heardAt.get(name) ?? []) times.set(path, Math.max(at, times.get(path) ?? 0));
      // Changed again, and not told yet: without a time of its own the older value from elsewhere would take its place.
      if (heard.has(name)) for (const path of changedFields(before, value)) times.set(path, now());
      return { value, times, written };
    }
  };

  async function put(name: SettingName, { value, times }: Timed): Promise<void> {
    const by = await machine();
    const travelling: Travelling = { value, by, at: Object.fromEntries(times) };
    // No room, no sync, or too much of it in an hour: the setting holds here all the same.
    await storage.sync.set({ [name]: travelling }).catch(() => undefined);
  }

  /** Notes what was changed here; answers whether it was the reader who did. */
  function hear(name: SettingName, before: unknown, after: unknown): boolean {
    heard.set(name, after);
    const isEcho = taken.has(name) && isSame(taken.get(name), after);
    taken.delete(name);
    if (isEcho) return false;
    const times = heardAt.get(name) ?? new Map<string, number>();
    for (const path of changedFields(before, after)) times.set(path, now());
    heardAt.set(name, times);
    return true;
  }

  const thereNow = async (name: SettingName): Promise<unknown> =>
    (await storage.sync.get(name).catch((): Record<string, unknown> => ({})))[name];

  /** Brings both to what they have together. */
  async function meet(name: SettingName, given: unknown): Promise<void> {
    const there: Timed | null = isTravelling(given) ? { value: given.value, times: timesOf(given.at) } : null;
    for (;;) {
      const before = heard.get(name);
      const here = await hereNow(name);
      const all = new Map(await allTimes());
      // From here to the writing nothing is waited for: what the reader changes meanwhile must not be written over.
      if (heard.get(name) !== before) continue;
      const both = there ? merged(here, there) : here;
      const isNews = changedFields(here.value, both.value).length > 0;
      if (isNews) taken.set(name, both.value);
      if (isNews || !isSame([...here.written], [...both.times]))
        await storage.local.set({
          ...(isNews && { [name]: both.value }),
          [TIMES]: Object.fromEntries(all.set(name, Object.fromEntries(both.times))),
        });
      if (both.value !== undefined && (!there || changedFields(there.value, both.value).length > 0))
        await put(name, both);
      return;
    }
  }

  return {
    follow() {
      storage.onChanged.addListener((changes, area) => {
        for (const name of SETTINGS) {
          const change = changes[name];
          if (change?.newValue === undefined) continue;
          const { oldValue, newValue } = change;
          if (area === 'local' && hear(name, oldValue, newValue))
            void inTurn(async () => meet(name, await thereNow(name)));
          if (area === 'sync')
            void inTurn(async () => {
              const isEcho = isTravelling(newValue) && newValue.by === (await machine());
              if (!isEcho) await meet(name, newValue);
            });
        }
      });
    },
    catchUp: () =>
      inTurn(async () => {
        for (const name of SETTINGS) await meet(name, await thereNow(name));
      }),
  };
}

const isTravelling = (given: unknown): given is Travelling =>
  typeof given === 'object' && given !== null && 'value' in given && 'by' in given;
