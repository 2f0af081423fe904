/** Waiting for something to become true, with a deadline and a sentence for when it does not. */

/**
 * Asks `probe` until it answers something other than null, undefined or false, and answers that.
 * Throws after `within` ms with `what` was waited for and what the last answer or error was.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  within = 10_000,
): Promise<T> {
  const end = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    const now = Date.now();
    if (now > end) throw new Error(`after ${within} ms still not: ${what} (last: ${String(last)})`);
    // What takes long may be asked for less often: asking takes time from what is waited for.
    const waited = within - (end - now);
    await new Promise((resolve) => setTimeout(resolve, waited < 500 ? 25 : 100));
  }
}
