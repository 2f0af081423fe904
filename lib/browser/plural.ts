/**
 * The form of words that a whole number takes in the languages we have words in, after Unicode CLDR's plural rules.
 * `Intl.PluralRules` knows every language, but costs a page some 15 ms when it is first asked.
 */

const ARABIC = ['zero', 'one', 'two'] as const;

/**
 * `language`: a BCP 47 tag. `count`: whole, not negative. Answers a form that not every language tells from "other": where
 * its words are lacking, those are meant.
 */
export function pluralForm(language: string, count: number): Intl.LDMLPluralRule {
  const last = count % 100;
  if (language.startsWith('ar')) return ARABIC[count] ?? (last > 10 ? 'many' : last > 2 ? 'few' : 'other');
  if (count === 1 || (count === 0 && language.startsWith('fr'))) return 'one';
  return count % 1e6 || !count ? 'other' : 'many';
}
