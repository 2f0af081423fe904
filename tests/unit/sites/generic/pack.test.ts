import { describe, expect, it } from 'vitest';
import { isShownPage, type ShownPage } from '../../../../lib/paper/shown-page.ts';
import { readGeneric } from '../../../../lib/sites/generic/index.ts';
import { lookAt } from '../../../../lib/sites/generic/look.ts';
import { pack, unpack } from '../../../../lib/sites/generic/pack.ts';
import { listingOf } from '../../../../lib/sites/generic/placed.ts';
import { readLines } from '../../../../lib/sites/generic/read-lines.ts';
import type { Page } from '../../../../lib/sites/contract.ts';
import { openPage } from '../../../../scripts/lab/dom.ts';
import { PAPERS, SHAPES } from '../../../fixtures/generic/records.ts';

const url = 'https://keller.example.org/publications';

function all<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function handedOver(page: Page): { packed: ShownPage; elements: Element[] } {
  const look = all(lookAt(page));
  if (!look) throw new Error('the page is not worth reading');
  const packed = JSON.parse(JSON.stringify(all(pack(look.page, page.url, look.title)))) as unknown;
  if (!isShownPage(packed)) throw new Error('what was packed is no page');
  return { packed, elements: look.page.elements };
}

describe('a page handed over as data', () => {
  for (const shape of SHAPES) {
    it(`gives the same papers in the same elements: ${shape.name}`, () => {
      const page = openPage(shape.html(PAPERS), url);
      const { packed, elements } = handedOver(page);
      const apart = listingOf(all(readLines(unpack(packed), packed)), elements);
      const whole = readGeneric(page);
      expect(apart.sightings.length).toBe(PAPERS.length);
      expect(apart.sightings.map(({ record }) => record)).toEqual(
        whole.sightings.map(({ record }) => record),
      );
      apart.sightings.forEach(({ elements: at }, index) => {
        const other = whole.sightings[index]?.elements;
        expect(Object.keys(at)).toEqual(Object.keys(other ?? {}));
        expect(
          at.entry === other?.entry && at.title === other?.title && at.abstract === other?.abstract,
        ).toBe(true);
      });
    });
  }

  it('goes through a thousand nested elements', () => {
    const deep = `<p>${'<span>'.repeat(1_000)}Words that stand deep${'</span>'.repeat(1_000)}</p>`;
    const { packed } = handedOver(openPage(`<body>${deep}</body>`, url));
    expect(unpack(packed).lines.map(({ text }) => text)).toEqual(['Words that stand deep']);
  });
});

describe('what is no page', () => {
  const [shape] = SHAPES;
  const { packed } = handedOver(openPage(shape?.html(PAPERS) ?? '', url));
  const changed = (change: (page: ShownPage) => void): ShownPage => {
    const page = structuredClone(packed);
    change(page);
    return page;
  };

  it.each([
    ['nothing', null],
    ['a list', []],
    ['no address', { ...packed, url: undefined }],
    ['lines that are no texts', { ...packed, lines: [1] }],
    ['numbers that are none', { ...packed, boxes: ['0'] }],
    ['half numbers', { ...packed, layout: [0.5] }],
    ['numbers beyond any page', { ...packed, layout: [1e12] }],
    ['more text than a page has', { ...packed, lines: ['x'.repeat(9_500_000)] }],
  ])('is refused: %s', (_what, value) => expect(isShownPage(value)).toBe(false));

  it.each<[string, (page: ShownPage) => void]>([
    ['no boxes', (page) => (page.boxes = [])],
    ['a box inside one that comes later', (page) => (page.boxes[9] = 5)],
    ['a box that reaches beyond the page', (page) => (page.boxes[5] = 1_000_000)],
    ['a box that reaches beyond its parent', (page) => (page.boxes[13] = page.lines.length + 1)],
    ['a box that ends before it begins', (page) => (page.boxes[12] = page.lines.length)],
    ['a tag that is no word', (page) => (page.boxes[2] = page.words.length)],
    ['a layout that breaks off', (page) => (page.layout.length -= 3)],
    ['a line in no box', (page) => (page.layout[0] = page.boxes.length)],
    ['runs without end', (page) => (page.layout[3] = 8_000_000)],
    ['a run that begins late', (page) => (page.layout[4] = 3)],
  ])('is refused: %s', (_what, change) => expect(() => unpack(changed(change))).toThrow(RangeError));

  it('boxes that lie over one another are refused: each line would be read for each of them', () => {
    const lines = Array.from({ length: 50 }, (_, at) => `Line ${at}`);
    const boxes = [0, -1, 0, 0, 0, 50, 0, 0, ...lines.flatMap(() => [1, 0, 0, 0, 0, 50, 0, 0])];
    const layout = lines.flatMap(() => [0, 0, 0, 0]);
    const page = { url, title: '', words: ['div'], lines, boxes, inlines: [], layout };
    expect(isShownPage(page)).toBe(true);
    expect(() => unpack(page)).toThrow(RangeError);
  });
});
