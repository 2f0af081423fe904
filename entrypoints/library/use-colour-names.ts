/** What the reader calls the colours of marks, as it changes. */
import { useEffect, useState } from 'preact/hooks';
import { colourName, colourNames, type ColourNames } from '../../lib/browser/settings/mark-settings.ts';
import type { MarkColour } from '../../lib/paper/rows.ts';

export function useColourNames(): (colour: MarkColour) => string {
  const [names, setNames] = useState<ColourNames>({});
  useEffect(() => {
    const listening = new AbortController();
    colourNames.watch(setNames, listening.signal);
    void colourNames.read().then(setNames);
    return () => listening.abort();
  }, []);
  return (colour) => colourName(names, colour);
}
