import { describe, expect, it } from 'vitest';
import { findFigures } from '../../../lib/skim/figures.ts';

const texts = (text: string) => findFigures(text).map((f) => f.text);
const labels = (text: string) => findFigures(text).map((f) => f.label);

describe('findFigures', () => {
  it.each([
    [
      'percentages',
      'It improves accuracy by 4.9% and cuts cost by 15-30\\% or 7 percent.',
      ['4.9%', '15-30\\%', '7 percent'],
    ],
    [
      'factors',
      'Training is 3× faster, 2.5x cheaper, twice as short and needs 4.6 times fewer steps.',
      ['3×', '2.5x', 'twice', '4.6 times'],
    ],
    ['orders of magnitude', 'It is two orders of magnitude faster.', ['two orders of magnitude']],
    [
      'scores on a measure',
      'We reach an FID score of 1.93, a BLEU of 28.4 and 0.91 AUC.',
      ['FID score of 1.93', 'BLEU of 28.4', '0.91 AUC'],
    ],
    [
      'a change',
      'It raises the kappa coefficient, improving agreement from 0.28 to 0.34.',
      ['from 0.28 to 0.34'],
    ],
    [
      'measured values',
      'We find a distance of 12.24 ± 0.12 kpc and $n=3.15\\pm0.03$.',
      ['12.24 ± 0.12 kpc', '3.15\\pm0.03$'],
    ],
  ])('finds %s', (_, text, wanted) => expect(texts(text)).toEqual(wanted));

  it.each([
    ['counts', 'We study 15 tasks, 2,553 samples and 12 layers on 4 GPUs.'],
    ['years and sections', 'From 2010 to 2020, as Section 3 of Smith (2019) says.'],
    ['levels of confidence', 'Excluded at the 95% confidence level and at 90\\% C.L. (95% CI).'],
    ['powers of ten', 'An energy of 3.3 x 10^{-7} erg.'],
    ['sizes', 'A $256\\times 256$ image, 3x3 kernels and Llama-3 70B.'],
  ])('leaves %s alone', (_, text) => expect(texts(text)).toEqual([]));

  it('labels a figure with its direction and what it is measured on or against', () => {
    expect(labels('It improves pretraining by 4.9% on average over random sampling.')).toEqual([
      '+4.9 % over random sampling',
    ]);
    expect(labels('an FID score of 1.93 on CIFAR-10 unconditional generation')).toEqual([
      '1.93 FID on CIFAR-10',
    ]);
    expect(labels('reducing cost by 60% at once')).toEqual(['−60 %']);
    expect(labels('It grows with scale (93% on CIFAR10) at 24% lower latency.')).toEqual([
      '93 % on CIFAR10',
      '−24 %',
    ]);
    expect(labels('improving the F1 score from 0.57 to 0.71')).toEqual(['0.57 → 0.71 F1 score']);
    expect(labels('evaluation, accelerated by 4.6 times, drops by 9% over eight tasks')).toEqual([
      '4.6 times',
      '−9 %',
    ]);
  });

  it('gives offsets into the text as it stands', () => {
    const text = 'A gain of 4.1 % and 23.5%.';
    for (const { text: shown, start, end } of findFigures(text)) expect(text.slice(start, end)).toBe(shown);
  });

  it.each(['1', '1,', '1.1 ', '$', '5% ', 'from 1 to ', 'accuracy ', 'BLEU of ', '+ ', '1-'])(
    'takes linear time on nothing but %j',
    (piece) => {
      const start = performance.now();
      findFigures(piece.repeat(500_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(6000);
    },
  );
});
