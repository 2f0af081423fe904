/** Papers onto the clipboard: as citations, BibTeX, Markdown links. */
import { useMemo } from 'preact/hooks';
import { useWords, type WordKey } from '../../components/words.ts';
import type { CopyWay } from '../../lib/library/copy.ts';
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
      async copy(papers: readonly string[], way: CopyWay): Promise<void> {
        const writing = import('../../lib/library/copy.ts');
        try {
          // Handed over as a promise: the click that allows it is still the last thing that happened.
          const text = store
            .use(async (db) => (await writing).copiedText(db, papers, way))
            .then((words) => new Blob([words], { type: 'text/plain' }));
          await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
          tell(sayCount('copied_papers', papers.length));
        } catch {
          tell(say('copy_failed'));
        }
      },
    }),
    [say, sayCount, store, tell],
  );
}
