/**
 * Discs by the ten thousand, laid pixel by pixel: a canvas takes a tenth of a second for as many arcs, and as long again
 * to fill them. Pure.
 */

export interface Disc {
  /** In pixels of the sheet. */
  radius: number;
  colour: readonly [red: number, green: number, blue: number];
  /** 0..1 */
  opacity: number;
}

/** Pixels as an `ImageData` holds them: red, green, blue and opacity of each, not multiplied. */
export interface Sheet {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Places within a pixel, either way, at which a disc is drawn differently. */
const PARTS = 4;

/** The pixels that a disc covers, in rows and columns from that of its middle, and how much of each, 1..255. */
interface Stamp {
  rows: Int8Array;
  columns: Int8Array;
  /** The same as one number, on a sheet. */
  steps: Int32Array;
  covered: Uint8Array;
}

/** By where in a pixel its middle is. `reach`: no stamp goes further from the pixel of its middle. */
function stampsOf(radius: number, reach: number, width: number): Stamp[] {
  return Array.from({ length: PARTS * PARTS }, (_, part) => {
    const x = ((part % PARTS) + 0.5) / PARTS;
    const y = (Math.floor(part / PARTS) + 0.5) / PARTS;
    const found: [row: number, column: number, covered: number][] = [];
    for (let row = -reach; row <= reach; row++)
      for (let column = -reach; column <= reach; column++) {
        const away = Math.hypot(column + 0.5 - x, row + 0.5 - y);
        const covered = Math.round(255 * Math.min(1, radius + 0.5 - away));
        if (covered > 0) found.push([row, column, covered]);
      }
    return {
      rows: Int8Array.from(found, ([row]) => row),
      columns: Int8Array.from(found, ([, column]) => column),
      steps: Int32Array.from(found, ([row, column]) => row * width + column),
      covered: Uint8Array.from(found, ([, , covered]) => covered),
    };
  });
}

/**
 * Lays discs of one kind over what is on the sheet; where they lie over one another they are one shape. `at`: writes
 * where the middle of each is, in pixels of the sheet, into `place`.
 */
export function layDiscs(
  { width, height, data }: Sheet,
  { radius, colour, opacity }: Disc,
  count: number,
  at: (which: number, place: Float64Array) => void,
): void {
  const reach = Math.ceil(radius + 0.5);
  const stamps = stampsOf(radius, reach, width);
  const covered = new Uint8Array(width * height);
  const place = new Float64Array(2);
  let [first, last] = [height, -1];
  for (let which = 0; which < count; which++) {
    at(which, place);
    const [x, y] = [place[0] as number, place[1] as number];
    if (!(x > -reach && y > -reach && x < width + reach && y < height + reach)) continue;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const part = Math.floor((y - top) * PARTS) * PARTS + Math.floor((x - left) * PARTS);
    const stamp = stamps[part] as Stamp;
    first = Math.min(first, Math.max(0, top - reach));
    last = Math.max(last, Math.min(height - 1, top + reach));
    const middle = top * width + left;
    const isInside = left >= reach && top >= reach && left < width - reach && top < height - reach;
    for (let each = 0; each < stamp.covered.length; each++) {
      if (!isInside) {
        const row = top + (stamp.rows[each] as number);
        const column = left + (stamp.columns[each] as number);
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
      }
      const pixel = middle + (stamp.steps[each] as number);
      const by = stamp.covered[each] as number;
      if ((covered[pixel] as number) < by) covered[pixel] = by;
    }
  }
  const [red, green, blue] = colour;
  for (let pixel = first * width; pixel < (last + 1) * width; pixel++) {
    if (covered[pixel] === 0) continue;
    const at4 = pixel * 4;
    // "Over" (Porter and Duff 1984), on a sheet that may be empty there.
    const cover = ((covered[pixel] as number) / 255) * opacity;
    const before = ((data[at4 + 3] as number) / 255) * (1 - cover);
    if (before === 0) {
      data[at4] = red;
      data[at4 + 1] = green;
      data[at4 + 2] = blue;
      data[at4 + 3] = cover * 255;
      continue;
    }
    const after = cover + before;
    data[at4] = (red * cover + (data[at4] as number) * before) / after;
    data[at4 + 1] = (green * cover + (data[at4 + 1] as number) * before) / after;
    data[at4 + 2] = (blue * cover + (data[at4 + 2] as number) * before) / after;
    data[at4 + 3] = after * 255;
  }
}

/** "rgb(103, 95, 84)" and "color(srgb 0.4 0.37 0.33)" as numbers up to 255. */
export function colourOf(computed: string): [red: number, green: number, blue: number] {
  const scale = computed.startsWith('color(') ? 255 : 1;
  const [red = 0, green = 0, blue = 0] = [...computed.replace(/^color\(\S+/, '').matchAll(/[\d.]+/g)].map(
    ([each]) => Number(each) * scale,
  );
  return [red, green, blue];
}
