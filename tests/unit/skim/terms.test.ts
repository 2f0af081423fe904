import { describe, expect, it } from 'vitest';
import { findDatasets } from '../../../lib/skim/datasets.ts';
import { findTerms } from '../../../lib/skim/terms.ts';

const ABSTRACT =
  'Sparse autoencoders (SAEs) explain language models. We propose WeaveNet, a method that trains sparse autoencoders with a contrastive loss. ' +
  'Unlike previous approaches, WeaveNet needs no labelled data. Results show that $\\alpha$-sparse codes of language models are stable.';

describe('findTerms', () => {
  const terms = findTerms(ABSTRACT, 6).map((t) => t.text);

  it('ranks what recurs and what is named first', () => {
    expect(terms.slice(0, 3)).toContain('Sparse autoencoders');
    expect(terms).toContain('WeaveNet');
    expect(terms).toContain('language models');
  });

  it('leaves out what every paper says, and the abbreviation of a term that it gives', () => {
    for (const dull of ['method', 'previous approaches', 'Results', 'SAEs'])
      expect(terms).not.toContain(dull);
  });

  it('gives offsets into the text as it stands, formulas or not', () => {
    for (const { text, start, end } of findTerms(`Let $x = 1$ and \\emph{deep nets} be given. ${ABSTRACT}`)) {
      expect(`Let $x = 1$ and \\emph{deep nets} be given. ${ABSTRACT}`.slice(start, end)).toBe(text);
    }
  });

  it('gives at most as many as asked for, best first', () => {
    const scores = findTerms(ABSTRACT, 3).map((t) => t.score);
    expect(scores).toHaveLength(3);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it.each(['U.S. ', '. ', 'a', 'neural ', 'A-', '(A) '])(
    'answers within bounds on a hostile text of nothing but %j',
    (piece) => {
      const start = performance.now();
      findTerms(piece.repeat(500_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(6000);
    },
  );
});

describe('findDatasets', () => {
  const names = (text: string) => findDatasets(text).map((d) => d.text);

  it('finds names in front of the noun, one by one, and well-known ones without it', () => {
    expect(names('on the Quorb-7 and Lumen Street datasets')).toEqual(['Quorb-7', 'Lumen Street']);
    expect(names('We release the Field Notes Corpus (FNC) benchmark.')).toEqual(['Field Notes Corpus (FNC)']);
    expect(names('trained on ImageNet, tested on CIFAR-10')).toEqual(['ImageNet', 'CIFAR-10']);
  });

  it('finds none where none is named', () => {
    expect(names('The dataset is large. Our benchmark and a new corpus are released.')).toEqual([]);
  });

  it.each(['A ', 'A and ', 'A (B) ', '1A-', 'A, '])('takes linear time on nothing but %j', (piece) => {
    const start = performance.now();
    findDatasets(piece.repeat(500_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(6000);
  });
});
