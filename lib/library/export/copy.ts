/** Papers as text for the clipboard. */
import { writeBibtex } from '../../formats/bibtex/write.ts';
import { citationText, linkText } from '../../formats/copy-text.ts';
import type { LibraryDatabase } from '../database/database.ts';
import { interchangePages } from './export.ts';
import { writtenInPages } from './written-in-pages.ts';
import { papersById } from '../reading/reading.ts';

export type CopyWay = 'citation' | 'bibtex' | 'link';

/** One paper a line, or one entry after another; in the order asked. */
export async function copiedText(
  db: LibraryDatabase,
  papers: readonly string[],
  way: CopyWay,
): Promise<string> {
  // Together, so that no two entries get one key.
  if (way === 'bibtex') {
    let text = '';
    for await (const chunk of writtenInPages(writeBibtex, interchangePages(db, papers))) text += chunk;
    return text.trimEnd();
  }
  const rows = await papersById(db, papers);
  return rows
    .map(({ bibliography }) => (way === 'citation' ? citationText(bibliography) : linkText(bibliography)))
    .join('\n');
}
