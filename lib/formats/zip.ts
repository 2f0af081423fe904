/**
 * Files → a zip archive, as chunks (PKWARE APPNOTE 6.3, without compression and without ZIP64): for one text file a
 * paper. Names are UTF-8 (flag bit 11), so that every unpacker of the last fifteen years shows them right.
 */

/** A file in the archive; its name has no folder in it. */
export interface ZipEntry {
  name: string;
  text: string;
}

/** More files do not fit into an archive without ZIP64. */
const MOST_FILES = 65_535;
/** Nor do more bytes. */
const MOST_BYTES = 0xffff_ffff;

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const VERSION = 20;
const UTF8_NAMES = 1 << 11;

/** The archive of some files, all written at `at`. Throws a `RangeError` when it would not fit. */
export function* zipOf(entries: Iterable<ZipEntry>, at: Date): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const [date, time] = dosTime(at);
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = encoder.encode(entry.name);
    const content = encoder.encode(entry.text);
    const common = [VERSION, UTF8_NAMES, 0, time, date];
    const sizes = [crc32(content), content.length, content.length];
    const local = record([
      [4, LOCAL],
      ...common.map((value): Field => [2, value]),
      ...sizes.map((value): Field => [4, value]),
      [2, name.length],
      [2, 0],
    ]);
    directory.push(
      record([
        [4, CENTRAL],
        [2, VERSION],
        ...common.map((value): Field => [2, value]),
        ...sizes.map((value): Field => [4, value]),
        [2, name.length],
        // No extra field, no comment, first disk, no attributes.
        ...[0, 0, 0, 0].map((value): Field => [2, value]),
        [4, 0],
        [4, offset],
      ]),
      name,
    );
    yield local;
    yield name;
    yield content;
    offset += local.length + name.length + content.length;
    if (directory.length / 2 > MOST_FILES) throw new RangeError(`more than ${MOST_FILES} files`);
    if (offset > MOST_BYTES) throw new RangeError('more than 4 GB');
  }
  const count = directory.length / 2;
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  yield* directory;
  yield record([
    [4, END],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, length],
    [4, offset],
    [2, 0],
  ]);
}

/** Bytes and value. */
type Field = [2 | 4, number];

function record(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let place = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(place, value, true);
    else view.setUint32(place, value >>> 0, true);
    place += size;
  }
  return bytes;
}

/** Date and time as MS-DOS packs them: from 1980, to two seconds, in local time. */
function dosTime(at: Date): [number, number] {
  const year = Math.max(0, Math.min(127, at.getFullYear() - 1980));
  return [
    (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
    (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
  ];
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

/** CRC-32 (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffff_ffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffff_ffff) >>> 0;
}
