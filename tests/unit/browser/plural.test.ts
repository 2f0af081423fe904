import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pluralForm } from '../../../lib/browser/plural.ts';

const LANGUAGES = readdirSync('public/_locales').map((locale) => locale.replace('_', '-'));
const COUNTS = [...Array(1_300).keys(), 9_999, 50_000, 100_011, 1_000_000, 1_000_001, 2_000_000, 3_000_002];

describe('the form of words that a number takes', () => {
  it.each(LANGUAGES)('is what Unicode says, in %s', (language) => {
    const rules = new Intl.PluralRules(language);
    const { pluralCategories } = rules.resolvedOptions();
    const told = (form: Intl.LDMLPluralRule) => (pluralCategories.includes(form) ? form : 'other');
    for (const count of COUNTS)
      expect([count, told(pluralForm(language, count))]).toEqual([count, rules.select(count)]);
  });
});
