/** The elements that are open while a page is walked. Leaves the walk itself to `lines.ts`. */
import type { Box, Inline } from './lines.ts';

export interface Frame {
  next: Node | null;
  box: Box;
  inline: Inline | null;
  /** The box that this frame opened and closes. */
  opened: Box | null;
  first: Node | null;
  /** Inline children here begin lines of their own; null before the first of them is met. */
  split: boolean | null;
  breakAfter: boolean;
}

/** The elements that are open, each used again for the next one at its depth: a page opens thousands. */
export class Frames {
  readonly #frames: Frame[] = [];
  #depth = 0;

  get top(): Frame | undefined {
    return this.#depth > 0 ? this.#frames[this.#depth - 1] : undefined;
  }

  open(
    first: Node | null,
    box: Box,
    inline: Inline | null,
    opened: Box | null,
    split: boolean | null,
    breakAfter: boolean,
  ): void {
    const frame = this.#frames[this.#depth];
    this.#depth++;
    if (!frame) {
      this.#frames.push({ next: first, first, box, inline, opened, split, breakAfter });
      return;
    }
    frame.next = frame.first = first;
    frame.box = box;
    frame.inline = inline;
    frame.opened = opened;
    frame.split = split;
    frame.breakAfter = breakAfter;
  }

  close(): void {
    this.#depth--;
  }
}
