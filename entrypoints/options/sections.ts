/** What the options page consists of, from top to bottom: one file per section, one line each. */
import type { ComponentType } from 'preact';
import { completingAnswers } from '../../lib/browser/completing/answers.ts';
import { AS_THEY_COME, chosenKeys } from '../../lib/browser/keys/stored.ts';
import { colourNames } from '../../lib/browser/settings/mark-settings.ts';
import { remembersSeen } from '../../lib/browser/settings/seen-setting.ts';
import type { SectionName } from '../../lib/browser/settings/section-names.ts';
import { DEFAULT_VIEW, viewSettings } from '../../lib/browser/settings/view-settings.ts';
import { Backups } from './Backups.tsx';
import { Colours } from './Colours.tsx';
import { Completing } from './Completing.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { InkSection } from './InkSection.tsx';
import { Keys } from './Keys.tsx';
import { Privacy } from './Privacy.tsx';
import { resetOf } from './Reset.tsx';
import { Seen } from './Seen.tsx';
import { Sites } from './Sites.tsx';
import { Stored } from './Stored.tsx';
import { Travelling } from './Travelling.tsx';

export interface OptionsSection {
  /** Its hook in tests, `[data-section="<name>"]`, and its place in the address, "options.html#<name>". */
  name: SectionName;
  Component: ComponentType;
  /** Puts the section's settings back as they come. */
  Reset?: ComponentType;
}

export const SECTIONS: readonly OptionsSection[] = [
  {
    name: 'sites',
    Component: Sites,
    Reset: resetOf(viewSettings, (view) => ({ ...view, offSites: [] })),
  },
  {
    name: 'ink',
    Component: InkSection,
    Reset: resetOf(viewSettings, ({ offSites }) => ({ ...DEFAULT_VIEW, offSites })),
  },
  { name: 'colours', Component: Colours, Reset: resetOf(colourNames, () => ({})) },
  { name: 'keys', Component: Keys, Reset: resetOf(chosenKeys, () => AS_THEY_COME) },
  {
    name: 'completing',
    Component: Completing,
    Reset: resetOf(completingAnswers, () => ({})),
  },
  { name: 'seen', Component: Seen, Reset: resetOf(remembersSeen, () => true) },
  { name: 'backups', Component: Backups },
  { name: 'travelling', Component: Travelling },
  { name: 'privacy', Component: Privacy },
  { name: 'stored', Component: Stored },
  { name: 'diagnostics', Component: Diagnostics },
];
