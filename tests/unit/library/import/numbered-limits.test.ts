/** The limits that stand before the numbered tables: what is past one is refused or rejected with its reason. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../../lib/formats/formats.ts';
import { readIdList } from '../../../../lib/formats/id-list.ts';
import { bib, bringNew, csl } from './bring-any.ts';

const authors = (count: number): string =>
  Array.from({ length: count }, (_, at) => `A. Person${at}`).join(' and ');

describe('limits', () => {
  it('of 50 MB for any file but our own, of whatever kind', async () => {
    for (const [name, start] of [
      ['a.bib', '@article{a, title={T}}\n'],
      ['a.json', '[{"type":"book","title":"T"}]'],
    ] as const) {
      const { refused } = await bringNew(start + ' '.repeat(50_000_001 - start.length), name);
      expect([name, refused]).toEqual([name, 'it is larger than 50 MB']);
    }
  }, 60_000);

  it('of a hundred times its size for what gzip unpacks', async () => {
    const packed = (size: number) => new Uint8Array(gzipSync(csl({ note: 'x'.repeat(size) })));
    expect((await bringNew(packed(500_000), 'a.json.gz')).added).toBe(1);
    expect((await bringNew(packed(40_000_000), 'a.json.gz')).refused).toMatch(/more than 100 times its size/);
  });

  it('of 200,000 entries, the first that is too many named', () => {
    const many = (one: (at: number) => string): string =>
      Array.from({ length: 200_005 }, (_, at) => one(at)).join('\n');
    const reason = 'only the first 200000 entries were read';
    for (const [format, text, where] of [
      ['bibtex', many((at) => `@a{${at},title={T}}`), { line: 200_001 }],
      ['ris', many(() => 'TY  - JOUR\nTI  - T\nER  - '), { line: 600_001 }],
      ['csv', `title\n${many(() => 'T')}`, { line: 200_002 }],
    ] as const) {
      const { papers, rejected } = formatOf(format)!.read!(text);
      expect([format, papers.length, rejected]).toEqual([format, 200_000, [{ ...where, reason }]]);
    }
    const ids = readIdList(many((at) => `10.1000/a${at}`));
    expect([ids.papers.length, ids.rejected]).toEqual([200_000, [{ line: 200_001, reason }]]);
  }, 60_000);

  it('of 1,000 characters for a title, 20,000 for an abstract and 5,000 authors', async () => {
    const text = bib(
      `title={${'x'.repeat(1_000)}}`,
      `title={${'y'.repeat(1_001)}}`,
      `title={A}, abstract={${'x'.repeat(20_000)}}`,
      `title={B}, abstract={${'y'.repeat(20_001)}}`,
      `title={C}, author={${authors(5_000)}}`,
      `title={D}, author={${authors(5_001)}}`,
    );
    const { added, rejected, reasons } = await bringNew(text, 'a.bib');
    expect([added, rejected]).toEqual([3, 3]);
    expect(reasons).toEqual([
      'entry "k1": its title has 1001 characters; 1000 is the limit',
      'entry "k3": its abstract has 20001 characters; 20000 is the limit',
      'entry "k5": it has 5001 authors; 5000 is the limit',
    ]);
  });

  it('of 20 levels and of 200 characters for a key', async () => {
    const nested = (depth: number) =>
      csl({ custom: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown });
    // The list and its item are two of them.
    expect((await bringNew(nested(18))).added).toBe(1);
    expect((await bringNew(nested(19))).refused).toMatch(/nested deeper than 20 levels/);
    const long = 'k'.repeat(10_000);
    for (const [format, content] of [
      ['bibtex', `@article{${long}, title={T}}`],
      ['ris', `TY  - JOUR\nTI  - T\nID  - ${long}\nER  - `],
      ['csl', csl({ id: long })],
      ['csv', `title,key\nT,${long}\n`],
    ] as const)
      expect(formatOf(format)!.read!(content).papers[0]?.key).toHaveLength(200);
  });
});
