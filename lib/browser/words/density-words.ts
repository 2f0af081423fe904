/** What each density of ink is called. */
import type { Density } from '../../skim/ink.ts';
import type { WordKey } from './words.ts';

export const DENSITY_WORDS = {
  strongest: 'density_strongest',
  claims: 'density_claims',
  'stepping-back': 'density_stepping_back',
  everything: 'density_everything',
} as const satisfies Record<Density, WordKey>;
