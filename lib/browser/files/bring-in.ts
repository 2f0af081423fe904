/** Bringing in from a page of ours: a worker stages, the background applies, and either can be ended at any moment. */
import { browser } from 'wxt/browser';
import type { Brought } from '../../library/import/sources.ts';
import { discard, type ImportRow } from '../../library/import/staged.ts';
import type { StagingNews, StagingRequest } from '../../library/import/worker.ts';
import type { ReadableStore } from '../../library/database/store.ts';
import { randomId } from '../../paper/random-id.ts';
import type { Answer } from '../../wire/answer.ts';
import type { BroughtIn } from '../../wire/library.ts';
import { followCourse } from '../pages/follow-course.ts';
import { askLibrary } from '../pages/library-client.ts';
import { readPointer } from '../pages/library-pointer.ts';

export type Staged = { row: ImportRow } | { refusal: string; isForOwner: boolean };

/** Stages what is brought; ends at once, without a trace, when `signal` says so (then it never resolves). */
export async function stageInWorker(
  store: ReadableStore,
  brought: Brought,
  signal: AbortSignal,
  progress: (read: number) => void,
): Promise<Staged> {
  const id = randomId();
  const request: StagingRequest = { database: (await readPointer()).name, id, brought };
  const worker = new Worker(browser.runtime.getURL('/import-worker.js'), { name: 'bring in' });
  return new Promise<Staged>((resolve) => {
    const end = (answer?: Staged) => {
      worker.terminate();
      if (answer) resolve(answer);
    };
    signal.addEventListener('abort', () => {
      end();
      void store.use((db) => discard(db, id));
    });
    worker.addEventListener('message', (event: MessageEvent<StagingNews>) => {
      const news = event.data;
      if (news.kind === 'progress') progress(news.read);
      else if (news.kind === 'staged') end({ row: news.row });
      else end({ refusal: news.message, isForOwner: news.isForOwner });
    });
    worker.addEventListener('error', (event) => end({ refusal: event.message, isForOwner: false }));
    worker.postMessage(request, []);
  });
}

/** Applies a staged import and clears it. */
export async function bringIn(
  store: ReadableStore,
  operation: string,
  row: ImportRow,
  except: readonly number[],
  progress: (done: number) => void,
): Promise<Answer<BroughtIn>> {
  const asked = askLibrary.bringIn({ operation, import: row.id, except: [...except] });
  const answer = await followCourse(operation, asked, progress);
  if (answer.ok) await forget(store, row);
  return answer;
}

/** Clears what was staged and is not wanted. */
export async function forget(store: ReadableStore, row: ImportRow): Promise<void> {
  await store.use((db) => discard(db, row.id));
}
