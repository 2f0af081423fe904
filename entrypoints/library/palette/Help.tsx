import { useEffect, useState } from 'preact/hooks';
import { KeySheet } from '../../../components/KeySheet.tsx';
import { browserKeys } from '../../../lib/browser/keys/browser-keys.ts';
import { browserGroup, shownGroups, type KeyGroup } from '../../../lib/browser/keys/shown.ts';
import type { ChosenKeys } from '../../../lib/browser/keys/stored.ts';

export interface HelpProps {
  /** Whose keys come first; those of the browser are always there. */
  where: keyof ChosenKeys;
  chosen: ChosenKeys;
  onChange(): void;
  onClose(): void;
}

/** Every key that means something here, as it is set. */
export function Help({ where, chosen, onChange, onClose }: HelpProps) {
  const [anywhere, setAnywhere] = useState<KeyGroup | null>(null);
  useEffect(() => void browserKeys().then((keys) => setAnywhere(browserGroup(keys))), []);
  if (!anywhere) return null;
  return (
    <KeySheet groups={[...shownGroups(where, chosen), anywhere]} onChange={onChange} onClose={onClose} />
  );
}
