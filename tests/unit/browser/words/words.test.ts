/** Plurals, numbers, days and directions, each as the language of the words has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

type Words = typeof import('../../../../lib/browser/words/words.ts');

let locale = 'en';
let browserLanguage = 'en-US';

// As a browser does it: the message of the locale with its gaps filled, nothing for a key that it lacks.
vi.mock('wxt/browser', () => ({
  browser: {
    i18n: {
      getUILanguage: () => browserLanguage,
      getMessage: (key: string, fill: string[]) =>
        messagesOf(locale)[key]?.message.replace(/\$(\d)/g, (_, at: string) => fill[Number(at) - 1] ?? '') ??
        '',
    },
  },
}));

function messagesOf(name: string): Record<string, { message: string } | undefined> {
  const file = join(import.meta.dirname, '../../../../public/_locales', name, 'messages.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
}

/** The words as a page gets them that opens in this language. */
async function wordsIn(name: string, language = name.replace('_', '-')): Promise<Words> {
  locale = name;
  browserLanguage = language;
  vi.resetModules();
  return import('../../../../lib/browser/words/words.ts');
}

/** Which of its spaces a language sets in a number changes with the release of its rules. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

const NOON = new Date(2026, 10, 22, 12);

beforeEach(() => void vi.useFakeTimers({ now: NOON, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('a count takes the form that the language has for it', () => {
  test('Arabic has six', async () => {
    const { sayCount } = await wordsIn('ar');
    const said = [0, 1, 2, 3, 11, 100].map((count) => sayCount('papers', count));
    expect(said).toEqual(['0 ورقة', 'ورقة واحدة', 'ورقتان', '3 أوراق', '11 ورقة', '100 ورقة']);
    expect(sayCount('papers', 103)).toBe('103 أوراق');
    expect(sayCount('papers', 102)).toBe('102 ورقة');
  });

  test('in French nothing is one, and millions are a form of their own', async () => {
    const { sayCount } = await wordsIn('fr');
    expect([0, 1, 2].map((count) => sayCount('papers', count))).toEqual([
      '0 article',
      '1 article',
      '2 articles',
    ]);
    expect(plain(sayCount('papers', 1_000_000))).toBe('1 000 000 d’articles');
  });

  test('Japanese and Chinese have one', async () => {
    for (const [name, one, many] of [
      ['ja', '論文 1 件', '論文 1,234 件'],
      ['zh_CN', '1 篇论文', '1,234 篇论文'],
    ] as const) {
      const { sayCount } = await wordsIn(name);
      expect([sayCount('papers', 1), sayCount('papers', 1_234)]).toEqual([one, many]);
    }
  });
});

test('numbers, shares and sizes are written as the language writes them', async () => {
  const written = async (name: string) => {
    const { number, percent, saySize, sayList } = await wordsIn(name);
    return [number(12_345), percent(0.42), saySize(3_200_000), sayList(['a', 'b', 'c'])].map(plain);
  };
  expect(await written('en')).toEqual(['12,345', '42%', '3.2 MB', 'a, b, c']);
  expect(await written('fr')).toEqual(['12 345', '42 %', '3,2 Mo', 'a, b, c']);
  expect(await written('de')).toEqual(['12.345', '42 %', '3,2 MB', 'a, b und c']);
  expect(await written('ja')).toEqual(['12,345', '42%', '3.2 MB', 'a、b、c']);
});

test('a number that is filled in is written so too; a year is a text and is let be', async () => {
  const { say } = await wordsIn('de');
  expect(say('page_limited', 5_000)).toContain('5.000');
  expect(say('filter_since', '2024')).toBe('ab 2024');
});

describe('days and times are said in the language of the words', () => {
  test('near ones by their name, others by their date', async () => {
    const said = async (name: string) => {
      const { sayDay } = await wordsIn(name);
      return ['2026-11-22', '2026-11-21', '2026-11-17', '2026-07-24', '2025-07-24'].map((day) => sayDay(day));
    };
    expect(await said('fr')).toEqual(['aujourd’hui', 'hier', 'mardi', '24 juillet', '24 juillet 2025']);
    expect(await said('ja')).toEqual(['今日', '昨日', '火曜日', '7月24日', '2025年7月24日']);
    expect(await said('ar')).toEqual(['اليوم', 'أمس', 'الثلاثاء', '24 يوليو', '24 يوليو 2025']);
  });

  test('days past are counted', async () => {
    const past = (days: number) => NOON.getTime() - days * 86_400_000;
    const { sayDaysAgo } = await wordsIn('ar');
    expect([0, 1, 5].map((days) => sayDaysAgo(past(days)))).toEqual(['اليوم', 'أمس', 'قبل 5 أيام']);
    expect((await wordsIn('fr')).sayDaysAgo(past(1))).toBe('hier');
    expect((await wordsIn('ja')).sayDaysAgo(past(8))).toBe('8 日前');
  });

  test('a browser of a language that we lack gets English days in its English sentences', async () => {
    const { language, sayDay, number } = await wordsIn('en', 'it');
    expect([language(), sayDay('2026-11-17'), number(12_345)]).toEqual(['en', 'Tuesday', '12,345']);
  });

  test('a browser of another land gets the days and numbers of its land', async () => {
    const { language, number } = await wordsIn('de', 'de-CH');
    expect([language(), number(12_345).replace(/\d/g, '')]).toEqual([
      'de-CH',
      expect.stringMatching(/^['’]$/),
    ]);
  });
});

describe('what is filled in keeps its own direction', () => {
  test('a Latin name in an Arabic sentence, an Arabic name in an English one', async () => {
    expect((await wordsIn('ar')).say('nothing_found', 'graph (GNN)')).toContain('«\u2068graph (GNN)\u2069»');
    expect((await wordsIn('en')).say('nothing_found', 'شبكة')).toContain('“\u2068شبكة\u2069”');
  });

  test('where all is read one way nothing is put around it', async () => {
    expect((await wordsIn('en')).say('nothing_found', 'graph')).toBe('Nothing found for “graph”.');
    expect((await wordsIn('ja')).say('nothing_found', 'グラフ')).toBe('「グラフ」は見つかりませんでした。');
  });
});
