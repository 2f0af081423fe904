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
  const keep = async (
    name: SettingName,
    times: Times,
    value?: { [name: string]: unknown },
  ): Promise<void> => {
    const all = new Map(await allTimes()).set(name, Object.fromEntries(times));
    await storage.local.set({ ...value, [TIMES]: Object.fromEntries(all) });
  };
  const hereNow = async (name: SettingName): Promise<Timed> => ({
    value: (await storage.local.get(name))[name],
    times: timesOf((await allTimes()).get(name)),
  });

  async function put(name: SettingName, { value, times }: Timed): Promise<void> {
    const by = await machine();
    const travelling: Travelling = { value, by, at: Object.fromEntries(times) };
    // No room, no sync, or too much of it in an hour: the setting holds here all the same.
    await storage.sync.set({ [name]: travelling }).catch(() => undefined);
  }

  /** The reader changed something here. */
  async function changed(name: SettingName, at: number, before: unknown, after: unknown): Promise<void> {
    if (taken.has(name) && isSame(taken.get(name), after)) return;
    taken.delete(name);
    const here = await hereNow(name);
    const times = new Map(here.times);
    for (const path of changedFields(before, after)) times.set(path, at);
    await keep(name, times);
    await meet(name, { value: here.value, times }, await thereNow(name));
  }

  const thereNow = async (name: SettingName): Promise<unknown> =>
    (await storage.sync.get(name).catch((): Record<string, unknown> => ({})))[name];

  /** Brings both to what they have together. */
  async function meet(name: SettingName, here: Timed, given: unknown): Promise<void> {
    if (!isTravelling(given)) {
      if (here.value !== undefined) await put(name, here);
      return;
    }
    const there: Timed = { value: given.value, times: timesOf(given.at) };
    const both = merged(here, there);
    if (changedFields(here.value, both.value).length > 0) {
      taken.set(name, both.value);
      await keep(name, both.times, { [name]: both.value });
    }
    if (changedFields(there.value, both.value).length > 0) await put(name, both);
  }

  return {
    follow() {
      storage.onChanged.addListener((changes, area) => {
        for (const name of SETTINGS) {
          const change = changes[name];
          if (change?.newValue === undefined) continue;
          const { oldValue, newValue } = change;
          const at = now();
          if (area === 'local') void inTurn(() => changed(name, at, oldValue, newValue));
          if (area === 'sync')
            void inTurn(async () => {
              const isEcho = isTravelling(newValue) && newValue.by === (await machine());
              if (!isEcho) await meet(name, await hereNow(name), newValue);
            });
        }
      });
    },
    catchUp: () =>
      inTurn(async () => {
        for (const name of SETTINGS) await meet(name, await hereNow(name), await thereNow(name));
      }),
  };
}

const isTravelling = (given: unknown): given is Travelling =>
  typeof given === 'object' && given !== null && 'value' in given && 'by' in given;
