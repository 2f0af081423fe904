/** How pages are shown: the few settings that a page's legend may change. Kept in `storage.local`, the same in every tab. */
import * as ink from '../../skim/ink.ts';
import { ROLES, type Role } from '../../paper/roles.ts';
import { setting } from './setting.ts';

export interface ViewSettings {
  density: ink.Density;
  /** Roles that are not drawn. */
  off: Role[];
  /** The legend is folded to a button. */
  isFolded: boolean;
  /** Sites (by id) on whose pages nothing of ours is shown. */
  offSites: string[];
}

export const DEFAULT_VIEW: ViewSettings = { density: 'claims', off: [], isFolded: false, offSites: [] };

/** What is stored, field by field, with the default for whatever is not as it should be. */
function parse(value: unknown): ViewSettings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof ViewSettings, unknown>
  >;
  return {
    density: ink.DENSITIES.find((density) => density === given.density) ?? DEFAULT_VIEW.density,
    off: Array.isArray(given.off)
      ? ROLES.filter((role) => (given.off as unknown[]).includes(role))
      : DEFAULT_VIEW.off,
    isFolded: given.isFolded === true,
    offSites: Array.isArray(given.offSites)
      ? given.offSites.filter((site): site is string => typeof site === 'string')
      : DEFAULT_VIEW.offSites,
  };
}

export const viewSettings = setting('view', parse);

/** Shows or hides everything of ours on a site's pages, in every tab. */
export async function switchSite(site: string, isOn: boolean): Promise<void> {
  const settings = await viewSettings.read();
  const others = settings.offSites.filter((each) => each !== site);
  await viewSettings.write({ ...settings, offSites: isOn ? others : [...others, site] });
}
