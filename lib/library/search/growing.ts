/** An array of numbers that grows, kept in one typed array. */
export class Growing {
  #values: Uint32Array;
  length = 0;

  /** Numbers that it holds without growing. */
  get room(): number {
    return this.#values.length;
  }

  constructor(room: number) {
    this.#values = new Uint32Array(Math.max(64, room));
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}
