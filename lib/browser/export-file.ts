/** Hands the library over as a file of the reader's: written as a stream, saved by an ordinary download. */
import { exportPapers, fileNameOf, type ExportFormat } from '../library/export.ts';
import type { Store } from '../library/store.ts';

const TYPES: Record<ExportFormat, string> = {
  json: 'application/json',
  bibtex: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  csl: 'application/vnd.citationstyles.csl+json',
  csv: 'text/csv',
  markdown: 'text/markdown',
};

/** Writes everything that is kept; resolves to the number of papers written. */
export async function exportLibrary(store: Store, format: ExportFormat): Promise<number> {
  const { chunks, count } = await exportPapers(store, format);
  // A Blob of parts is kept on disk by the browser: memory does not grow with the library.
  const parts: Blob[] = [];
  for await (const chunk of chunks) parts.push(new Blob([chunk]));
  const url = URL.createObjectURL(new Blob(parts, { type: `${TYPES[format]};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(format);
  link.click();
  // The download has taken its own hold of the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return count();
}
