/** The sections of the options page by name: "options.html#<name>" leads to each. */
import type { WordKey } from '../words/words.ts';

export const SECTION_TITLES = {
  sites: 'options_sites',
  ink: 'options_ink',
  colours: 'options_colours',
  keys: 'options_keys',
  completing: 'options_completing',
  seen: 'options_seen',
  backups: 'backups',
  travelling: 'options_travelling',
  privacy: 'options_privacy',
  stored: 'options_stored',
  diagnostics: 'options_diagnostics',
} as const satisfies Record<string, WordKey>;

export type SectionName = keyof typeof SECTION_TITLES;
