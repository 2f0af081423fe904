/** Why two papers are, or are not, one is said in the reader's language: every clause that the judgement makes is known. */
import { expect, test, vi } from 'vitest';
import english from '../../../../public/_locales/en/messages.json';
import german from '../../../../public/_locales/de/messages.json';
import { decide } from '../../../../lib/works/decide.ts';
import { recordOf } from '../../../../lib/works/loose.ts';

const spoken = vi.hoisted(() => ({ words: {} as Record<string, { message: string }> }));
vi.mock('wxt/browser', () => ({
  browser: {
    i18n: {
      getUILanguage: () => 'en',
      getMessage: (key: string, fill: string[]) =>
        (spoken.words[key]?.message ?? '').replace(/\$(\d)/g, (_, place: string) => fill[Number(place) - 1]!),
    },
  },
}));
const words = await import('../../../../lib/browser/words/reason-words.ts');

const PEOPLE = ['Ann Lee', 'Bo Chan', 'Carla Ponti'];
const LONG = {
  title: 'Learning to rank with graph networks over large corpora',
  authors: PEOPLE,
  year: 2020,
};
const ABSTRACT =
  'many words that tell how neurons of one area answer to images of another kind again '.repeat(3);
const SHORT = { title: 'Neural processes', authors: PEOPLE, year: 2018, venue: 'ICML' };

const letters = (from: number): string =>
  Array.from({ length: 60 }, (_, n) => `w${((from + n) * 7919).toString(36)}`).join(' ');
const [BOTH, OTHER, ELSE] = [letters(1), letters(100), letters(200)];

/** Pairs that bring every clause about. */
const PAIRS: [object, object][] = [
  [LONG, LONG],
  [LONG, { ...LONG, year: 2021, authors: ['Ann Lee', 'Xu Wei', 'Yves Morel'] }],
  [LONG, { ...LONG, year: 2024, authors: ['Xu Wei', 'Yves Morel'] }],
  [{ ...LONG, abstract: ABSTRACT }, { ...LONG, title: 'Ranking', abstract: ABSTRACT }],
  [{ ...LONG, abstract: ABSTRACT }, { ...LONG, abstract: `${'other words altogether than those '.repeat(9)}${ABSTRACT}` }],
  [{ ...LONG, authors: [], authorCount: 3 }, { ...LONG, authors: [], authorCount: 4 }],
  [LONG, { ...LONG, title: 'Learning to rank' }],
  [{ ...LONG, title: 'Glow: generative flow with convolutions' }, { ...LONG, title: 'Glow' }],
  [{ ...LONG, title: 'Lecture 3 of topology' }, { ...LONG, title: 'Lecture 4 of topology' }],
  [LONG, { ...LONG, title: `Erratum: ${LONG.title}` }],
  [{ title: 'Preface', authors: PEOPLE }, { title: 'Preface', authors: PEOPLE }],
  [{ ...LONG, venue: 'ICML' }, { ...LONG, venue: 'Journal of Machine Learning Research' }],
  [LONG, { ...LONG, title: 'Learning to rank with graph networks in small shops' }],
  [{ ...LONG, abstract: `${BOTH} ${OTHER}` }, { ...LONG, abstract: `${BOTH} ${ELSE}` }],
  [SHORT, SHORT],
  [SHORT, { ...SHORT, venue: 'ACL' }],
  [SHORT, { ...SHORT, venue: 'arXiv', ids: { arxiv: '1801.00001' } }],
  [SHORT, { ...SHORT, year: 2019 }],
  [{ ...LONG, venue: 'ICML', year: 2001 }, { ...LONG, venue: 'ICML', year: 2010 }],
  [{ ...LONG, ids: { arxiv: '2001.00001' } }, { ...LONG, ids: { arxiv: '2001.00002' } }],
  [{ ...LONG, ids: { doi: '10.1145/1.1' } }, { ...LONG, ids: { doi: '10.1145/1.2' } }],
  [{ ...LONG, ids: { doi: '10.1145/1.1' } }, { ...LONG, ids: { doi: '10.1145/1.1' } }],
  [{ ...LONG, ids: { doi: '10.1145/1.1' } }, { title: 'Pasta', authors: ['X Y'], ids: { doi: '10.1145/1.1' } }],
  [{ ...LONG, ids: { arxiv: '2001.00001' }, comments: 'superseded by arXiv:2001.00002' }, { ...LONG, ids: { arxiv: '2001.00002' } }],
  [LONG, { title: '', ids: { doi: '10.1145/9.9' } }],
]; // prettier-ignore

const whys = PAIRS.map(([a, b]) => decide(recordOf(a), recordOf(b)).why);

test('every clause that is known is one of our English words, and is made by one pair or another', () => {
  for (const [key, clause] of Object.entries({ ...words.CLAUSES, ...words.KINDS }))
    expect(english[key as keyof typeof english].message).toBe(clause);
  const said = whys.join('\n').toLowerCase();
  for (const clause of Object.values(words.CLAUSES))
    for (const piece of clause.toLowerCase().split(/\$\d/)) expect(said, clause).toContain(piece);
});

test('every sentence is known whole, and is itself in English', () => {
  spoken.words = english;
  for (const why of whys) expect(words.reasonWords(why)).toBe(why);
  expect(words.reasonWords('Same title, the moon was full')).toBe('Same title, the moon was full');
  expect(words.reasonWords('')).toBe('');
});

test('another language has each clause in its own words', async () => {
  vi.resetModules();
  spoken.words = german;
  const { reasonWords } = await import('../../../../lib/browser/words/reason-words.ts');
  expect(reasonWords('Same title, 2 of 3 authors in common, 4 years apart')).toBe(
    'Gleicher Titel, 2 von 3 Autoren gemeinsam, 4 Jahre Abstand',
  );
  expect(
    reasonWords('Same title, but they are of two kinds (journal article, poster): two related works'),
  ).toBe('Gleicher Titel, aber von zweierlei Art (Zeitschriftenartikel, Poster): zwei verwandte Werke');
});
