/** The best so many of any number of hits: a binary heap with the least of them on top. */

/** Whether a ranks below b. */
export type IsBefore = (a: RankedHit, b: RankedHit) => boolean;

export interface RankedHit {
  score: number;
  segment: number;
  paper: number;
}

export class TopHits {
  readonly #heap: RankedHit[] = [];
  readonly #most: number;
  readonly #isBefore: IsBefore;
  /** How many were offered. */
  total = 0;

  /** `isBeforeAtTie`: of two that have the same score; the paper that came earlier unless told. */
  constructor(most: number, isBeforeAtTie: IsBefore = cameEarlier) {
    this.#most = Math.max(1, most);
    this.#isBefore = (a, b) => (a.score === b.score ? isBeforeAtTie(a, b) : a.score < b.score);
  }

  offer(score: number, segment: number, paper: number): void {
    this.total++;
    const heap = this.#heap;
    if (heap.length < this.#most) {
      heap.push({ score, segment, paper });
      this.#up(heap.length - 1);
      return;
    }
    const least = heap[0] as RankedHit;
    // Most hits of a large library go here: nothing is made for them.
    if (score < least.score) return;
    const hit = { score, segment, paper };
    if (!this.#isBefore(least, hit)) return;
    heap[0] = hit;
    this.#down();
  }

  sorted(): RankedHit[] {
    return [...this.#heap].sort((a, b) => (this.#isBefore(a, b) ? 1 : -1));
  }

  #up(from: number): void {
    const heap = this.#heap;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(heap[at] as RankedHit, heap[parent] as RankedHit)) return;
      [heap[at], heap[parent]] = [heap[parent] as RankedHit, heap[at] as RankedHit];
      at = parent;
    }
  }

  #down(): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.#isBefore(heap[child] as RankedHit, heap[least] as RankedHit))
          least = child;
      }
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] as RankedHit, heap[at] as RankedHit];
      at = least;
    }
  }
}

function cameEarlier(a: RankedHit, b: RankedHit): boolean {
  return a.segment !== b.segment ? a.segment < b.segment : a.paper < b.paper;
}
