/** What the options page consists of, from top to bottom: one file per section, one line each. */
import type { ComponentType } from 'preact';
import type { WordKey } from '../../components/words.ts';
import { Colours } from './Colours.tsx';
import { Completing } from './Completing.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { Privacy } from './Privacy.tsx';
import { Seen } from './Seen.tsx';
import { Sites } from './Sites.tsx';
import { Stored } from './Stored.tsx';

/** `name` is the section's hook in tests: `[data-section="<name>"]`. */
export const SECTIONS: readonly { name: string; title: WordKey; Component: ComponentType }[] = [
  { name: 'sites', title: 'options_sites', Component: Sites },
  { name: 'completing', title: 'options_completing', Component: Completing },
  { name: 'seen', title: 'options_seen', Component: Seen },
  { name: 'colours', title: 'options_colours', Component: Colours },
  { name: 'privacy', title: 'options_privacy', Component: Privacy },
  { name: 'stored', title: 'options_stored', Component: Stored },
  { name: 'diagnostics', title: 'options_diagnostics', Component: Diagnostics },
];
