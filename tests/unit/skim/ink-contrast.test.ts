/** Ink on a page stays readable, 4.5 : 1 (WCAG 2.2, 1.4.3), on every ground that is taken for light or for dark. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(
  new URL('../../../entrypoints/reader.content/highlights.css', import.meta.url),
  'utf8',
);
const shadow = readFileSync(
  new URL('../../../entrypoints/reader.content/shadow.ts', import.meta.url),
  'utf8',
);

type Rgb = [number, number, number];
type Rgba = [number, number, number, number];

/** Relative luminance as WCAG defines it. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
const over = ([r, g, b, alpha]: Rgba, ground: Rgb): Rgb =>
  [r, g, b].map((part, at) => part * alpha + (ground[at] as number) * (1 - alpha)) as Rgb;

/** What a highlight declares. */
function declared(name: string, property: string): string {
  const block = new RegExp(String.raw`::highlight\(offprint-role-${name}\) \{([^}]*)\}`).exec(css)?.[1] ?? '';
  const value = new RegExp(String.raw`(?<![\w-])${property}:\s*([^;]+);`).exec(block)?.[1];
  if (!value) throw new Error(`${name} has no ${property}`);
  return value;
}
function hex(value: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16)) as Rgb;
}
function alpha(value: string): Rgba {
  return (/rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)/.exec(value) ?? []).slice(1).map(Number) as Rgba;
}

/** Greys at the ends of what `groundOf` takes for light and for dark. */
const [, light, dark] = (/luminance > (\d+) \? 'light' : luminance < (\d+)/.exec(shadow) ?? []).map(Number);
const grey = (value: number): Rgb => [value, value, value];
const GROUNDS = [
  { kind: '', grounds: [grey(255), grey(light as number)], text: [grey(0), grey(0x33)] },
  { kind: '-dark', grounds: [grey(0), grey(dark as number)], text: [grey(255), grey(0xdd)] },
];

describe.each(GROUNDS)('ink$kind', ({ kind, grounds, text }) => {
  it('that steps back can be read on every ground it is put on', () => {
    for (const ground of grounds)
      expect(contrast(hex(declared(`faint${kind}`, 'color')), ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('under a tint is as readable as a page writes it', () => {
    for (const ground of grounds)
      for (const name of ['tinted', 'tinted-deep'])
        for (const ink of text)
          expect(
            contrast(ink, over(alpha(declared(`${name}${kind}`, 'background-color')), ground)),
          ).toBeGreaterThanOrEqual(4.5);
  });

  it('of the objective and of the method can be told from the ground, and from each other by form', () => {
    for (const ground of grounds)
      for (const name of ['underlined', 'method'])
        expect(
          contrast(over(alpha(declared(`${name}${kind}`, 'text-decoration')), ground), ground),
        ).toBeGreaterThanOrEqual(2.3);
    expect(declared(`underlined${kind}`, 'text-decoration')).toContain('solid');
    expect(declared(`method${kind}`, 'text-decoration')).toContain('dotted');
  });
});
