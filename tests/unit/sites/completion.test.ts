/** What lists leave out, and that only the right page of the same site completes it. */
import { describe, expect, it } from 'vitest';
import { completionOf, missingOf, readCompletion } from '../../../lib/sites/completion.ts';
import { arxivAbsPage, arxivNewPage } from '../../support/arxiv-pages.ts';
import { madeUpRecords } from '../../support/records.ts';
import { openPage } from '../../../scripts/lab/dom.ts';

const bare = { title: 'T', authors: [{ name: 'A B' }], ids: { arxiv: '2401.00001' } };
const [record, other] = madeUpRecords(2, 61);
if (!record || !other) throw new Error('no records');
const url = `https://arxiv.org/abs/${record.id}`;

describe('what a list left out', () => {
  it('is names before abstracts, and nothing where both are there', () => {
    expect(missingOf({ ...bare, authors: [] })).toBe('authors');
    expect(missingOf({ ...bare, authorCount: 9 })).toBe('authors');
    expect(missingOf({ ...bare, abstract: 'x', authorsTruncated: true })).toBe('authors');
    expect(missingOf(bare)).toBe('abstract');
    expect(missingOf({ ...bare, abstract: 'x' })).toBeNull();
  });

  it('is shown by the same site’s own page of the paper, if that site has one', () => {
    expect(completionOf(bare, 'arxiv')?.url).toBe('https://arxiv.org/abs/2401.00001');
    expect(completionOf(bare, 'hugging-face')?.url).toBe('https://huggingface.co/papers/2401.00001');
    expect(completionOf({ ...bare, ids: { arxiv: 'math/0309136' } }, 'hugging-face')).toBeNull();
    expect(completionOf({ ...bare, ids: { doi: '10.1/x' } })).toBeNull();
    expect(completionOf(bare, 'google-scholar')).toBeNull();
    expect(completionOf({ ...bare, abstract: 'x' })).toBeNull();
  });
});

describe('the page that was asked for', () => {
  it('gives the paper whole', () => {
    const read = readCompletion(openPage(arxivAbsPage(record), url), { site: 'arxiv' });
    expect(read).toMatchObject({ title: record.title, abstract: record.abstract, ids: { arxiv: record.id } });
  });

  it.each([
    ['another paper', arxivAbsPage(other)],
    ['a list', arxivNewPage([record])],
    ['an error page', '<!doctype html><title>Error</title><h1>Something went wrong</h1><p>Try again.</p>'],
    ['a changed layout', arxivAbsPage(record).replaceAll('abstract', 'resume').replaceAll('id="abs"', '')],
    ['nothing', ''],
  ])('gives no field when it is %s', (_what, html) => {
    expect(readCompletion(openPage(html, url), { site: 'arxiv' })).toBeNull();
  });

  it('is never read by the wrong site’s reader', () => {
    expect(readCompletion(openPage(arxivAbsPage(record), url), { site: 'hugging-face' })).toBeNull();
  });
});
