/**
 * The words of the interface, by key, in the reader's language. Plurals take the key's form for the number
 * (`papers_one`, `papers_other`, …, the categories of Unicode CLDR) and fall back to `_other`.
 */
import { browser } from 'wxt/browser';
import type en from '../../../public/_locales/en/messages.json';

export type WordKey = keyof typeof en;
type PluralStem<K> = K extends `${infer Stem}_other` ? Stem : never;
export type PluralKey = PluralStem<WordKey>;

/** Words already fetched: a script whose extension was reloaded can ask for no more. */
const fetched = new Map<string, string>();

/** Stand in the fetched words where names and numbers go; no words of ours hold such characters. */
const PLACES = ['\u0001', '\u0002', '\u0003', '\u0004'];
// oxlint-disable-next-line no-control-regex
const PLACE = /[\u0001-\u0004]/g;

function fetchWords(key: string, fill: string[]): string {
  let words = fetched.get(key);
  if (words === undefined) {
    try {
      words = browser.i18n.getMessage(key as never, PLACES);
    } catch {
      return '';
    }
    fetched.set(key, words);
  }
  return words.replace(PLACE, (place) => fill[place.charCodeAt(0) - 1] ?? '');
}

/** Letters that are read from the right. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What is filled in: a number as the language writes it, a text so that its direction changes nothing around it. */
function written(each: string | number): string {
  if (typeof each === 'number') return number(each);
  // Isolated as the Unicode Bidirectional Algorithm (UAX #9, 2.4) has it, where the two directions may differ.
  return say('text_direction') === 'rtl' || FROM_RIGHT.test(each) ? `\u2068${each}\u2069` : each;
}

/** The words for a key, with `$1`, `$2` filled in; what is no quantity, a year, comes as a text. */
export function say(key: WordKey, ...fill: (string | number)[]): string {
  // The key itself is shown where a locale lacks it: ugly, and so noticed.
  return fetchWords(key, fill.map(written)) || key;
}

let rules: Intl.PluralRules | undefined;
let digits: Intl.NumberFormat | undefined;

/** "3 papers": the form of the words that the number takes; `$1` is the number, written as the language writes it. */
export function sayCount(stem: PluralKey, count: number, ...fill: (string | number)[]): string {
  rules ??= new Intl.PluralRules(language());
  const form = `${stem}_${rules.select(count)}`;
  return fetchWords(form, [number(count), ...fill.map(written)]) || say(`${stem}_other`, count, ...fill);
}

export function number(value: number): string {
  // Without a separator, and only scripts that run from the right have digits of their own: what a page shows need not
  // wait some 15 ms until the browser knows how the world writes numbers.
  if (value % 1 === 0 && value < 1_000 && say('text_direction') !== 'rtl') return `${value}`;
  digits ??= new Intl.NumberFormat(language());
  return digits.format(value);
}

/** "42 %". `share`: 0–1. */
export function percent(share: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent' }).format(share);
}

/** "a, b, c", "a, b und c", "a、b、c". */
export function sayList(each: readonly string[]): string {
  return new Intl.ListFormat(language(), { style: 'narrow' }).format(each);
}

/**
 * The language of the words, as a BCP 47 tag: the browser's own kind of it ("de-AT") where it has one, so that numbers
 * and days are never of another language than the sentence they stand in.
 */
export function language(): string {
  if (spoken === undefined) {
    const words = say('text_language');
    try {
      const wanted = browser.i18n.getUILanguage();
      spoken = wanted.split('-')[0] === words.split('-')[0] ? wanted : words;
    } catch {
      // The extension was reloaded under this script.
      return 'en';
    }
  }
  return spoken;
}

let spoken: string | undefined;

/** "Tuesday" within a week, else "24 July" or "24 July 2025". `iso`: a day, "2026-07-24". */
export function sayDay(iso: string, now: Date = new Date()): string {
  const day = new Date(`${iso}T12:00:00`);
  const days = Math.round((now.getTime() - day.getTime()) / 86_400_000);
  if (days <= 0) return say('today');
  if (days === 1) return say('yesterday');
  const options: Intl.DateTimeFormatOptions =
    days < 7
      ? { weekday: 'long' }
      : day.getFullYear() === now.getFullYear()
        ? { day: 'numeric', month: 'long' }
        : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(language(), options).format(day);
}

/** "22 November, 14:05", with the year where it is another. `at`: ms since 1970. */
export function sayMoment(at: number, now: Date = new Date()): string {
  const moment = new Date(at);
  const year = moment.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
  const options = { day: 'numeric', month: 'long', year, hour: '2-digit', minute: '2-digit' } as const;
  // A time is never parted from its half of the day.
  return new Intl.DateTimeFormat(language(), options).format(moment).replace(/ (?=\S+$)/, '\u00a0');
}

/** "today", "yesterday", "8 days ago", by the calendar. `at`: ms since 1970. */
export function sayDaysAgo(at: number, now: Date = new Date()): string {
  const midnight = (moment: Date): number => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(new Date(at))) / 86_400_000);
  return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(-Math.max(0, days), 'day');
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "3.2 MB", in powers of a thousand. */
export function saySize(bytes: number): string {
  const power = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: SIZES[power]!,
    unitDisplay: 'short',
    maximumSignificantDigits: 2,
  }).format(bytes / 1000 ** power);
}

/** "14:05"; with its day when that is not today. `at`: ms since 1970. */
export function sayTime(at: number, now: Date = new Date()): string {
  const time = new Date(at);
  const isToday = time.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(language(), {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'medium' }),
  }).format(time);
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** A day by the parts that are asked for: "16 Nov", "November 2026". `day`: days since 1970-01-01, no time zone. */
export function sayDate(day: number, parts: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(parts);
  let format = dates.get(key);
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(language(), { ...parts, timeZone: 'UTC' })));
  return format.format(day * 86_400_000);
}

/** All that components ask for words. */
export const WORDS = { say, sayCount, sayDay, number, percent, sayList };
