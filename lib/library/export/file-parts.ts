/**
 * A file in the making: what is written is encoded into one buffer, which goes where the file is written whenever it is
 * full.
 */
import type { ExportPlace } from './export-place.ts';

/** Bytes that are gathered before they are handed on. */
const PART = 2_000_000;
/** The most bytes that one UTF-16 unit becomes. */
const WIDEST = 3;

export class FileParts {
  readonly #place: Pick<ExportPlace, 'write'>;
  readonly #buffer = new Uint8Array(PART);
  readonly #encoder = new TextEncoder();
  #used = 0;
  #parts = 0;

  constructor(place: Pick<ExportPlace, 'write'>) {
    this.#place = place;
  }

  /** Answers whether a part was handed on. */
  add(chunk: string | Uint8Array<ArrayBuffer>): boolean {
    const parts = this.#parts;
    if (typeof chunk === 'string') this.#addText(chunk);
    else this.#addBytes(chunk);
    return this.#parts > parts;
  }

  #addText(text: string): void {
    for (let left = text; left !== '';) {
      this.#makeRoom(Math.min(PART, left.length * WIDEST));
      const { read, written } = this.#encoder.encodeInto(left, this.#buffer.subarray(this.#used));
      this.#used += written;
      left = left.slice(read);
    }
  }

  #addBytes(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PART) {
      const piece = bytes.subarray(at, at + PART);
      this.#makeRoom(piece.length);
      this.#buffer.set(piece, this.#used);
      this.#used += piece.length;
    }
  }

  #makeRoom(bytes: number): void {
    if (PART - this.#used < bytes) this.end();
  }

  /** Hands on what is left. */
  end(): void {
    if (this.#used === 0) return;
    this.#place.write(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
    this.#parts++;
  }
}
