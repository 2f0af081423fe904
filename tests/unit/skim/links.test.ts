import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../lib/skim/links.ts';

const urls = (text: string) => findLinks(text).map((l) => l.url);

describe('findLinks', () => {
  it('leaves the punctuation of the sentence out of the address', () => {
    expect(urls('Code (https://github.com/a/b.) and https://c.github.io/d/.')).toEqual([
      'https://github.com/a/b',
      'https://c.github.io/d/',
    ]);
    expect(urls('See https://en.wikipedia.org/wiki/Mark_(sign), too.')).toEqual([
      'https://en.wikipedia.org/wiki/Mark_(sign)',
    ]);
  });

  it('reads addresses without a scheme, in TeX and with a space put into the host', () => {
    expect(urls('at github.com/a/b')).toEqual(['https://github.com/a/b']);
    expect(urls('\\url{http://a.org/\\~{}me/x\\_y}')).toEqual(['http://a.org/~me/x_y']);
    expect(urls('at https://github. com/a/b now')).toEqual(['https://github.com/a/b']);
  });

  it('tells code, data, project pages and papers apart', () => {
    const kinds = (text: string) => findLinks(text).map((l) => l.kind);
    expect(kinds('Code: https://github.com/a/b')).toEqual(['code']);
    expect(kinds('The dataset is at https://github.com/a/b')).toEqual(['data']);
    expect(kinds('https://huggingface.co/datasets/a/b, https://zenodo.org/record/1')).toEqual([
      'data',
      'data',
    ]);
    expect(kinds('Project page: https://a.github.io')).toEqual(['project']);
    expect(kinds('as in https://arxiv.org/abs/2401.00001')).toEqual(['paper']);
    expect(kinds('by https://example.org')).toEqual(['other']);
  });

  it('gives each address once and only http or https', () => {
    expect(
      urls('https://a.org https://a.org javascript:alert(1) ftp://b.org https://me:secret@c.org'),
    ).toEqual(['https://a.org/']);
  });

  it.each(['https://', 'https://a.', 'https://a/\\_', 'www.', 'a.github.io/', 'https://a(('])(
    'takes linear time on nothing but %j',
    (piece) => {
      const start = performance.now();
      findLinks(piece.repeat(500_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(6000);
    },
  );
});
