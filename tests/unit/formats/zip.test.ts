import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crc32, zipOf, type ZipEntry } from '../../../lib/formats/zip.ts';

const FILES: ZipEntry[] = [
  { name: 'Lovelace 1843 Notes.md', text: '---\ntitle: "Notes"\n---\n' },
  { name: '深層学習 Ł.md', text: 'naïve – 𝜇\n'.repeat(2_000) },
  { name: 'empty.md', text: '' },
];

/** Python's unpacker checks sums and names by itself; it stands on nearly every machine that builds. */
const READ = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps([{"name": i.filename, "text": z.read(i).decode("utf-8"), "year": i.date_time[0]} for i in z.infolist()]))
`;

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import zipfile']);
    return true;
  } catch {
    return false;
  }
}

describe('a zip archive', () => {
  it.skipIf(!hasPython())('is read by another program, names and contents', () => {
    const folder = mkdtempSync(join(tmpdir(), 'offprint-zip-'));
    try {
      const path = join(folder, 'a.zip');
      writeFileSync(path, Buffer.concat([...zipOf(FILES, new Date(2026, 10, 22, 4, 5, 6))]));
      const read = JSON.parse(execFileSync('python3', ['-c', READ, path], { encoding: 'utf8' })) as object[];
      expect(read).toEqual(FILES.map((file) => ({ ...file, year: 2026 })));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('names itself, counts its files, and sums as the standard does', () => {
    const bytes = Buffer.concat([...zipOf(FILES, new Date(2026, 0, 1))]);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(bytes.readUInt16LE(bytes.length - 12)).toBe(FILES.length);
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
