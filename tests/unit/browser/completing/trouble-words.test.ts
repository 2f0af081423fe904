import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { troubleWords } from '../../../../lib/browser/completing/trouble-words.ts';
import { siteName } from '../../../../lib/browser/sites/site-names.ts';

vi.mock('../../../../lib/browser/words/words.ts', () => {
  const words = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')) as Record<
    string,
    { message: string }
  >;
  return {
    say: (key: string, ...given: string[]) =>
      (words[key]?.message ?? '').replace(
        /\$(\d)/g,
        (_all, number: string) => given[Number(number) - 1] ?? '',
      ),
    sayTime: (at: number) => new Date(at).toISOString(),
  };
});

describe('what is said of a site that gave no page', () => {
  const until = Date.UTC(2026, 0, 2, 3, 4);

  it('names the site that refused, and until when it is left alone', () => {
    const said = troubleWords('arxiv', 'stopped', until);
    expect(said).toContain(siteName('arxiv'));
    expect(said).toContain(new Date(until).toISOString());
  });

  it('says another thing of each trouble', () => {
    const said = ['stopped', 'changed', 'failed'].map((trouble) => troubleWords('arxiv', trouble, until));
    expect(new Set(said).size).toBe(3);
    expect(said.every((each) => each.includes(siteName('arxiv')))).toBe(true);
  });
});
