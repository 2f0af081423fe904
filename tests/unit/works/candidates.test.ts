import { describe, expect, it } from 'vitest';
import { CandidateIndex, keysFor, mostUnder } from '../../../lib/works/candidates.ts';
import type { Comparable } from '../../../lib/works/prepared.ts';

const PHRASE = `${'we release the code and the weights of all models that are trained here so that others may build on them '.repeat(2)}.`;

/** Titles with not a word in common. */
const paper = (number: number, rest: Partial<Comparable> = {}): Comparable => ({
  title: ['alpha', 'beta', 'gamma', 'delta']
    .map((word, at) => `${word}${(number * 7919 + at * 104_729) % 99_991}`)
    .join(' '),
  ...rest,
});

describe('CandidateIndex', () => {
  it('finds a work under a new title by its abstract', () => {
    const index = new CandidateIndex();
    index.add(0, keysFor(paper(1, { abstract: PHRASE })));
    expect([...index.find(keysFor(paper(2, { abstract: PHRASE })))]).toEqual([0]);
  });

  it('passes over a phrase that many abstracts have, and not over a title that a few works have', () => {
    const index = new CandidateIndex();
    const many = mostUnder('abstract:0x') + 1;
    for (let number = 0; number < many; number++)
      index.add(number, keysFor(paper(number, { abstract: PHRASE })));
    expect(index.find(keysFor(paper(99, { abstract: PHRASE }))).size).toBe(0);
    expect(index.find(keysFor(paper(3, { abstract: PHRASE })))).toEqual(new Set([3]));

    const alike = new CandidateIndex();
    for (let number = 0; number < many; number++) alike.add(number, keysFor(paper(5)));
    expect(alike.find(keysFor(paper(5))).size).toBe(many);
  });

  it('reads less of what says less', () => {
    const [title, end, phrase] = ['title:glow', 'title:deep residual learning…', 'abstract:1abc'].map(
      mostUnder,
    );
    expect(title).toBeGreaterThan(end!);
    expect(end).toBeGreaterThan(phrase!);
    expect(mostUnder('title:…for image recognition')).toBe(end);
  });
});
