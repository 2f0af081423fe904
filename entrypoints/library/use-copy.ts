/** Papers onto the clipboard, and the words on it. */
import { useMemo } from 'preact/hooks';
import { useWords, type WordKey } from '../../components/words.ts';
import { copyPapers } from '../../lib/browser/files/copy-papers.ts';
import type { CopyWay } from '../../lib/library/export/copy.ts';
import { useLibrary } from './use-library.ts';

const WAYS: readonly { way: CopyWay; word: WordKey }[] = [
  { way: 'citation', word: 'copy_citation' },
  { way: 'bibtex', word: 'copy_bibtex' },
  { way: 'link', word: 'copy_link' },
];

export function useCopy() {
  const { say, sayCount } = useWords();
  const { store, tell } = useLibrary();
  return useMemo(
    () => ({
      ways: WAYS,
      async copy(papers: readonly string[] | Promise<readonly string[]>, way: CopyWay): Promise<void> {
        try {
          tell(sayCount('copied_papers', await copyPapers(store, papers, way)));
        } catch {
          tell(say('copy_failed'));
        }
      },
    }),
    [say, sayCount, store, tell],
  );
}
