/** The course of one action that may take its time: how far it is, and whether the reader wants it to end. */
import { LibraryError } from '../database/store.ts';

export class Course {
  #done = 0;
  #isStopped = false;

  /** 0..1. */
  get done(): number {
    return this.#done;
  }

  /** Asks the action to end, unless it is complete. */
  stop(): void {
    this.#isStopped = true;
  }

  /**
   * Told by the action between its parts how far it is, 0..1. Throws "stopped" once it is to end: inside of a transaction
   * nothing has changed then.
   */
  reach(done: number): void {
    this.#done = Math.max(this.#done, Math.min(1, done));
    if (this.#isStopped) throw new LibraryError('stopped', 'Stopped; nothing was changed.');
  }
}
