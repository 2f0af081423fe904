/**
 * A file the reader chose → its text, within limits that hold while it is read: a compressed bomb, a film or a disk
 * image is stopped before it fills the memory. What the text means is the readers' business.
 */
import { binaryKind, decodeText } from './decode.ts';
import { FILE_LIMITS, FormatError } from './interchange.ts';

export const OPEN_LIMITS = {
  /** Bytes of Offprint's own JSON, unpacked. */
  library: 1_000_000_000,
  /** Unpacked bytes per packed byte: text never packs so well, bombs do. */
  expansion: 100,
} as const;

/** Small files may unpack to this much whatever their ratio, bytes. */
const FREE_EXPANSION = 1_000_000;

/** The whole text of a file of at most 50 MB in whatever encoding. Throws a `FormatError`. */
export async function wholeText(file: Blob): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytesOf(file, FILE_LIMITS.text)) {
    parts.push(part);
    length += part.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return decodeText(bytes);
}

/** The text of a UTF-8 file of at most 1 GB, in chunks as it is read. Throws a `FormatError`. */
export async function* textChunks(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of bytesOf(file, OPEN_LIMITS.library)) yield decoder.decode(part, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new FormatError('it is not UTF-8 text') : error;
  }
}

/** The bytes of a file, unpacked where it is gzip. */
async function* bytesOf(file: Blob, limit: number): AsyncGenerator<Uint8Array> {
  const start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  const kind = packed ? null : binaryKind(start);
  if (kind) throw new FormatError(kind);
  const most = packed ? Math.min(limit, Math.max(FREE_EXPANSION, file.size * OPEN_LIMITS.expansion)) : limit;
  const source: ReadableStream<Uint8Array> = packed
    ? file.stream().pipeThrough(new DecompressionStream('gzip'))
    : file.stream();
  const reader = source.getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      length += value.length;
      if (length > most) throw new FormatError(tooLarge(most, limit));
      yield value;
    }
  } catch (error) {
    if (packed && error instanceof TypeError)
      throw new FormatError('it is compressed with gzip, but damaged');
    throw error;
  } finally {
    // Stops the unpacking too.
    await reader.cancel().catch(() => undefined);
  }
}

function tooLarge(most: number, limit: number): string {
  return most < limit
    ? `it unpacks to more than ${OPEN_LIMITS.expansion} times its size, as no list of papers does`
    : `it is larger than ${limit / 1_000_000} MB`;
}
