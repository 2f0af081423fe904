/** Which sites are granted and switched on, as it is now, whoever changes it: here, in the popup or in the browser. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { allGrants, onGrants, type SiteGrants } from '../../lib/browser/sites/grants.ts';
import { viewSettings } from '../../lib/browser/settings/view-settings.ts';

export interface SitesNow {
  grants: SiteGrants[];
  offSites: readonly string[];
}

/** Null while it is being learned. */
export function useSites(): SitesNow | null {
  const [now, setNow] = useState<SitesNow | null>(null);
  const learn = useCallback(async () => {
    const [grants, { offSites }] = await Promise.all([allGrants(), viewSettings.read()]);
    setNow({ grants, offSites });
  }, []);
  useEffect(() => {
    const over = new AbortController();
    const end = onGrants(() => void learn());
    viewSettings.watch(() => void learn(), over.signal);
    void learn();
    return () => {
      end();
      over.abort();
    };
  }, [learn]);
  return now;
}
