/** Hands the library over as a file of the reader's: written as a stream, saved by an ordinary download. */
import { browser } from 'wxt/browser';
import type { ExportFormat } from '../library/export.ts';
import type { ReadableStore } from '../library/store.ts';

const TYPES: Record<ExportFormat, string> = {
  json: 'application/json',
  bibtex: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  csl: 'application/vnd.citationstyles.csl+json',
  csv: 'text/csv',
  markdown: 'text/markdown',
  notes: 'application/zip',
  w3c: 'application/ld+json',
};

/** Tries to catch the library unchanged from the first row to the last. */
const ATTEMPTS = 3;

/** UTF-16 units or bytes that are gathered before they are handed to the browser. */
const PART = 1_000_000;

/** The course of an export, for who looks on. */
export interface ExportCourse {
  /** Ends it: no file is saved. */
  signal?: AbortSignal;
  /** Told with every part how much is written, 0..1. */
  progress?(done: number): void;
}

/**
 * Writes everything that is kept, or `only` these papers; resolves to the number of papers written. Throws the
 * signal's reason when it is ended.
 */
export async function exportLibrary(
  store: ReadableStore,
  format: ExportFormat,
  only?: readonly string[],
  { signal, progress = () => undefined }: ExportCourse = {},
): Promise<number> {
  // The writers of all formats are as much code as the popup itself: they come when they are wanted.
  const { exportPapers, fileNameOf } = await import('../library/export.ts');
  const { version } = browser.runtime.getManifest();
  for (let attempt = 1; ; attempt++) {
    const { chunks, papers, isStill, done } = await exportPapers(store, format, `Offprint ${version}`, only);
    // A Blob of Blobs is kept on disk by the browser: memory does not grow with the library.
    const parts: Blob[] = [];
    let waiting: BlobPart[] = [];
    let length = 0;
    for await (const chunk of chunks) {
      waiting.push(chunk);
      length += chunk.length;
      if (length < PART) continue;
      parts.push(new Blob(waiting));
      waiting = [];
      length = 0;
      signal?.throwIfAborted();
      progress(done());
    }
    parts.push(new Blob(waiting));
    signal?.throwIfAborted();
    if (attempt < ATTEMPTS && !(await isStill())) continue;
    const type = format === 'notes' ? TYPES[format] : `${TYPES[format]};charset=utf-8`;
    saveFile(new Blob(parts, { type }), fileNameOf(format));
    return papers;
  }
}

/** Hands a file to the reader: an ordinary download. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
