/** How much of what sentences do is drawn: the same setting that a page's legend changes. */
import { useEffect, useState } from 'preact/hooks';
import { type ViewSettings, viewSettings } from '../../../lib/browser/settings/view-settings.ts';

export function useViewSettings(): ViewSettings | null {
  const [settings, setSettings] = useState<ViewSettings | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    void viewSettings.read().then(setSettings);
    viewSettings.watch(setSettings, ending.signal);
    return () => ending.abort();
  }, []);
  return settings;
}
