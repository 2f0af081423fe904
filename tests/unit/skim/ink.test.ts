import { describe, expect, it } from 'vitest';
import { DENSITIES, inkOf } from '../../../lib/skim/ink.ts';
import { ROLES } from '../../../lib/skim/roles.ts';

describe('inkOf', () => {
  it('draws objective and result only, unless more is asked for', () => {
    expect(ROLES.map((role) => inkOf({ role, p: 0.9 }, 0.5))).toEqual([
      'plain',
      'underlined',
      'plain',
      'tinted-deep',
      'plain',
    ]);
    expect(ROLES.map((role) => inkOf({ role, p: 0.9 }, 0.5, 'everything'))).toEqual([
      'faint',
      'underlined',
      'method',
      'tinted-deep',
      'faint',
    ]);
  });

  it('lets a sentence step back only where the model is nearly sure', () => {
    expect(inkOf({ role: 'background', p: 0.79 }, 0.5, 'everything')).toBe('plain');
    expect(inkOf({ role: 'background', p: 0.8 }, 0.5, 'stepping-back')).toBe('faint');
  });

  it('draws nothing below the threshold, and nothing that was switched off', () => {
    for (const density of DENSITIES)
      for (const role of ROLES) expect(inkOf({ role, p: 0.49 }, 0.5, density)).toBe('plain');
    expect(inkOf({ role: 'result', p: 0.99 }, 0.5, 'everything', new Set(['result']))).toBe('plain');
  });

  it('draws only the surest claims at the lowest density', () => {
    expect(inkOf({ role: 'result', p: 0.7 }, 0.5, 'strongest')).toBe('plain');
    expect(inkOf({ role: 'result', p: 0.7 }, 0.5)).toBe('tinted');
    expect(inkOf({ role: 'objective', p: 0.85 }, 0.5, 'strongest')).toBe('underlined');
  });
});
