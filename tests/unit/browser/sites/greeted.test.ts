import { describe, expect, it, vi } from 'vitest';

const { stored } = vi.hoisted(() => ({ stored: new Map<string, unknown>() }));

// The browser's session storage, which answers later, as the real one does.
vi.mock('wxt/browser', () => {
  const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 2));
  return {
    browser: {
      storage: {
        session: {
          get: (key: string | null) =>
            later(key === null ? Object.fromEntries(stored) : { [key]: structuredClone(stored.get(key)) }),
          set: (items: object) => {
            for (const [key, value] of Object.entries(items)) stored.set(key, structuredClone(value));
            return later(undefined);
          },
          remove: (key: string) => {
            stored.delete(key);
            return later(undefined);
          },
        },
      },
    },
  };
});

const { GreetedTabs, MOST_PER_DOCUMENT, toldKey } = await import('../../../../lib/browser/sites/greeted.ts');

describe('what a document has greeted', () => {
  it('keeps every greeting of several sent at once', async () => {
    const greeted = new GreetedTabs();
    void greeted.add(1, 'page', ['a']);
    void greeted.add(1, 'page', ['b']);
    expect(await greeted.has(1, 'page', 'a')).toBe(true);
    expect(await greeted.has(1, 'page', 'b')).toBe(true);
  });

  it('is remembered when the worker has forgotten, and ends with the document', async () => {
    await new GreetedTabs().add(2, 'page', ['a']);
    const woken = new GreetedTabs();
    expect(await woken.has(2, 'page', 'a')).toBe(true);
    expect(await woken.has(2, 'another page', 'a')).toBe(false);
    await woken.add(2, 'another page', ['c']);
    expect(await woken.has(2, 'another page', 'a')).toBe(false);
    expect(await woken.tabs()).toContain(2);
    await woken.forget(2);
    expect(await new GreetedTabs().has(2, 'another page', 'c')).toBe(false);
  });

  it('is bounded', async () => {
    const many = Array.from({ length: MOST_PER_DOCUMENT + 1 }, (_, index) => `k${index}`);
    expect(await new GreetedTabs().add(3, 'page', many)).toBe(false);
  });

  it('is asked about again where a paper that changed may be what it shows, and nowhere else', async () => {
    const greeted = new GreetedTabs();
    const keys = ['arxiv:1', 'arxiv:2', 'arxiv:3', 'title:four'];
    await greeted.add(4, 'page', [...keys, toldKey('p9')]);
    const touched = (papers: string[], names: string[]) =>
      greeted.touched(4, new Set(papers), new Set(names));
    // Nothing is known yet of how they were answered.
    expect(touched(['p1'], ['arxiv:1'])).toEqual(keys);
    const answered = (key: string, under: string[], paper?: string) => ({ key, under, paper });
    greeted.note(4, 'page', [
      answered('arxiv:1', ['arxiv:1', 'title:one']),
      answered('arxiv:2', ['arxiv:2'], 'p2'),
      answered('arxiv:3', ['arxiv:3', 'title:three']),
      answered('title:four', ['title:four']),
    ]);
    expect(touched(['p1'], ['arxiv:1', 'title:anything'])).toEqual(['arxiv:1']);
    // The same work under another identifier.
    expect(touched(['p1'], ['doi:10.1/1', 'title:three'])).toEqual(['arxiv:3']);
    // A paper that is gone is found under nothing.
    expect(touched(['p2'], [])).toEqual(['arxiv:2']);
    expect(touched(['p7'], ['doi:10.1/7'])).toEqual([]);
    // One that is greeted again may be answered otherwise at any moment.
    await greeted.add(4, 'page', ['arxiv:3']);
    expect(touched(['p7'], [])).toEqual(['arxiv:3']);
    greeted.note(4, 'another page', [answered('arxiv:3', ['arxiv:3'])]);
    expect(touched(['p7'], [])).toEqual(['arxiv:3']);
    expect(new GreetedTabs().touched(4, new Set(['p7']), new Set())).toEqual([]);
  });
});
