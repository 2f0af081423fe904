/**
 * What of the model's belief is shown. Nothing is drawn below a threshold, and a sentence steps back only when the model
 * is nearly sure: a result greyed by mistake costs the reader more than one that was left as it was.
 */
import type { Role } from '../paper/roles.ts';

/** How much is drawn, from least to most. `claims` is the default. */
export const DENSITIES = ['strongest', 'claims', 'stepping-back', 'everything'] as const;
export type Density = (typeof DENSITIES)[number];

/** A sentence steps back only at or above this probability. */
export const STEP_BACK_AT = 0.8;

/** How a sentence is drawn; `plain` leaves the page's own ink. */
export type Ink = 'plain' | 'underlined' | 'tinted' | 'tinted-deep' | 'faint' | 'method';

/** The model is sure enough of this role to assert it: what `shown` says. */
export function isShown(p: number, threshold: number): boolean {
  return p >= threshold;
}

/**
 * The ink of one labelled sentence at a density, with roles that the reader switched off left out.
 *
 * @param threshold the model's own (`RoleModel.threshold`)
 */
export function inkOf(
  label: { role: Role; p: number },
  threshold: number,
  density: Density = 'claims',
  off: ReadonlySet<Role> = new Set(),
): Ink {
  const { role, p } = label;
  if (off.has(role) || !isShown(p, threshold)) return 'plain';
  if (role === 'result' || role === 'objective') {
    if (density === 'strongest' && p < STEP_BACK_AT) return 'plain';
    if (role === 'objective') return 'underlined';
    return p >= STEP_BACK_AT ? 'tinted-deep' : 'tinted';
  }
  if (role === 'method') return density === 'everything' ? 'method' : 'plain';
  return (density === 'stepping-back' || density === 'everything') && p >= STEP_BACK_AT ? 'faint' : 'plain';
}
