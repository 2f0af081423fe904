import { describe, expect, it } from 'vitest';
import {
  claimsCsv,
  claimsMarkdown,
  claimsRow,
  sorted,
  type ClaimsRow,
} from '../../../entrypoints/library/views/claims/claims.ts';
import type { SkimmedText } from '../../../lib/skim/skim-text.ts';

const TEXT = 'Nets are slow. We ask why. We measure them. They halve. They win 4.9 %. They also rest.';
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

const SKIM: SkimmedText = {
  sentences: [
    { ...at('Nets are slow.'), role: 'background', p: 0.9 },
    { ...at('We ask why.'), role: 'objective', p: 0.4 },
    { ...at('We measure them.'), role: 'method', p: 0.9 },
    { ...at('They halve.'), role: 'result', p: 0.7 },
    { ...at('They win 4.9 %.'), role: 'result', p: 0.95 },
    { ...at('They also rest.'), role: 'result', p: 0.65 },
  ],
  figures: [
    { text: '4.9 %', ...at('4.9 %'), label: '4.9 %' },
    { text: '4.9 %', ...at('4.9 %'), label: '4.9 %' },
  ],
  datasets: [],
  links: [],
};

const row = (more: Partial<Parameters<typeof claimsRow>[0]['bibliography']> = {}): ClaimsRow =>
  claimsRow(
    {
      id: 'p',
      bibliography: {
        title: 'Slow nets',
        authors: [{ name: 'Ada Lovelace' }, { name: 'Emmy Noether', family: 'Noether' }],
        year: 2026,
        venue: 'ICML',
        ids: {},
        ...more,
      },
    },
    TEXT,
    SKIM,
    0.6,
  );

describe('a row of the claims table', () => {
  it('holds the paper’s own sentences, the surest of each role, in the order of the text', () => {
    const { claims } = row();
    expect(claims.method.map(({ text }) => text)).toEqual(['We measure them.']);
    expect(claims.result.map(({ text }) => text)).toEqual(['They halve.', 'They win 4.9 %.']);
    for (const claim of Object.values(claims).flat())
      expect(TEXT.slice(claim.start, claim.end)).toBe(claim.text);
  });

  it('shows what the model is unsure of as weak, and leaves out what it can say nothing of', () => {
    expect(row().claims.objective).toEqual([{ ...at('We ask why.'), text: 'We ask why.', isWeak: true }]);
    const unsure = { ...SKIM, sentences: [{ ...at('We ask why.'), role: 'objective' as const, p: 0.2 }] };
    const bibliography = { title: 'T', authors: [], ids: {} };
    expect(claimsRow({ id: 'p', bibliography }, TEXT, unsure, 0.6).claims.objective).toEqual([]);
  });

  it('names who and where, and each figure once', () => {
    expect(row().byline).toBe('Lovelace, Noether · ICML 2026');
    expect(row().figures).toEqual(['4.9 %']);
    const many = ['A B', 'C D', 'E F', 'G H'].map((name) => ({ name }));
    expect(row({ authors: many }).byline).toBe('B, D, F et al. · ICML 2026');
  });

  it('is there for a paper that nothing is known of', () => {
    const bare = claimsRow(
      { id: 'p', bibliography: { title: 'T', authors: [], ids: {} } },
      '',
      undefined,
      0.6,
    );
    expect(bare).toMatchObject({
      byline: '',
      figures: [],
      claims: { objective: [], method: [], result: [] },
    });
  });
});

describe('sorting', () => {
  const titled = (title: string, year?: number): ClaimsRow => ({ ...row({ title }), year });
  it('by title and by year, newest first, and back to as listed', () => {
    const rows = [titled('B', 2020), titled('A', 2025), titled('C')];
    expect(sorted(rows, 'title').map(({ title }) => title)).toEqual(['A', 'B', 'C']);
    expect(sorted(rows, 'year').map(({ title }) => title)).toEqual(['A', 'B', 'C']);
    expect(sorted(rows, 'listed')).toEqual(rows);
  });

  it('by a role puts papers that state none last', () => {
    const none = { ...titled('None'), claims: { objective: [], method: [], result: [] } };
    expect(sorted([none, titled('Some')], 'result').map(({ title }) => title)).toEqual(['Some', 'None']);
  });
});

const HEADS = {
  paper: 'Paper',
  objective: 'Objective',
  method: 'Method',
  result: 'Result',
  figures: 'Figures',
};

describe('taking the table away', () => {
  it('as Markdown keeps one row a line, whatever stands in a cell', () => {
    const text = claimsMarkdown([row({ title: 'a | b\n<img> [x](javascript:1) `c`' })], HEADS);
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]!.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(lines[2]).toContain(String.raw`\<img\> \[x\](javascript:1) \`c\``);
  });

  it('as CSV quotes every cell and defuses formulas', () => {
    const text = claimsCsv(
      [row({ title: '=1+1 "x"', authors: [], venue: undefined, year: undefined })],
      HEADS,
    );
    const [head, line] = text.split('\r\n');
    expect(head).toBe('"Paper","Objective","Method","Result","Figures"');
    expect(line).toContain(`"'=1+1 ""x"""`);
    expect(line).toContain('"They halve. They win 4.9 %."');
  });
});
