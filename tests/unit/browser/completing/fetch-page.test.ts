import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchPage, pauseOf } from '../../../../lib/browser/completing/fetch-page.ts';

const PAGE = 'https://arxiv.org/abs/2401.00001';
const html = (body: string, init: ResponseInit = {}) =>
  new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' }, ...init });

/** Answers every request so; what was asked is written down. */
function answering(answer: () => Response | Promise<Response>) {
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url, init]);
    return answer();
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('asking for the page of a paper', () => {
  it('sends no cookie and no referrer, follows nowhere else, and takes the page', async () => {
    const asked = answering(() => html('<p>é</p>'));
    expect(await fetchPage(PAGE)).toEqual({ kind: 'page', html: '<p>é</p>' });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[1]).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
  });

  it.each([
    'http://arxiv.org/abs/2401.00001',
    'https://arxiv.org.example.org/abs/2401.00001',
    'https://scholar.google.com/scholar?q=x',
    'https://dblp.org/rec/x',
    'file:///etc/hosts',
    'nonsense',
  ])('asks nothing of %s', async (url) => {
    const asked = answering(() => html('x'));
    expect((await fetchPage(url)).kind).toBe('failed');
    expect(asked).toEqual([]);
  });

  it.each([429, 403, 503])('takes %i as a wish for a pause', async (status) => {
    answering(() => html('', { status, headers: { 'retry-after': '120' } }));
    expect(await fetchPage(PAGE, () => 5_000)).toEqual({ kind: 'pause', until: 125_000 });
  });

  it('takes no file, no error and no endless answer for a page', async () => {
    answering(() => new Response('%PDF', { headers: { 'content-type': 'application/pdf' } }));
    expect(await fetchPage(PAGE)).toEqual({ kind: 'failed', trouble: 'changed' });
    answering(() => html('gone', { status: 404 }));
    expect(await fetchPage(PAGE)).toEqual({ kind: 'failed', trouble: 'changed' });
    answering(() => Promise.reject(new TypeError('network')));
    expect(await fetchPage(PAGE)).toEqual({ kind: 'failed', trouble: 'no-answer' });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    answering(() => new Response(endless, { headers: { 'content-type': 'text/html' } }));
    expect(await fetchPage(PAGE)).toEqual({ kind: 'failed', trouble: 'changed' });
    expect(sent).toBeLessThan(12_000_000);
  });
});

describe('how long a pause is', () => {
  const now = Date.parse('2026-07-24T12:00:00Z');
  it.each([
    ['120', 120_000],
    ['1', 60_000],
    ['99999999', 86_400_000],
    ['Fri, 24 Jul 2026 12:10:00 GMT', 600_000],
    ['Fri, 24 Jul 2026 11:00:00 GMT', 60_000],
    ['soon', 900_000],
    ['-5', 900_000],
    [null, 900_000],
  ])('%s', (header, ms) => expect(pauseOf(header, now)).toBe(ms));
});
