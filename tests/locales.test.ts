/** The words in every language: none missing, none left over, every plural that the language has, every gap filled. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const LOCALES = join(ROOT, 'public/_locales');

type Words = Record<string, { message: string; description?: string }>;

function wordsOf(locale: string): Words {
  return JSON.parse(readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8')) as Words;
}

const english = wordsOf('en');
const locales = readdirSync(LOCALES).toSorted();

/** "papers" of "papers_other": the counts, of which a language has as many forms as its plural has. */
const stems = Object.keys(english)
  .flatMap((key) => /^(.+)_other$/.exec(key)?.[1] ?? [])
  .filter((stem) => `${stem}_one` in english);
const stemOf = (key: string): string | undefined =>
  stems.find((stem) => new RegExp(`^${stem}_(?:zero|one|two|few|many|other)$`).test(key));

/** The keys that a language must have. */
function keysFor(locale: string): string[] {
  const forms = new Intl.PluralRules(locale.replace('_', '-')).resolvedOptions().pluralCategories;
  const plain = Object.keys(english).filter((key) => stemOf(key) === undefined);
  return [...plain, ...stems.flatMap((stem) => forms.map((form) => `${stem}_${form}`))].toSorted();
}

const gapsOf = (message: string): string[] => [...new Set(message.match(/\$\d|%s/g))].toSorted();

describe.each(locales)('the words in %s', (locale) => {
  const words = wordsOf(locale);

  test('are all there, in every form of the plural, and none besides', () => {
    const known = new Set(keysFor(locale));
    // A form that English has and this language never asks for does no harm.
    const besides = Object.keys(words).filter((key) => !known.has(key) && !(key in english));
    expect({ missing: [...known].filter((key) => !(key in words)), besides }).toEqual({
      missing: [],
      besides: [],
    });
  });

  test('have the gaps of the English ones', () => {
    const wrong = Object.entries(words).filter(([key, { message }]) => {
      const stem = stemOf(key);
      const expected = gapsOf(english[stem ? `${stem}_other` : key]?.message ?? '');
      const found = gapsOf(message);
      // "one paper", "zwei Artikel": a form for one certain number may say it in words.
      if (stem && !key.endsWith('_other'))
        expected.splice(0, expected.includes('$1') && !found.includes('$1') ? 1 : 0);
      return found.join() !== expected.join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('are words: none empty, none with markup, none with spaces at an end that English has not', () => {
    const wrong = Object.entries(words).filter(
      ([key, { message }]) =>
        message.trim() === '' ||
        /<[a-z/]/i.test(message) ||
        (message !== message.trim() && english[key]?.message === english[key]?.message.trim()),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('say which way they are read', () => {
    expect(words['text_direction']?.message).toBe(locale === 'ar' ? 'rtl' : 'ltr');
  });
});

test.each(locales.filter((locale) => locale !== 'en'))(
  'the words in %s are not the English ones',
  (locale) => {
    const words = wordsOf(locale);
    const long = Object.keys(english).filter((key) => (english[key]?.message.length ?? 0) > 24);
    const same = long.filter((key) => words[key]?.message === english[key]?.message);
    expect(same.length / long.length, same.join()).toBeLessThan(0.02);
  },
);

test('every word is said somewhere', () => {
  const files = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  const text = [...files, readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8')].join('\n');
  const said = new Set(text.match(/\b[a-z][a-z0-9_-]*\b/gi));
  // `fate_${fate}`, `${name}_hint`: keys that are put together.
  const begun = [...text.matchAll(/`([a-z][a-z0-9_]*_)\$\{/g)].map(([, prefix]) => prefix!);
  const ended = [...text.matchAll(/\$\{[^}`]{1,60}\}(_[a-z0-9_]+)`/g)].map(([, suffix]) => suffix!);
  const unsaid = Object.keys(english).filter((key) => {
    const name = stemOf(key) ?? key;
    const inManifest = text.includes(`__MSG_${name}__`);
    return (
      !said.has(name) &&
      !inManifest &&
      !begun.some((prefix) => name.startsWith(prefix)) &&
      !ended.some((suffix) => name.endsWith(suffix))
    );
  });
  expect(unsaid).toEqual([]);
});
