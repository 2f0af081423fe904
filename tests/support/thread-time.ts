/** Time that this thread ran: other threads and a busy machine do not count, and neither does waiting. */

/** In ms, the least of so many runs: the first may compile, and any may meet a collection of garbage. */
export function leastTime(runs: number, work: () => unknown): number {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
