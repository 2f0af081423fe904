import { ExportItems } from '../../../components/ExportMenu.tsx';
import { useWords } from '../../../components/words.ts';
import { exportLibrary } from '../../../lib/browser/files/export-file.ts';
import type { SearchFilters } from '../../../lib/library/finder/protocol.ts';
import { allIds } from '../all-ids.ts';
import { ALL_PAPERS, type Question } from '../question.ts';
import { useLibrary } from '../use-library.ts';
import styles from './Shelves.module.css';

export interface ExportFoundProps {
  filters: SearchFilters;
  text?: string;
  onDone(): void;
}

/** The formats, for all that a question finds. */
export function ExportFound({ filters, text = '', onDone }: ExportFoundProps) {
  const { say } = useWords();
  const { searcher, tell } = useLibrary();
  const question: Question = { ...ALL_PAPERS, text, filters };
  return (
    <>
      <p class={styles['part']}>{say('export')}</p>
      <ExportItems
        onExport={async (format, _, course) =>
          exportLibrary(format, await allIds(searcher, question), course)
        }
        say={tell}
        onDone={onDone}
      />
    </>
  );
}
