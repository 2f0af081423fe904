/** How pages are shown: the few settings that a page's legend may change. Kept in `storage.local`, the same in every tab. */
import { browser } from 'wxt/browser';
import * as ink from '../skim/ink.ts';
import { ROLES, type Role } from '../paper/roles.ts';

export interface ViewSettings {
  density: ink.Density;
  /** Roles that are not drawn. */
  off: Role[];
  /** The legend is folded to a button. */
  isFolded: boolean;
  /** Sites (by id) on whose pages nothing of ours is shown. */
  offSites: string[];
}

const KEY = 'view';
const DEFAULTS: ViewSettings = { density: 'claims', off: [], isFolded: false, offSites: [] };

/** What is stored, field by field, with the default for whatever is not as it should be. */
function parse(value: unknown): ViewSettings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof ViewSettings, unknown>
  >;
  return {
    density: ink.DENSITIES.find((density) => density === given.density) ?? DEFAULTS.density,
    off: Array.isArray(given.off)
      ? ROLES.filter((role) => (given.off as unknown[]).includes(role))
      : DEFAULTS.off,
    isFolded: given.isFolded === true,
    offSites: Array.isArray(given.offSites)
      ? given.offSites.filter((site): site is string => typeof site === 'string')
      : DEFAULTS.offSites,
  };
}

export async function readViewSettings(): Promise<ViewSettings> {
  return parse((await browser.storage.local.get(KEY))[KEY]);
}

export async function writeViewSettings(settings: ViewSettings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings });
}

/** Shows or hides everything of ours on a site's pages, in every tab. */
export async function switchSite(site: string, isOn: boolean): Promise<void> {
  const settings = await readViewSettings();
  const others = settings.offSites.filter((each) => each !== site);
  await writeViewSettings({ ...settings, offSites: isOn ? others : [...others, site] });
}

/** Told of every change, in whichever tab it was made, until `signal` ends it. */
export function onViewSettings(take: (settings: ViewSettings) => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) take(parse(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
}
