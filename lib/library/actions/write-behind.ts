/**
 * Writing behind, inside one transaction: while the browser's database process writes some rows, the next are read and
 * made ready. What is asked of the database later finds them written, since it answers in order.
 */
import { Dexie } from 'dexie';

export class WriteBehind {
  #last: PromiseLike<unknown> | undefined;

  /** Takes a writing that has begun; resolves when the one before it is done. Throws what failed there. */
  async take(writing: PromiseLike<unknown>): Promise<void> {
    const before = this.#last;
    // A failure is thrown where it is waited for.
    writing.then(undefined, () => undefined);
    this.#last = writing;
    // By the engine's own promise, even of nothing: who waits for some others in a row finds itself outside of its transaction.
    await Dexie.Promise.resolve(before);
  }

  /** Waits until all is written; throws what failed. */
  async settle(): Promise<void> {
    const last = this.#last;
    this.#last = undefined;
    await Dexie.Promise.resolve(last);
  }
}
