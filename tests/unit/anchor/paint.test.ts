import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createPainter,
  type HighlightLike,
  type PainterOptions,
  type RegistryLike,
} from '../../../lib/anchor/paint.ts';

class FakeHighlight extends Set<AbstractRange> implements HighlightLike {
  priority = 0;
}

class FakeRegistry extends Map<string, HighlightLike> implements RegistryLike {}

let document: Document;
let registry: FakeRegistry;

function range(start: number, end: number): Range {
  const made = document.createRange();
  const text = document.querySelector('p')!.firstChild!;
  made.setStart(text, start);
  made.setEnd(text, end);
  return made;
}

function painter(options: Partial<PainterOptions> = {}) {
  return createPainter({
    prefix: 'ours-',
    groups: ['role', 'gold', 'rose'],
    registry,
    create: () => new FakeHighlight(),
    ...options,
  });
}

beforeEach(() => {
  document = new JSDOM('<p>One two three four</p>').window.document;
  registry = new FakeRegistry();
});

describe('createPainter', () => {
  it('registers a group under its prefixed name while it has something, later groups above earlier ones', () => {
    const paint = painter();
    expect(paint.paint('paper', 'rose', [{ id: 'm', range: range(0, 3) }])).toBe(1);
    paint.paint('paper', 'role', [{ id: '1', range: range(4, 7) }]);
    expect([...registry.keys()].sort()).toEqual(['ours-role', 'ours-rose']);
    expect(registry.get('ours-rose')!.priority).toBeGreaterThan(registry.get('ours-role')!.priority);
    paint.erase('paper', 'rose');
    expect([...registry.keys()]).toEqual(['ours-role']);
  });

  it("replaces an owner's stretches and leaves those of others", () => {
    const paint = painter();
    const other = range(8, 13);
    paint.paint('a', 'gold', [
      { id: '1', range: range(0, 3) },
      { id: '2', range: range(4, 7) },
    ]);
    paint.paint('b', 'gold', [{ id: '3', range: other }]);
    paint.paint('a', 'gold', []);
    expect([...(registry.get('ours-gold') as FakeHighlight)]).toEqual([other]);
    expect(paint.all().map(({ id, owner }) => [id, owner])).toEqual([['3', 'b']]);
  });

  it('drops collapsed ranges when painting, and those that the page collapses or takes out when pruning', () => {
    const paint = painter();
    expect(paint.paint('a', 'gold', [{ id: '1', range: range(2, 2) }])).toBe(0);
    expect(registry.size).toBe(0);
    paint.paint('a', 'gold', [{ id: '1', range: range(0, 3) }]);
    paint.paint('b', 'rose', [{ id: '2', range: range(4, 7) }]);
    expect(paint.prune()).toEqual([]);
    document.querySelector('p')!.firstChild!.nodeValue = 'One';
    expect(paint.prune()).toEqual(expect.arrayContaining(['b']));
    document.querySelector('p')!.remove();
    paint.prune();
    expect(paint.all()).toEqual([]);
    expect(registry.size).toBe(0);
  });

  it('answers what is under a point, topmost first, by the browser or by the boxes of lines', () => {
    const low = range(0, 7);
    const high = range(4, 7);
    const theirs = range(8, 9);
    const byBrowser = Object.assign(registry, {
      highlightsFromPoint: () => [
        { highlight: registry.get('ours-role')!, ranges: [low, theirs] },
        { highlight: registry.get('ours-rose')!, ranges: [high] },
      ],
    });
    const paint = painter({ registry: byBrowser });
    paint.paint('a', 'role', [{ id: 'low', range: low }]);
    paint.paint('a', 'rose', [{ id: 'high', range: high }]);
    expect(paint.hit(5, 5).map(({ id }) => id)).toEqual(['high', 'low']);

    Object.assign(low, { getClientRects: () => [{ left: 0, right: 70, top: 0, bottom: 10 }] });
    Object.assign(high, { getClientRects: () => [{ left: 40, right: 70, top: 0, bottom: 10 }] });
    registry = new FakeRegistry();
    const plain = painter();
    plain.paint('a', 'role', [{ id: 'low', range: low }]);
    plain.paint('a', 'rose', [{ id: 'high', range: high }]);
    expect(plain.hit(50, 5).map(({ id }) => id)).toEqual(['high', 'low']);
    expect(plain.hit(10, 5).map(({ id }) => id)).toEqual(['low']);
    expect(plain.hit(10, 50)).toEqual([]);
  });

  it('takes everything away when disposed, and leaves what the page registered', () => {
    registry.set('page-search', new FakeHighlight());
    const paint = painter();
    paint.paint('a', 'gold', [{ id: '1', range: range(0, 3) }]);
    paint.dispose();
    expect([...registry.keys()]).toEqual(['page-search']);
    expect(paint.paint('a', 'gold', [{ id: '1', range: range(0, 3) }])).toBe(0);
  });

  it('does nothing, quietly, where the browser has no highlights', () => {
    const paint = painter({ registry: undefined, create: undefined });
    expect(paint.isSupported).toBe(false);
    expect(paint.paint('a', 'gold', [{ id: '1', range: range(0, 3) }])).toBe(0);
    expect(paint.hit(1, 1)).toEqual([]);
    expect(paint.prune()).toEqual([]);
    paint.erase('a');
    paint.dispose();
  });

  it('puts back what the page took out of the registry, and gives in after twenty times', () => {
    const paint = painter();
    paint.paint('paper', 'gold', [{ id: 'm', range: range(0, 3) }]);
    for (let round = 0; round < 20; round++) {
      registry.clear();
      paint.prune();
      expect(registry.has('ours-gold')).toBe(true);
    }
    registry.clear();
    paint.prune();
    expect(registry.size).toBe(0);
  });
});
