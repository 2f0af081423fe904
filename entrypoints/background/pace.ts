/** Counts what is done for each tab over the last minute, and refuses what is more than a reader does. */
export class Pace {
  readonly #most: number;
  readonly #times = new Map<number, number[]>();

  constructor(most: number) {
    this.#most = most;
  }

  allows(tab: number, now: number = Date.now()): boolean {
    const recent = (this.#times.get(tab) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= this.#most) return false;
    recent.push(now);
    this.#times.set(tab, recent);
    return true;
  }
}
