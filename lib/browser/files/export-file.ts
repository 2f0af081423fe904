/** Hands the library over as a file of the reader's: written in a worker, saved by an ordinary download. */
import { browser } from 'wxt/browser';
import type { ExportFormat } from '../../library/export/export.ts';
import type { ExportNews, ExportRequest, WrittenFile } from '../../library/export/export-worker.ts';
import { dropExport } from '../../library/export/drop-export.ts';
import { randomId } from '../../paper/random-id.ts';
import { readPointer } from '../pages/library-pointer.ts';
import { thrownWords } from '../words/refusal-words.ts';

/** The course of an export, for who looks on. */
export interface ExportCourse {
  /** Ends it: no file is saved. */
  signal?: AbortSignal;
  /** Told with every part how much is written, 0..1. */
  progress?(done: number): void;
}

/**
 * Writes everything that is kept, or `only` these papers; resolves to the number of papers written. Throws the
 * signal's reason when it is ended, else why it failed in the reader's words; nothing is left of its file then.
 */
export async function exportLibrary(
  format: ExportFormat,
  only?: readonly string[],
  course: ExportCourse = {},
): Promise<number> {
  const { version } = browser.runtime.getManifest();
  const { name: database } = await readPointer();
  const place = randomId();
  const request = { database, format, generator: `Offprint ${version}`, place, ...(only && { only }) };
  try {
    const { file, name, papers } = await writtenByWorker(request, course);
    saveFile(file, name);
    return papers;
  } catch (error) {
    void dropExport(place);
    throw error;
  }
}

/** Of which the writers of all formats are a part: as much code as the popup itself. */
async function writtenByWorker(
  request: ExportRequest,
  { signal, progress = () => undefined }: ExportCourse,
): Promise<WrittenFile> {
  signal?.throwIfAborted();
  const worker = new Worker(browser.runtime.getURL('/export-worker.js'), { name: 'export' });
  try {
    return await new Promise<WrittenFile>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      worker.addEventListener('message', (event: MessageEvent<ExportNews>) => {
        const news = event.data;
        if (news.kind === 'progress') progress(news.done);
        else if (news.kind === 'written') resolve(news.written);
        else
          reject(new Error(thrownWords(Object.assign(new Error(news.message), { failure: news.failure }))));
      });
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      worker.postMessage(request, []);
    });
  } finally {
    worker.terminate();
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
