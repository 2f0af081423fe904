import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bibliography } from '../../../lib/paper/bibliography.ts';
import type { RecordSource } from '../../../lib/paper/rows.ts';
import { derivePaper, type MergeRecord } from '../../../lib/works/merge.ts';

const ARXIV: RecordSource = { kind: 'page', site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' };
const GENERIC: RecordSource = { kind: 'page', site: 'generic', url: 'https://example.org/cv' };
const BIBTEX: RecordSource = { kind: 'import', format: 'bibtex', file: 'mine.bib' };

let count = 0;
function record(given: Partial<Bibliography>, source: RecordSource = ARXIV): MergeRecord {
  count++;
  return { id: `r${count}`, source, at: count, given: { title: 'A title', authors: [], ids: {}, ...given } };
}
const people = (...names: string[]) => names.map((name) => ({ name }));

describe('derivePaper', () => {
  it('takes the newest arXiv version of title and abstract', () => {
    const { bibliography } = derivePaper([
      record({ title: 'Third title', abstract: 'Third.', ids: { arxiv: '2401.00001', arxivVersion: 3 } }),
      record({
        title: 'First title, longer',
        abstract: 'First and longer.',
        ids: { arxiv: '2401.00001', arxivVersion: 1 },
      }),
    ]);
    expect(bibliography.title).toBe('Third title');
    expect(bibliography.abstract).toBe('Third.');
    expect(bibliography.ids.arxivVersion).toBe(3);
  });

  it('does not believe a page of unknown make that claims a newer version', () => {
    const ids = { arxiv: '2401.00001' };
    const { bibliography } = derivePaper([
      record({ title: 'The title', ids: { ...ids, arxivVersion: 2 } }),
      record({ title: 'Buy now', abstract: 'Buy.', ids: { ...ids, arxivVersion: 99 } }, GENERIC),
    ]);
    expect(bibliography.title).toBe('The title');
  });

  it('prefers the longest complete list of authors over a longer one that was cut', () => {
    const complete = record({ authors: people('Ann Lee', 'Bo Chan') }, BIBTEX);
    const cut = record({ authors: people('A. Lee', 'B. Chan', 'C. Diaz'), authorsTruncated: true });
    const { bibliography, provenance } = derivePaper([cut, complete]);
    expect(bibliography.authors).toEqual(complete.given.authors);
    expect(bibliography.authorsTruncated).toBeUndefined();
    expect(provenance.authors?.from).toBe(complete.id);
  });

  it('keeps saying that the list is cut while no source names everybody', () => {
    const { bibliography } = derivePaper([
      record({ authors: people('A. Lee'), authorsTruncated: true }),
      record({ authorCount: 7 }, { kind: 'page', site: 'huggingface', url: 'https://huggingface.co/papers' }),
    ]);
    expect(bibliography).toMatchObject({ authorsTruncated: true, authorCount: 7 });
  });

  it('cites the publication, with its own year, rather than the preprint', () => {
    const { bibliography, provenance } = derivePaper([
      record({ venue: 'arXiv', year: 2021, date: '2021-10-05' }),
      record({ venue: 'Cell Reports', year: 2022 }, GENERIC),
    ]);
    expect(bibliography).toMatchObject({ venue: 'Cell Reports', year: 2022, date: '2021-10-05' });
    expect(provenance.venue?.from).toBe(provenance.year?.from);
  });

  it('dates a preprint by its first appearance, as precisely as known', () => {
    const { bibliography } = derivePaper([
      record({ year: 2024, date: '2024-03' }),
      record({ year: 2023, date: '2023-11' }),
      record({ year: 2023, date: '2023-11-17' }),
    ]);
    expect(bibliography).toMatchObject({ year: 2023, date: '2023-11-17' });
  });

  it('gathers identifiers and addresses from every source', () => {
    const { bibliography } = derivePaper([
      record({ ids: { arxiv: '2401.00001' }, url: 'https://arxiv.org/abs/2401.00001' }),
      record(
        {
          ids: { doi: '10.1/x' },
          url: 'https://example.org/x',
          links: [{ kind: 'pdf', url: 'https://example.org/x.pdf' }],
        },
        GENERIC,
      ),
    ]);
    expect(bibliography.ids).toEqual({ arxiv: '2401.00001', doi: '10.1/x' });
    expect(bibliography.url).toBe('https://arxiv.org/abs/2401.00001');
    expect(bibliography.links).toEqual([
      { kind: 'pdf', url: 'https://example.org/x.pdf' },
      { kind: 'page', url: 'https://example.org/x' },
    ]);
  });

  it("lets the reader's edits win and says that they are the reader's", () => {
    const { bibliography, provenance } = derivePaper(
      [record({ title: 'Wrong', authors: people('A'), authorsTruncated: true })],
      { title: 'Right', authors: people('A', 'B') },
      99,
    );
    expect(bibliography.title).toBe('Right');
    expect(bibliography.authorsTruncated).toBeUndefined();
    expect(provenance.title).toEqual({ from: 'reader', at: 99, byReader: true });
  });

  it('does not count deleted records', () => {
    const { bibliography } = derivePaper([
      record({ title: 'Kept' }),
      { ...record({ title: 'Zapped' }), deletedAt: 5 },
    ]);
    expect(bibliography.title).toBe('Kept');
  });

  it('prefers a title in mixed case to one in capitals, and a whole one to one that was cut', () => {
    const titles = (...given: Partial<Bibliography>[]) =>
      derivePaper(given.map((one) => record(one))).bibliography;
    expect(titles({ title: 'ON NEURAL CODES' }, { title: 'On neural codes' }).title).toBe('On neural codes');
    const cut = titles({ title: 'On neural codes and', cut: ['title'] }, { title: 'On neural codes' });
    expect(cut).toMatchObject({ title: 'On neural codes' });
    expect(cut.cut).toBeUndefined();
  });

  it('does not depend on the order, the ids or the times of the records', () => {
    const given = fc.record(
      {
        title: fc.constantFrom('A title', 'A TITLE', 'Another title', 'a title'),
        authors: fc.constantFrom(
          people(),
          people('A. Lee'),
          people('Ann Lee', 'Bo Chan'),
          people('Lee, A.', 'Chan, B.'),
        ),
        authorsTruncated: fc.constantFrom(undefined, true as const),
        authorCount: fc.constantFrom(undefined, 2, 9),
        abstract: fc.constantFrom(undefined, 'One.', 'Two.', 'One and two.'),
        year: fc.constantFrom(undefined, 2020, 2021, 2022),
        date: fc.constantFrom(undefined, '2020', '2020-05', '2021-01-02'),
        venue: fc.constantFrom(undefined, 'arXiv', 'NeurIPS', 'Nature'),
        ids: fc.constantFrom(
          {},
          { arxiv: '2001.00001' },
          { arxiv: '2001.00001', arxivVersion: 2 },
          { doi: '10.1/x' },
          { doi: '10.1/y' },
        ),
        url: fc.constantFrom(undefined, 'https://a.example/', 'https://b.example/'),
        links: fc.constantFrom(undefined, [{ kind: 'pdf' as const, url: 'https://a.example/' }]),
      },
      { requiredKeys: ['title', 'authors', 'ids'] },
    );
    const source = fc.constantFrom(ARXIV, GENERIC, BIBTEX);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(given, source), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (rows, random) => {
          const build = (list: typeof rows) => list.map(([one, from]) => record(one as Bibliography, from));
          const shuffled = [...rows];
          for (let index = shuffled.length - 1; index > 0; index--) {
            const other = Number(random.next().value) % (index + 1);
            [shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!];
          }
          expect(derivePaper(build(shuffled)).bibliography).toEqual(derivePaper(build(rows)).bibliography);
        },
      ),
      { numRuns: 500 },
    );
  });
});
