/** Decodes the screenshots browsers make (PNG, 8 bits, RGB or RGBA, not interlaced), to judge what was painted. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** RGBA, row by row. */
  pixels: Uint8Array;
}

/** PNG (W3C Recommendation, 2003), the part of it that browsers write. Throws on any other. */
export function decodePng(file: Buffer): Picture {
  let width = 0;
  let height = 0;
  let channels = 0;
  const data: Buffer[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      channels = body[9] === 6 ? 4 : body[9] === 2 ? 3 : 0;
      if (body[8] !== 8 || channels === 0 || body[12] !== 0)
        throw new Error('not a PNG of the kind browsers write');
    } else if (kind === 'IDAT') data.push(body);
    at += length + 12;
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(data)), width, height, channels) };
}

function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= channels ? (rows[at - channels] as number) : 0;
      const above = y > 0 ? (rows[at - stride] as number) : 0;
      const corner = x >= channels && y > 0 ? (rows[at - stride - channels] as number) : 0;
      const predicted =
        filter === 1
          ? left
          : filter === 2
            ? above
            : filter === 3
              ? (left + above) >> 1
              : filter === 4
                ? paeth(left, above, corner)
                : 0;
      rows[at] = (raw[y * (stride + 1) + 1 + x] as number) + predicted;
    }
  }
  if (channels === 4) return rows;
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    pixels.set(rows.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [
    Math.abs(estimate - left),
    Math.abs(estimate - above),
    Math.abs(estimate - corner),
  ];
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}

/** Share of the pixels that are neither white nor black nor the grey between them. */
export function colouredShareOf(picture: Picture): number {
  let coloured = 0;
  for (let at = 0; at < picture.pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = picture.pixels.subarray(at, at + 3);
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 40) coloured += 1;
  }
  return coloured / (picture.width * picture.height);
}

/** The colour that most of the pixels have which are coloured, "#rrggbb"; "" where none is. */
export function groundOf(picture: Picture): string {
  const counts = new Map<string, number>();
  for (let at = 0; at < picture.pixels.length; at += 4) {
    const rgb = [...picture.pixels.subarray(at, at + 3)];
    if (Math.max(...rgb) - Math.min(...rgb) <= 40) continue;
    const name = `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}

/** Luminance of the darkest pixel, 0–255: how strong the ink on a light ground is. */
export function darkestOf(picture: Picture): number {
  let darkest = 255;
  for (let at = 0; at < picture.pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = picture.pixels.subarray(at, at + 3);
    darkest = Math.min(darkest, 0.2126 * red + 0.7152 * green + 0.0722 * blue);
  }
  return darkest;
}
