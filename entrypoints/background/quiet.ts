/** Work that nobody waits for gives way to whoever asks for something: it goes on when they have paused. */

/** ms without a question. */
const PAUSE = 2_000;

export class Quiet {
  #until = -Infinity;

  /** Somebody asks for something. */
  note(): void {
    this.#until = performance.now() + PAUSE;
  }

  /** Resolves at once where nobody has asked for anything lately. */
  async wait(): Promise<void> {
    for (;;) {
      const left = this.#until - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}

/** ms that an alarm may come after its time; the browser's own are some seconds late. */
const LATE = 60_000;

/** It was due while the browser was closed or the machine asleep: whoever started either has just sat down. */
export function isLate({ scheduledTime }: { scheduledTime: number }, now: number = Date.now()): boolean {
  return now - scheduledTime > LATE;
}
