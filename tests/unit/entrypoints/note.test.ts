/** Notes as Markdown: what is read in them, and that nothing in them becomes more than words. */
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../entrypoints/library/note/markdown.ts';
import { mathOf, type MathElement } from '../../../entrypoints/library/note/mathml.ts';
import { filtersOf, hasFilter, withFilter, without } from '../../../entrypoints/library/question.ts';

/** Every token of a note with a type, at any depth. */
function typesOf(note: string): string[] {
  const types: string[] = [];
  JSON.stringify(tokensOf(note), (_key, value: unknown) => {
    const type = (value as { type?: unknown } | null)?.type;
    if (typeof type === 'string') types.push(type);
    return value;
  });
  return types;
}

function namesOf(math: MathElement | null): string[] {
  if (!math) return [];
  return [math.name, ...math.children.flatMap((child) => (typeof child === 'string' ? [] : namesOf(child)))];
}

describe('Markdown in notes', () => {
  it('leaves the stars and underscores of a formula to the formula', () => {
    const types = typesOf('Since $a_1 * b_2 * c$ and *truly* \\(x_i\\).');
    expect(types.filter((type) => type === 'formula')).toHaveLength(2);
    expect(types.filter((type) => type === 'em')).toHaveLength(1);
  });

  it('leaves dollars in code as they were typed', () => {
    const [paragraph] = tokensOf('Run `echo $a_1$ $b` now.') as {
      tokens: { type: string; text: string }[];
    }[];
    expect(paragraph?.tokens[1]).toMatchObject({ type: 'codespan', text: 'echo $a_1$ $b' });
  });

  it('takes a price for a price', () => {
    expect(typesOf('It costs $5 and then $6 more.')).not.toContain('formula');
  });

  it.each([
    ['>'.repeat(20_000)],
    ['['.repeat(20_000)],
    ['*a'.repeat(10_000)],
    ['$'.repeat(20_000)],
    ['$a'.repeat(10_000)],
    ['\\('.repeat(10_000)],
    ['- '.repeat(10_000)],
  ])('reads what is made to hang it (%.4s…) within two seconds', (note) => {
    const began = performance.now();
    expect(tokensOf(note).length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('TeX in notes', () => {
  it('is MathML, inline and displayed', () => {
    expect(namesOf(mathOf('\\tau \\propto \\lambda^{-1}', false))).toEqual(
      expect.arrayContaining(['math', 'mi', 'mo', 'msup']),
    );
    expect(mathOf('\\frac{a}{b}', true)?.attributes['display']).toBe('block');
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://evil.example}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\class{x}{y}',
    '\\style{background:url(https://evil.example)}{y}',
    '\\id{app}{y}',
    '\\data{x=y}{z}',
  ])('shows nothing that links, loads, runs or styles: %s', (tex) => {
    const shown = JSON.stringify(mathOf(tex, false));
    expect(shown).not.toMatch(/"(?:href|src|style|class|id|data-[^"]*|on\w+)":|"(?:a|img|script|svg)"/);
    expect(JSON.stringify(namesOf(mathOf(tex, false)))).not.toMatch(
      /"(?:a|img|mglyph|semantics|annotation-xml)"/,
    );
  });

  it.each([
    ['unbalanced', '{'.repeat(100)],
    ['endless', '\\def\\a{\\a\\a}\\a'],
    ['huge', 'x'.repeat(3_000)],
    ['deep', `${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}`],
  ])('gives up on what is %s', (_what, tex) => {
    const began = performance.now();
    expect(mathOf(tex, false)).toBeNull();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('filters', () => {
  it('are put on and taken off again, each by itself', () => {
    const all = [
      { kind: 'state', value: 'later' },
      { kind: 'starred' },
      { kind: 'collection', value: 'c1' },
      { kind: 'tag', value: 'vision' },
      { kind: 'tag', value: 'theory' },
      { kind: 'site', value: 'arxiv' },
      { kind: 'years', from: 2020, to: 2023 },
      { kind: 'has', value: 'notes' },
    ] as const;
    const set = all.reduce<ReturnType<typeof withFilter>>(
      (filters, filter) => withFilter(filters, filter),
      {},
    );
    expect(filtersOf(set)).toEqual(all);
    for (const filter of all) {
      expect(hasFilter(set, filter)).toBe(true);
      expect(filtersOf(without(set, filter))).toEqual(all.filter((other) => other !== filter));
    }
    expect(
      all.reduce<ReturnType<typeof without>>((filters, filter) => without(filters, filter), set),
    ).toEqual({});
  });
});
