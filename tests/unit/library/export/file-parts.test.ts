import { describe, expect, it } from 'vitest';
import { FileParts } from '../../../../lib/library/export/file-parts.ts';

const encoded = async (chunks: (string | Uint8Array<ArrayBuffer>)[]): Promise<string> => {
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  return Buffer.from(bytes).toString('base64');
};

describe('a file in the making', () => {
  const cases: Record<string, (string | Uint8Array<ArrayBuffer>)[]> = {
    nothing: [],
    'letters of every width': ['plain, ', 'Łódź, ', '数学, ', '𝔽₂ and a half pair \ud835', ''],
    'many chunks, more than one part': Array.from({ length: 50 }, (_, at) => `${at} é数 `.repeat(9_000)),
    'one chunk longer than several parts': ['a', '𝔽é数x'.repeat(400_000), 'z'],
    'bytes among text, small and large': [
      'a',
      Uint8Array.of(1, 2, 255),
      new Uint8Array(5_000_001).fill(7),
      'é',
    ],
  };
  for (const [name, chunks] of Object.entries(cases))
    it(`holds ${name}`, async () => {
      const written: Uint8Array<ArrayBuffer>[] = [];
      const parts = new FileParts({ write: (bytes) => void written.push(bytes.slice()) });
      let handedOn = 0;
      for (const chunk of chunks) handedOn += Number(parts.add(chunk));
      parts.end();
      expect(await encoded(written)).toBe(await encoded(chunks));
      expect(handedOn > 0).toBe(written.length > 1);
    });
});
