import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../lib/formats/interchange.ts';
import { textChunks, wholeText } from '../../../lib/formats/open-file.ts';

async function streamed(file: Blob): Promise<string> {
  let text = '';
  for await (const chunk of textChunks(file)) text += chunk;
  return text;
}

const text = '@article{a, title={Über}}\n'.repeat(10);

describe.each([
  ['whole', wholeText],
  ['in chunks', streamed],
])('a file read %s', (_name, open) => {
  it('gives its text, packed or not', async () => {
    expect(await open(new Blob([text]))).toBe(text);
    expect(await open(new Blob([gzipSync(text)]))).toBe(text);
  });

  it('that unpacks out of all proportion is stopped while it unpacks', async () => {
    const bomb = gzipSync(new Uint8Array(49_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const start = performance.now();
    await expect(open(new Blob([bomb]))).rejects.toThrow(/more than 100 times its size/);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('that is packed and damaged, or no text at all, is refused in words', async () => {
    await expect(open(new Blob([gzipSync(text).subarray(0, 30)]))).rejects.toThrow(/damaged/);
    await expect(open(new Blob(['PK\u0003\u0004']))).rejects.toThrow(/zip/);
    await expect(open(new Blob(['%PDF-1.7']))).rejects.toThrow(FormatError);
  });
});

describe('an old file', () => {
  it('in Latin-1 is read whole, and refused as a library', async () => {
    const file = new Blob([new Uint8Array([0x4d, 0xfc, 0x6c])]);
    expect(await wholeText(file)).toBe('Mül');
    await expect(streamed(file)).rejects.toThrow(/not UTF-8/);
  });
});
