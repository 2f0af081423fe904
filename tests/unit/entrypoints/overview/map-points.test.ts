import { describe, expect, test } from 'vitest';
import { boxOf, papersIn } from '../../../../entrypoints/library/views/overview/map/area.ts';
import { colourOf, layDiscs } from '../../../../entrypoints/library/views/overview/map/discs.ts';

describe('an area of the map', () => {
  const places = Float32Array.from([0, 0, 0.5, 0.5, -0.5, 0.5, 0.9, -0.9]);

  test('holds what is inside its line, and not what is in its bay', () => {
    // A horseshoe around the first paper, open at the top.
    const bay = [
      [-0.6, -0.2],
      [-0.4, -0.2],
      [-0.4, 0.3],
      [0.4, 0.3],
      [0.4, -0.2],
      [0.6, -0.2],
      [0.6, 0.6],
      [-0.6, 0.6],
    ] as const;
    expect(papersIn(places, bay)).toEqual([1, 2]);
  });

  test('between two corners holds the papers in them, whichever is named first', () => {
    const [one, other] = [
      [0.5, 0.5],
      [0, 0],
    ] as const;
    expect(papersIn(places, boxOf(one, other, 0.01))).toEqual([0, 1]);
    expect(papersIn(places, boxOf(other, one, 0.01))).toEqual([0, 1]);
    expect(papersIn(places, boxOf(one, one, 0.01))).toEqual([1]);
  });

  test('without a line holds nothing', () => expect(papersIn(places, [])).toEqual([]));
});

describe('discs on a sheet', () => {
  const sheetOf = (width: number, height: number) => ({
    width,
    height,
    data: new Uint8ClampedArray(width * height * 4),
  });
  const at = (points: readonly (readonly [number, number])[]) => (which: number, place: Float64Array) =>
    place.set(points[which]!);
  const pixel = ({ width, data }: ReturnType<typeof sheetOf>, x: number, y: number) => [
    ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
  ];
  const red = { radius: 3, colour: [200, 0, 0], opacity: 1 } as const;

  test('are as large as they are said to be', () => {
    const sheet = sheetOf(20, 20);
    layDiscs(sheet, red, 1, at([[10, 10]]));
    expect(pixel(sheet, 10, 10)).toEqual([200, 0, 0, 255]);
    expect(pixel(sheet, 0, 0)).toEqual([0, 0, 0, 0]);
    let covered = 0;
    for (let each = 3; each < sheet.data.length; each += 4) covered += sheet.data[each]! / 255;
    expect(covered).toBeCloseTo(Math.PI * 9, -0.5);
  });

  test('lie over one another as one shape, and over those of another kind', () => {
    const sheet = sheetOf(20, 20);
    const half = { ...red, opacity: 0.5 };
    layDiscs(
      sheet,
      half,
      2,
      at([
        [10, 10],
        [11, 10],
      ]),
    );
    expect(pixel(sheet, 10, 10)).toEqual([200, 0, 0, 128]);
    layDiscs(sheet, { ...red, colour: [0, 0, 100] }, 1, at([[10, 10]]));
    expect(pixel(sheet, 10, 10)).toEqual([0, 0, 100, 255]);
  });

  test('may stand half outside, or wholly, or nowhere', () => {
    const sheet = sheetOf(8, 8);
    const outside = [
      [0, 0],
      [8, 8],
      [-40, 3],
      [Number.NaN, 3],
      [3, Infinity],
    ] as const;
    layDiscs(sheet, red, outside.length, at(outside));
    expect(pixel(sheet, 0, 0)).toEqual([200, 0, 0, 255]);
    expect(pixel(sheet, 7, 7)).toEqual([200, 0, 0, 255]);
  });

  test('have their colours from how browsers write them', () => {
    expect(colourOf('rgb(103, 95, 84)')).toEqual([103, 95, 84]);
    expect(colourOf('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3]);
    expect(colourOf('color(srgb 1 0.5 0)')).toEqual([255, 127.5, 0]);
  });
});
