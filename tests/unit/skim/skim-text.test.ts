import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRoleModel } from '../../../lib/skim/roles.ts';
import { skimText } from '../../../lib/skim/skim-text.ts';

const bytes = readFileSync(new URL('../../../public/models/roles.bin', import.meta.url));
const model = loadRoleModel(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

describe('a skimmed abstract', () => {
  const text =
    'Deep nets are costly. We propose a sparse router. The method adds only a small head. Across five benchmarks it improves accuracy by 4.9 % on CIFAR-10. ' +
    'Our results suggest that routing is closer to practice than was thought. Code is at https://github.com/someone/router.';
  const skim = skimText(model, text);

  it('has its sentences end to end, each with a role and a probability', () => {
    const words = skim.sentences.map(({ start, end }) => text.slice(start, end).trim());
    expect(words.join(' ')).toBe(text);
    for (const { p } of skim.sentences) expect(p).toBeGreaterThan(0);
    expect(skim.sentences.map(({ role }) => role)).toContain('result');
  });

  it('has its figures, data sets and links where they stand', () => {
    expect(skim.figures.map((figure) => text.slice(figure.start, figure.end))).toEqual(
      skim.figures.map((figure) => figure.text),
    );
    expect(skim.figures).not.toEqual([]);
    expect(skim.datasets.map((found) => found.text)).toEqual(['CIFAR-10']);
    expect(skim.links).toMatchObject([{ kind: 'code', url: 'https://github.com/someone/router' }]);
  });

  it('of nothing is nothing', () => {
    expect(skimText(model, '')).toEqual({ sentences: [], figures: [], datasets: [], links: [] });
  });
});
