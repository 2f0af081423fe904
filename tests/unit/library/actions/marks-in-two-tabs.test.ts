/** Marks made, recoloured, noted, taken away and brought back from two tabs in any order: both see in the end what is kept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describeMark } from '../../../../lib/anchor/describe.ts';
import { addMark, editMark, removeMark } from '../../../../lib/library/actions/marks.ts';
import { operate } from '../../../../lib/library/actions/operations.ts';
import { redo, undo } from '../../../../lib/library/actions/undo.ts';
import { recognise } from '../../../../lib/library/works/recognise.ts';
import { LibraryError, type Store } from '../../../../lib/library/database/store.ts';
import { MARK_COLOURS } from '../../../../lib/paper/rows.ts';
import type { MarkView } from '../../../../lib/paper/sightings.ts';
import { canonicalText } from '../../../../lib/text/canonical-text.ts';
import { emptyStore, onArxiv, onHuggingFace, request, sighting } from '../fixtures.ts';

const papers = [sighting('2401.00001'), sighting('2401.00002')];
const snapshot = canonicalText(papers[0]!.record.abstract!).text;

/** What a tab paints, by paper; it asks again for the papers of which it is told that they changed. */
class Tab {
  readonly name: 'one' | 'two';
  readonly painted = new Map<string, MarkView[]>();
  constructor(name: 'one' | 'two') {
    this.name = name;
  }

  async refresh(store: Store): Promise<void> {
    for (const { key, marks } of await recognise(store, papers, this.name)) this.painted.set(key, marks);
  }
}

const step = fc.record({
  tab: fc.constantFrom(0, 1),
  kind: fc.constantFrom('mark', 'mark', 'recolour', 'note', 'remove', 'undo', 'undo', 'redo', 'retry'),
  paper: fc.constantFrom(0, 1),
  which: fc.nat(20),
  colour: fc.constantFrom(...MARK_COLOURS),
  start: fc.nat(snapshot.length - 2),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const KEPT_AGAIN: Step[] = (
  [
    [1, 'mark'],
    [1, 'undo'],
    [0, 'mark'],
    [1, 'redo'],
    [0, 'mark'],
  ] as const
).map(([tab, kind]) => ({ tab, kind, paper: 0, which: 0, colour: 'gold', start: 0 }));

/** What a step asks of the library; a refusal (nothing to undo, changed since, no longer there) changes nothing. */
async function take(store: Store, each: Step, id: string, made: string[]): Promise<void> {
  const origin = each.tab === 0 ? 'one' : 'two';
  const asked = request(id, each.kind, origin);
  const mark = made[each.which % Math.max(1, made.length)] ?? 'none';
  const paper = papers[each.paper]!;
  switch (each.kind) {
    case 'undo':
      await undo(store, asked, origin);
      return;
    case 'redo':
      await redo(store, asked, origin);
      return;
    case 'recolour':
    case 'note':
      await operate(store, asked, (writer) =>
        editMark(writer, mark, each.kind === 'note' ? { note: id } : { colour: each.colour }),
      );
      return;
    case 'remove':
      await operate(store, asked, (writer) => removeMark(writer, mark));
      return;
    default: {
      const description = describeMark(snapshot, each.start, each.start + 2);
      const given = {
        id: `m${id}`,
        target: 'abstract' as const,
        ...description,
        colour: each.colour,
        note: '',
      };
      const source = each.tab === 0 ? onArxiv : onHuggingFace;
      // A worker that was stopped is asked again, under the same id.
      for (let times = each.kind === 'retry' ? 2 : 1; times > 0; times--)
        await operate(store, asked, (writer) => addMark(writer, paper, given, source));
      made.push(given.id);
    }
  }
}

const byId = (one: MarkView, other: MarkView) => (one.id < other.id ? -1 : 1);

describe('two tabs on the same papers', () => {
  it('end the same as the database, whatever was done in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const store = emptyStore();
        const tabs = [new Tab('one'), new Tab('two')];
        const made: string[] = [];
        for (const [index, each] of steps.entries()) {
          const before = await Promise.all([store.db.marks.toArray(), store.db.papers.count()]);
          try {
            await take(store, each, String(index), made);
          } catch (error) {
            expect(error).toBeInstanceOf(LibraryError);
            expect(await Promise.all([store.db.marks.toArray(), store.db.papers.count()])).toEqual(before);
          }
          for (const tab of tabs) await tab.refresh(store);
        }
        const [one, two] = tabs.map(({ painted }) => [...painted.values()].flat().toSorted(byId));
        expect(one).toEqual(two);
        const kept = (await store.db.marks.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
        expect(one!.map(({ id, colour, note }) => ({ id, colour, note }))).toEqual(
          kept
            .map(({ id, colour, note }) => ({ id, colour, note }))
            .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
        expect(new Set(made).size).toBe(made.length);
        store.db.close();
      }),
      {
        numRuns: 60,
        // The same steps in every run: what failed once can be looked at again.
        seed: 20_261_122,
        // A paper marked and undone in one tab, marked in the other, then done again in the first.
        examples: [[KEPT_AGAIN]],
      },
    );
  });
});
