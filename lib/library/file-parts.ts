/**
 * A file in the making: what is written is encoded into one buffer, and handed to the browser whenever that is full. A
 * Blob of Blobs is kept on disk by the browser, so that memory does not grow with the file; and bytes go there in half
 * the time that text takes, which the browser would encode on the way.
 */

/** Bytes that are gathered before they are handed on. */
const PART = 2_000_000;
/** The most bytes that one UTF-16 unit becomes. */
const WIDEST = 3;

export class FileParts {
  readonly #blobs: Blob[] = [];
  readonly #buffer = new Uint8Array(PART);
  readonly #encoder = new TextEncoder();
  #used = 0;

  /** Answers whether a part was handed on. */
  add(chunk: string | Uint8Array<ArrayBuffer>): boolean {
    const parts = this.#blobs.length;
    if (typeof chunk === 'string') this.#addText(chunk);
    else this.#addBytes(chunk);
    return this.#blobs.length > parts;
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
    if (PART - this.#used < bytes) this.#handOn();
  }

  #handOn(): void {
    if (this.#used === 0) return;
    this.#blobs.push(new Blob([this.#buffer.subarray(0, this.#used)]));
    this.#used = 0;
  }

  /** All that was added. */
  file(type: string): Blob {
    this.#handOn();
    return new Blob(this.#blobs, { type });
  }
}
