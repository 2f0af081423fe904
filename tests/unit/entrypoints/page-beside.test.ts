/** The way to the page before or after, as sites show it: arXiv's lists, search and abstracts, Hugging Face's days. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { pageBeside } from '../../../entrypoints/keys.content/page-beside.ts';
import { fileOf } from '../../../lib/paper/paper-files.ts';

function besides(body: string): { before: string | null; after: string | null } {
  const { document } = new JSDOM(`<body>${body}</body>`).window;
  const found = (way: 'before' | 'after') => {
    const link = pageBeside(document, way, (element) => !element.matches('.is-invisible'));
    return link && (link.getAttribute('href') ?? link.id);
  };
  return { before: found('before'), after: found('after') };
}

describe('the page beside', () => {
  test.each([
    // arXiv's lists: ranges, the shown one in a span.
    [
      `<div class='paging'>Total of 120 entries : <a href="?skip=0">1-50</a> <span>51-100</span> <a href="?skip=100">101-120</a></div>`,
      '?skip=0',
      '?skip=100',
    ],
    [
      `<div class='paging'>Total of 1,683 entries : <span>1-50</span> <a href="?skip=50">51-100</a> <span>...</span> <a href="?skip=1650">1651-1683</a></div>`,
      null,
      '?skip=50',
    ],
    [`<div class='paging'>Total of 12 entries</div>`, null, null],
    // arXiv's search: the way that leads nowhere is hidden and empty.
    [
      `<nav class="pagination"><a href="" class="pagination-previous is-invisible">Previous</a>
       <a href="?start=200" class="pagination-next">Next </a></nav>`,
      null,
      '?start=200',
    ],
    // arXiv's abstracts.
    [
      `<a href="/prevnext?f=prev" title="previous in cs.CL (accesskey p)">&lt;&nbsp;prev</a> <a href="/prevnext?f=next" title="next in cs.CL">next&nbsp;&gt;</a>`,
      '/prevnext?f=prev',
      '/prevnext?f=next',
    ],
    // Hugging Face's days: an arrow drawn beside the word.
    [
      `<a href="/papers?date=2026-03-01"><svg></svg>Previous</a><a href="/papers?date=2026-03-03">Next<svg></svg></a>`,
      '/papers?date=2026-03-01',
      '/papers?date=2026-03-03',
    ],
    // By what it is called only where a link does not say what it is.
    [
      `<a href="/next-steps">Next steps in pruning</a><a href="/n">Next page</a><a rel="prev" href="?p=1">‹</a><a rel="next nofollow" href="?p=3">›</a>`,
      '?p=1',
      '?p=3',
    ],
    [`<a href="?p=1">上一页</a><a href="?p=3">下一页</a>`, '?p=1', '?p=3'],
    [`<button id="b" aria-label="Previous page"></button><button id="n" disabled>Next</button>`, 'b', null],
    [
      `<ul class="pagination"><li><a href="?p=1">1</a></li><li class="active"><span>2</span></li></ul>`,
      '?p=1',
      null,
    ],
    [`<a href="javascript:next()">Next</a><a href="#next">Next</a>`, null, null],
    [`<a href="/previously">Previously on this site</a><a href="/next">Next steps</a>`, null, null],
  ])('%#', (body, before, after) => {
    expect(besides(body)).toEqual({ before, after });
  });
});

describe('the files of a paper', () => {
  const record = { title: 'T', authors: [], ids: { arxiv: '2611.00001' } };
  const here = 'https://arxiv.org/list/cs.LG/new';

  test('are the page’s own where it shows them', () => {
    const links = [{ kind: 'pdf' as const, url: 'https://example.org/x.pdf' }];
    expect(fileOf({ ...record, links }, 'pdf', here)).toBe('https://example.org/x.pdf');
    expect(fileOf({ ...record, url: 'https://example.org/x' }, 'abstract', here)).toBe(
      'https://example.org/x',
    );
  });

  test('are arXiv’s of a paper that is there; its HTML only from where nobody says that there is none', () => {
    expect(fileOf(record, 'pdf', here)).toBe('https://arxiv.org/pdf/2611.00001');
    expect(fileOf(record, 'html', here)).toBeNull();
    expect(fileOf(record, 'html', 'https://huggingface.co/papers')).toBe('https://arxiv.org/html/2611.00001');
  });

  test('are none where none is known, and never a script', () => {
    expect(fileOf({ ...record, ids: {} }, 'pdf', here)).toBeNull();
    expect(fileOf({ ...record, url: 'javascript:alert(1)' }, 'abstract', here)).toBeNull();
  });

  test('say where the reader is there already', () => {
    expect(fileOf(record, 'abstract', 'https://arxiv.org/abs/2611.00001v2#abstract')).toBe('here');
  });
});
