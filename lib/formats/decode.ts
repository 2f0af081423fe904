/**
 * Bytes of a file → text: UTF-8, UTF-16 by its mark or its zeros, and Windows-1252 for what is neither (old .bib files
 * in Latin-1). Compressed and other binary files are named and refused, or unpacked elsewhere.
 */
import { FormatError } from './interchange.ts';

/** The text of a file's bytes. Throws a `FormatError` for a file that is no text. */
export function decodeText(bytes: Uint8Array): string {
  const kind = binaryKind(bytes);
  if (kind) throw new FormatError(kind);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = zeroPlaces(bytes);
  if (zeros === 'odd') return new TextDecoder('utf-16le').decode(bytes);
  if (zeros === 'even') return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Why bytes are no text, in words for their owner, or null. */
export function binaryKind(bytes: Uint8Array): string | null {
  const starts = (...values: number[]): boolean => values.every((value, at) => bytes[at] === value);
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'it is a PDF, not a list of papers';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'it is a zip archive; unpack it first';
  if (starts(0x1f, 0x8b)) return 'it is compressed with gzip; unpack it first';
  if (starts(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65))
    return 'it is a database; export from the program it belongs to instead';
  return null;
}

/** Where the zero bytes of a text in ASCII letters stand: UTF-16 without a mark has one in every pair. */
function zeroPlaces(bytes: Uint8Array): 'odd' | 'even' | null {
  const sample = Math.min(bytes.length, 1_000);
  if (sample < 4) return null;
  let odd = 0;
  let even = 0;
  for (let at = 0; at < sample; at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 1) odd++;
    else even++;
  }
  if (odd > sample * 0.35 && even < sample * 0.05) return 'odd';
  if (even > sample * 0.35 && odd < sample * 0.05) return 'even';
  return null;
}
