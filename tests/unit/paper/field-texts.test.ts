import { describe, expect, it } from 'vitest';
import type { Bibliography } from '../../../lib/paper/bibliography.ts';
import { differencesOf, readTexts, TEXT_FIELDS, textsOf } from '../../../lib/paper/field-texts.ts';

const paper: Bibliography = {
  title: 'Tuning landscapes',
  authors: [{ name: 'Tran, Binh', family: 'Tran', given: 'Binh' }, { name: 'Carla Ponti' }],
  venue: 'NeurIPS',
  year: 2022,
  ids: { arxiv: '2201.00001', arxivVersion: 3, doi: '10.5555/1.2', dblp: 'conf/nips/Tran22' },
  details: { volume: '35', pages: '1-12', type: 'paper-conference' },
  url: 'https://arxiv.org/abs/2201.00001',
};

describe('a bibliography as texts', () => {
  it('reads nothing into texts that are as they were', () => {
    expect(readTexts(paper, textsOf(paper))).toEqual({ set: {}, clear: [], wrong: [] });
    expect(readTexts(paper, {})).toEqual({ set: {}, clear: [], wrong: [] });
  });

  it('reads each field in its own form, and leaves what stands beside it', () => {
    const { set, clear, wrong } = readTexts(paper, {
      title: '  A better\n title ',
      authors: 'Tran, Binh\nAnn Lee',
      year: '1999',
      arxiv: 'https://arxiv.org/abs/2201.00002v2',
      pages: '3-4',
      comments: '',
      venue: '',
    });
    expect(set).toEqual({
      title: 'A better title',
      authors: [paper.authors[0], { name: 'Ann Lee' }],
      year: 1999,
      ids: { arxiv: '2201.00002', arxivVersion: 2, doi: '10.5555/1.2', dblp: 'conf/nips/Tran22' },
      details: { volume: '35', pages: '3-4', type: 'paper-conference' },
    });
    expect(clear).toEqual(['venue']);
    expect(wrong).toEqual([]);
  });

  it('takes one identifier away and keeps the others', () => {
    const { set } = readTexts(paper, { arxiv: '' });
    expect(set.ids).toEqual({ doi: '10.5555/1.2', dblp: 'conf/nips/Tran22' });
  });

  it('says which texts cannot be read, and reads nothing of them', () => {
    const hostile = {
      title: ' ',
      year: '20222',
      date: '2022-13-01',
      arxiv: 'none',
      doi: '11.1/x',
      url: 'javascript:alert(1)',
      volume: 'v'.repeat(201),
      abstract: 'a'.repeat(20_001),
    };
    const { set, clear, wrong } = readTexts(paper, hostile);
    expect([...wrong].sort()).toEqual(Object.keys(hostile).sort());
    expect([set, clear]).toEqual([{}, []]);
  });

  it('tells where a source differs, and nothing of what it leaves out', () => {
    const given: Bibliography = { title: 'Tuning Landscapes', authors: [], year: 2022, ids: {} };
    expect(differencesOf(given, paper)).toEqual([{ field: 'title', text: 'Tuning Landscapes' }]);
    expect(differencesOf(paper, paper)).toEqual([]);
    expect(TEXT_FIELDS.every((field) => typeof textsOf(given)[field] === 'string')).toBe(true);
  });
});
