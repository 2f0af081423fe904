import { afterEach, expect, test, vi } from 'vitest';
import { dropExport, EXPORTS } from '../../../../lib/library/export/drop-export.ts';

afterEach(() => vi.unstubAllGlobals());

/** A folder whose file is let go of after so many questions. */
function folderHeldFor(questions: number): { removed: string[]; asked: number } {
  const seen = { removed: [] as string[], asked: 0 };
  const removeEntry = async (name: string): Promise<void> => {
    if (seen.asked++ < questions) throw new DOMException('held', 'NoModificationAllowedError');
    seen.removed.push(name);
  };
  const getDirectoryHandle = async (name: string) => {
    if (name !== EXPORTS) throw new DOMException('none', 'NotFoundError');
    return { removeEntry };
  };
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => ({ getDirectoryHandle }) } });
  return seen;
}

test('what was written of an export is removed as soon as its worker has let go of it', async () => {
  const folder = folderHeldFor(2);
  await dropExport('one');
  expect(folder).toEqual({ removed: ['one'], asked: 3 });
});

test('where no file was ever written nothing is said', async () => {
  vi.stubGlobal('navigator', {});
  await dropExport('one');
  vi.stubGlobal('navigator', {
    storage: { getDirectory: async () => Promise.reject(new DOMException('none', 'SecurityError')) },
  });
  await dropExport('one');
});
