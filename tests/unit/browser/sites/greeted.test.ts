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

const { GreetedTabs, MOST_PER_DOCUMENT } = await import('../../../../lib/browser/sites/greeted.ts');

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
});
