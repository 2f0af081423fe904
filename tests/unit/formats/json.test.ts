import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../lib/formats/interchange.ts';
import type { LibraryRows, LibraryTable } from '../../../lib/formats/json/library-file.ts';
import { LIBRARY_TABLES } from '../../../lib/formats/json/library-file.ts';
import { LibraryReader } from '../../../lib/formats/json/read.ts';
import type { LibraryEvent } from '../../../lib/formats/json/read.ts';
import { writeLibrary } from '../../../lib/formats/json/write.ts';
import { CLOCK, SEED, settings } from './arbitrary.ts';
import { library } from './library-rows.ts';
import type { Library } from './library-rows.ts';

console.log(`library JSON: seed ${SEED}`);

const SCHEMA = new URL('../../../public/schema/offprint-library-1.schema.json', import.meta.url);

async function written(rows: Partial<Library>): Promise<string> {
  const counts = Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.length]));
  let text = '';
  for await (const chunk of writeLibrary(
    { generator: 'test', exportedAt: '2026-01-01T00:00:00Z', counts },
    rows,
  ))
    text += chunk;
  return text;
}

function read(text: string, chunk = 1_000): LibraryEvent[] {
  const reader = new LibraryReader();
  const events: LibraryEvent[] = [];
  for (let at = 0; at < text.length; at += chunk) events.push(...reader.push(text.slice(at, at + chunk)));
  return [...events, ...reader.end()];
}

function rowsIn(events: LibraryEvent[]): Library {
  const rows = Object.fromEntries(LIBRARY_TABLES.map((table) => [table, []])) as unknown as Library;
  for (const event of events)
    if (event.kind === 'row') (rows[event.table] as LibraryRows[LibraryTable][]).push(event.row);
  return rows;
}

const rejected = (events: LibraryEvent[]): LibraryEvent[] =>
  events.filter((event) => event.kind === 'rejected');
const ending = (events: LibraryEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'end' ? event.warnings : []));

const paper = (id: string, more: object = {}): LibraryRows['papers'] => ({
  id,
  bibliography: { title: 'A paper', authors: [], ids: {} },
  edits: {},
  provenance: {},
  state: 'saved',
  star: false,
  tags: [],
  collections: [],
  note: '',
  dates: { saved: 1 },
  v: 1,
  updatedAt: CLOCK,
  ...more,
});

describe('the library as JSON', () => {
  it('comes back row by row, field by field, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(library, fc.integer({ min: 1, max: 5_000 }), async (rows, chunk) => {
        const events = read(await written(rows), chunk);
        expect(rejected(events)).toEqual([]);
        expect(ending(events)).toEqual([]);
        expect(rowsIn(events)).toEqual(rows);
      }),
      settings,
    );
  });

  it('is the same document when another program has re-formatted it', async () => {
    await fc.assert(
      fc.asyncProperty(library, fc.constantFrom(0, 2), async (rows, indent) => {
        const events = read(JSON.stringify(JSON.parse(await written(rows)), null, indent));
        expect(rejected(events)).toEqual([]);
        expect(ending(events)).toEqual([]);
        expect(rowsIn(events)).toEqual(rows);
      }),
      { ...settings, numRuns: Math.min(settings.numRuns, 500) },
    );
  });

  it('is valid against its published schema', async () => {
    const validate = new Ajv2020({ strict: false }).compile(
      JSON.parse(readFileSync(SCHEMA, 'utf8')) as object,
    );
    await fc.assert(
      fc.asyncProperty(library, async (rows) => {
        expect(validate(JSON.parse(await written(rows))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(
          true,
        );
      }),
      { ...settings, numRuns: Math.min(settings.numRuns, 500) },
    );
  });

  it('leaves out what is derived', async () => {
    expect(await written({ papers: [paper('p', { sites: ['arxiv'] })] })).not.toContain('sites');
  });
});

describe('a file that is not as it was written', () => {
  it('cut anywhere gives its whole rows and says where it ends, or says why it cannot be read', async () => {
    const text = await written({ papers: Array.from({ length: 30 }, (_, at) => paper(`p${at}`)) });
    for (let percent = 0; percent < 100; percent++) {
      const cut = text.slice(0, Math.floor((text.length * percent) / 100));
      try {
        const events = read(cut);
        expect(ending(events)[0]).toMatch(/ends early, in line \d+/);
        const count = rowsIn(events).papers.length;
        expect(count + rejected(events).length).toBeLessThanOrEqual(30);
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError);
      }
    }
  });

  it('with one bad row among many gives the others and names the line', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) =>
      paper(`p${at}`, at === 500 ? { state: 'lost' } : {}),
    );
    const events = read(await written({ papers: rows }));
    expect(rowsIn(events).papers).toHaveLength(999);
    expect(rejected(events)).toEqual([
      expect.objectContaining({ line: 514, field: 'state', table: 'papers' }),
    ]);
  });

  it('says when the count or the checksum does not fit', async () => {
    const text = await written({ papers: [paper('p1'), paper('p2')] });
    expect(ending(read(text.replace('"papers":2', '"papers":3')))).toEqual([
      'its header counts 3 papers; it holds 2',
    ]);
    expect(ending(read(text.replace('A paper', 'B paper')))[0]).toMatch(/checksum is wrong/);
  });

  it('of a newer version is refused with advice', async () => {
    const text = (await written({ papers: [paper('p')] })).replace('"version": 1', '"version": 2');
    expect(() => read(text)).toThrow(/newer Offprint.*Update/);
    expect(() => read(text.replace('"version": 2', '"version": "1e9"'))).toThrow(/which version/);
    expect(() => read(text.replace('"version": 2,\n', ''))).toThrow(/which version/);
    expect(
      read(await written({ papers: [paper('p', { v: 2 })] })).find((event) => event.kind === 'rejected'),
    ).toMatchObject({
      field: 'v',
      reason: 'was written by a newer Offprint',
    });
  });

  it.each([
    ['', /empty/],
    ['null', /not a library/],
    ['[]', /not a library/],
    ['42', /not a library/],
    ['"x"', /not a library/],
    ['{"format": "offprint-library", "version": 1,}', /line 1: it is not JSON/],
    ['{"a":1}\n{"b":2}', /line 2: the file goes on after its end/],
    ['{"format": NaN}', /not JSON/],
    [`${'['.repeat(10_000)}${']'.repeat(10_000)}`, /deeper than 20/],
    [`${'{"a":'.repeat(200_000)}1`, /deeper than 20/],
    ['%PDF-1.7 …', /not JSON/],
  ])('%#: is refused in words', (text, reason) => {
    expect(() => read(text)).toThrow(reason);
    expect(() => read(text)).toThrow(FormatError);
  });

  it('with a byte order mark and CRLF is read like any other', async () => {
    const text = `\ufeff${(await written({ papers: [paper('p')] })).replace(/\n/g, '\r\n')}`;
    expect(rowsIn(read(text)).papers).toHaveLength(1);
    expect(ending(read(text))).toEqual([]);
  });

  it('followed by a second document is refused', async () => {
    const text = await written({ papers: [paper('p')] });
    expect(() => read(text + text)).toThrow(/two files in one/);
  });
});

describe('hostile rows', () => {
  it.each([
    ['a title that is a number', { bibliography: { title: 1, authors: [], ids: {} } }, 'bibliography.title'],
    [
      'a title that is a virtual node',
      { bibliography: { title: { type: 'img', props: {}, constructor: null }, authors: [], ids: {} } },
      'bibliography.title',
    ],
    [
      'an address that runs',
      { bibliography: { title: 't', authors: [], ids: {}, url: 'javascript:alert(1)' } },
      'bibliography.url',
    ],
    [
      'an address with a user',
      { bibliography: { title: 't', authors: [], ids: {}, url: 'https://u@h' } },
      'bibliography.url',
    ],
    [
      'an address of 100 kB',
      { bibliography: { title: 't', authors: [], ids: {}, url: `https://h/${'a'.repeat(100_000)}` } },
      'bibliography.url',
    ],
    ['no id', { id: '' }, 'id'],
    ['an id of 1 MB', { id: 'a'.repeat(1_000_000) }, 'id'],
    ['half a surrogate in its id', { id: '\ud800' }, 'id'],
    ['NUL in its note', { note: 'a\u0000b' }, 'note'],
    ['a date past all dates', { dates: { saved: 8.7e15 } }, 'dates.saved'],
    ['a date in words', { dates: { saved: 'yesterday' } }, 'dates.saved'],
    ['a negative date', { dates: { saved: -1 } }, 'dates.saved'],
    ['a million tags', { tags: Array.from({ length: 200_000 }, () => 'x') }, 'tags'],
  ])('with %s are refused by the name of the field', async (_name, more, field) => {
    const events = read(await written({ papers: [paper('good'), paper('p', more)] }), 100_000);
    expect(rowsIn(events).papers.map((row) => row.id)).toEqual(['good']);
    expect(rejected(events)).toEqual([expect.objectContaining({ field })]);
  });

  it('cannot reach a prototype', async () => {
    const text = await written({
      papers: [paper('__proto__'), paper('toString', { tags: ['__proto__', 'constructor'] })],
    });
    const hostile = text.replace(
      '"edits":{}',
      '"edits":{},"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}',
    );
    const events = read(hostile);
    expect(rowsIn(events).papers.map((row) => row.id)).toEqual(['__proto__', 'toString']);
    expect(({} as { x?: unknown }).x).toBeUndefined();
    expect((rowsIn(events).papers[0] as { x?: unknown }).x).toBeUndefined();
    expect(events.filter((event) => event.kind === 'leftOut').map((event) => event.field)).toEqual([
      'papers.__proto__',
      'papers.constructor',
    ]);
  });

  it('of a paper that is not there, and rings of collections, are not taken', async () => {
    const tombstoned = { v: 1, updatedAt: CLOCK };
    const events = read(
      await written({
        collections: [
          { ...tombstoned, id: 'a', name: 'A', parent: 'b' },
          { ...tombstoned, id: 'b', name: 'B', parent: 'a' },
        ],
        papers: [paper('p'), paper('p')],
        abstracts: [{ ...tombstoned, id: '1:x q', key: '1:x', paper: 'q', text: 't', source: 's', at: 1 }],
      }),
    );
    expect(rowsIn(events).collections.map((row) => row.parent)).toEqual(['b', undefined]);
    expect(rejected(events)).toEqual([
      expect.objectContaining({ table: 'papers', reason: 'a row with this id stands in the file already' }),
      expect.objectContaining({ table: 'abstracts', field: 'paper', reason: 'its paper is not in the file' }),
    ]);
  });

  it('without an end are dropped as they come, in bounded memory and time', async () => {
    const text = await written({ papers: [paper('p')] });
    const long = text.replace('"note":""', `"note":"${'x'.repeat(50_000_000)}"`);
    const start = performance.now();
    const events = read(long, 64_000);
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(rejected(events)).toEqual([
      expect.objectContaining({ reason: 'the line is longer than 8000000 characters' }),
    ]);
  });

  it('nested past every schema are refused before they are built', async () => {
    const text = (await written({ papers: [paper('p')] })).replace(
      '"edits":{}',
      `"edits":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    );
    expect(rejected(read(text))).toEqual([
      expect.objectContaining({ reason: 'it is nested deeper than 20 levels' }),
    ]);
  });
});
