import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../lib/skim/asked.ts';
import { looksAsked } from '../../../lib/skim/looks-asked.ts';
import { daysAt } from '../../../lib/skim/asked-days.ts';

/** A Sunday. */
const TODAY = '2026-11-22';

describe('readAsked', () => {
  it.each([
    ['results about diffusion saved last week', 'diffusion saved:2026-11-09..2026-11-15 role:result'],
    ['papers by Ponce', 'author:Ponce'],
    ['papers by ponce', 'author:ponce'],
    ['unread papers about diffusion', 'diffusion -is:read'],
    ['papers about graph neural networks from 2022', 'graph neural networks year:2022'],
    ['papers with code', 'has:code'],
    ['show me papers with code about pose estimation', 'pose estimation has:code'],
    ['show me all unread papers', '-is:read'],
    ['everything I saved yesterday', 'saved:2026-11-21'],
    ['what did I save this week', 'saved:2026-11-16..2026-11-22'],
    ['papers saved today', 'saved:2026-11-22'],
    ['papers I saved in the last 3 days', 'saved:2026-11-20..2026-11-22'],
    ['articles added since Monday', 'saved:2026-11-16..'],
    ['papers saved in March', 'saved:2026-03-01..2026-03-31'],
    ['papers saved in december', 'saved:2025-12-01..2025-12-31'],
    ['papers I saved last month about segmentation', 'segmentation saved:2026-10-01..2026-10-31'],
    ['papers published in 2023', 'year:2023'],
    ['papers about sampling published since 2021', 'sampling year:2021..'],
    ['papers published before 2019', 'year:..2018'],
    ['papers from 2019 by Ada Lovelace', 'year:2019 author:"Ada Lovelace"'],
    ['papers by Ponce and Lovelace', 'author:Ponce author:Lovelace'],
    ['papers published between 2019 and 2021', 'year:2019..2021'],
    ['unread papers by Ponce with code', '-is:read author:Ponce has:code'],
    ['starred papers about protein folding', 'protein folding is:starred'],
    ['papers I starred', 'is:starred'],
    ['papers I have not read yet', '-is:read'],
    ["papers about diffusion that I haven't read", 'diffusion -is:read'],
    ['papers that I marked', 'has:marks'],
    ['papers with notes', 'has:notes'],
    ['papers without notes', '-has:notes'],
    ['papers tagged vision', 'tag:vision'],
    ['papers tagged with "to cite"', null],
    ['papers tagged as survey from 2020', 'tag:survey year:2020'],
    ['papers on my reading list', 'state:later'],
    ['articles about climate for later', 'climate state:later'],
    ['papers from arXiv about galaxies', 'galaxies site:arxiv'],
    ['papers at NeurIPS about attention', 'attention venue:neurips'],
    ['find papers about optimal transport with code', 'optimal transport has:code'],
    ['findings about sleep saved this month', 'sleep saved:2026-11-01..2026-11-30 role:result'],
    ['objectives of papers', null],
    [
      'methods for pose estimation saved last year',
      'pose estimation saved:2025-01-01..2025-12-31 role:method',
    ],
    ['results about scaling laws by Kaplan', 'scaling laws author:Kaplan role:result'],
    ['anything about tokenizers saved 2 weeks ago', 'tokenizers saved:2026-11-02..2026-11-08'],
    ['which papers did I read', 'is:read'],
    ['papers about retrieval last week', 'retrieval saved:2026-11-09..2026-11-15'],
    ['results about diffusion', 'diffusion role:result'],
    ['Show me papers about diffusion saved since 2026-11-01?', 'diffusion saved:2026-11-01..'],
  ])('%s', (text, wanted) => {
    expect(readAsked(text, TODAY)).toBe(wanted);
  });

  it.each([
    'attention is all you need', 'diffusion', 'diffusion models', 'learning by example', 'show and tell',
    'Show, Attend and Tell: neural image caption generation', 'what does BERT look at', 'why should I trust you', 'how transferable are features in deep neural networks',
    'saved by the bell', 'reading wikipedia to answer open-domain questions', 'a survey on diffusion models', 'results', 'methods', 'papers', 'saved',
    'unread', 'code', 'graph neural networks in 2022', 'author:ponce year:2022', 'tag:vision -survey', '"exact words" papers by Ponce', 'ponce 2022', 'by design',
    'method of moments', 'methods of optimization', 'objective functions', 'results on the prime number theorem', 'some results about harmonic functions on manifolds of last resort: a note',
    'works of Shakespeare', 'everything is connected', 'deep learning with code', 'papers: a dataset', 'state of the art', 'last layer retraining',
    'this week in astronomy', 'read the paper', 'how to read a paper', 'new results in number theory', 'things I wish I knew', 'segment anything', 'track anything', 'find the needle in a haystack',
    'from 2019', 'since yesterday', 'week by week forecasting', '10.1000/182', '2611.90001', 'https://arxiv.org/abs/2611.90001', 'training on everything everywhere all at once',
    'goals for reinforcement learning', 'saved weights', 'work sharing in 2020', 'x', '', '   ',
  ])('leaves "%s" as it is', (text) => {
    expect(readAsked(text, TODAY)).toBeNull();
  }); // prettier-ignore

  it('is quick on whatever is typed, and reads no paste', () => {
    const start = performance.now();
    for (const piece of ['papers by ', 'saved last ', 'U.S. ', 'a.', 'I have not ', '((((', 'и '])
      readAsked(piece.repeat(60), TODAY);
    readAsked('papers '.repeat(2_000), TODAY);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(looksAsked(`papers by ${'x'.repeat(300)}`)).toBe(false);
  });

  it('hardly any search is worth the tagger', () => {
    for (const text of [
      'diffusion models',
      'author:ponce papers',
      '"papers by"',
      'papers',
      'vision transformer',
    ])
      expect(looksAsked(text)).toBe(false);
    expect(looksAsked('papers by Ponce')).toBe(true);
  });
});

describe('daysAt', () => {
  it.each([
    ['last week', '2026-11-09', '2026-11-15'],
    ['past week', '2026-11-16', '2026-11-22'],
    ['last two weeks', '2026-11-09', '2026-11-22'],
    ['in the past 10 days', '2026-11-13', '2026-11-22'],
    ['last friday', '2026-11-20', '2026-11-20'],
    ['this year', '2026-01-01', '2026-12-31'],
    ['february 2024', '2024-02-01', '2024-02-29'],
    ['before march', undefined, '2026-02-28'],
    ['after 2020', '2021-01-01', undefined],
    ['between january and march', '2026-01-01', '2026-03-31'],
    ['a month ago', '2026-10-01', '2026-10-31'],
  ])('%s', (text, from, to) => {
    expect(daysAt(text.split(' '), TODAY)?.days).toEqual({ ...(from && { from }), ...(to && { to }) });
  });

  it('says nothing of other words', () => {
    for (const text of ['last layer', 'this paper', 'may be', 'between friends', 'in', '', 'since', 'the'])
      expect(text === 'may be' ? null : daysAt(text.split(' '), TODAY)).toBeNull();
  });
});
