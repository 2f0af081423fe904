/** Staging between a page and its worker: what is asked, what is told on the way, and how it ends. */
import { FormatError } from '../../formats/interchange.ts';
import { databaseNamed } from '../database/place.ts';
import { classify, Store } from '../database/store.ts';
import type { Brought } from './sources.ts';
import { stage } from './stage.ts';
import type { ImportRow } from './staged.ts';

export interface StagingRequest {
  /** Name of the library's database. */
  database: string;
  id: string;
  brought: Brought;
}

export type StagingNews =
  | { kind: 'progress'; read: number }
  | { kind: 'staged'; row: ImportRow }
  /** `isForOwner`: the message says what is wrong with the file; else with the library or us. */
  | { kind: 'failed'; message: string; isForOwner: boolean };

interface WorkerPort {
  addEventListener(type: 'message', listen: (event: MessageEvent) => void): void;
  postMessage(news: StagingNews): void;
}

/** Between two tellings of progress, in ms: a number that is read, not a flicker. */
const PACE = 150;

/** Answers one request; the worker is thrown away with it. */
export function serveStaging(port: WorkerPort): void {
  port.addEventListener('message', (event) => {
    const { database, id, brought } = event.data as StagingRequest;
    let told = 0;
    const progress = (read: number) => {
      const now = Date.now();
      if (now - told < PACE) return;
      told = now;
      port.postMessage({ kind: 'progress', read });
    };
    const store = new Store(() => databaseNamed(database, 'relaxed'));
    store
      .use((db) => stage(db, id, brought, { progress }).catch(forOwner))
      .then((row) => {
        if ('refusal' in row) port.postMessage({ kind: 'failed', message: row.refusal, isForOwner: true });
        else port.postMessage({ kind: 'staged', row });
      })
      .catch((error: unknown) => {
        port.postMessage({ kind: 'failed', message: classify(error).message, isForOwner: false });
      });
  });
}

/** What is wrong with the file is an answer, not a failure of the store. */
function forOwner(error: unknown): { refusal: string } {
  if (error instanceof FormatError) return { refusal: error.message };
  throw error;
}
