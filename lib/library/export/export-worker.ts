/**
 * An export between a page and its worker: what is asked, what is told on the way, and how it ends. Making 200 MB of
 * text must not stop the page from drawing, and ending the worker ends the work.
 */
import { exportPapers, fileNameOf, type ExportFormat } from './export.ts';
import { exportPlace, sweepExports } from './export-place.ts';
import { FileParts } from './file-parts.ts';
import { databaseNamed } from '../database/place.ts';
import { classify, Store, type LibraryFailure } from '../database/store.ts';

export interface ExportRequest {
  /** Name of the library's database. */
  database: string;
  format: ExportFormat;
  /** "Offprint 0.1.0". */
  generator: string;
  /** These papers alone; everything that is kept where it is not given. */
  only?: readonly string[];
  /** What its file is called until it is saved: whoever asked drops it where nothing comes of it (`dropExport`). */
  place: string;
}

export interface WrittenFile {
  file: Blob;
  /** "offprint-2026-11-22.bib" */
  name: string;
  /** How many are in it. */
  papers: number;
}

export type ExportNews =
  /** 0..1. */
  | { kind: 'progress'; done: number }
  | { kind: 'written'; written: WrittenFile }
  | { kind: 'failed'; failure: LibraryFailure; message: string };

interface WorkerPort {
  addEventListener(type: 'message', listen: (event: MessageEvent) => void): void;
  postMessage(news: ExportNews): void;
}

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

/** Answers one request; the worker is thrown away with it. */
export function serveExport(port: WorkerPort): void {
  port.addEventListener('message', (event) => {
    const request = event.data as ExportRequest;
    const store = new Store(() => databaseNamed(request.database));
    write(store, request, (done) => port.postMessage({ kind: 'progress', done })).then(
      (written) => port.postMessage({ kind: 'written', written }),
      (error: unknown) => {
        const { failure, message } = classify(error);
        port.postMessage({ kind: 'failed', failure, message });
      },
    );
  });
}

async function write(
  store: Store,
  { format, generator, only, place: name }: ExportRequest,
  progress: (done: number) => void,
): Promise<WrittenFile> {
  await sweepExports();
  for (let attempt = 1; ; attempt++) {
    const { chunks, papers, isStill, done } = await exportPapers(store, format, generator, only);
    const place = await exportPlace(name);
    try {
      const parts = new FileParts(place);
      for await (const chunk of chunks) if (parts.add(chunk)) progress(done());
      parts.end();
    } catch (error) {
      await place.drop();
      throw error;
    }
    if (attempt < ATTEMPTS && !(await isStill())) {
      await place.drop();
      continue;
    }
    const type = format === 'notes' ? TYPES[format] : `${TYPES[format]};charset=utf-8`;
    // A Blob of a file goes on lying where that lies.
    return { file: new Blob([await place.file()], { type }), name: fileNameOf(format), papers };
  }
}
