/** What was done last from the palette, on this machine: first in the list the next time. */

const KEY = 'palette';
/** More are no help to find one. */
const MOST = 8;

export function recentCommands(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((id): id is string => typeof id === 'string').slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

export function noteCommand(id: string): void {
  const others = recentCommands().filter((each) => each !== id);
  try {
    localStorage.setItem(KEY, JSON.stringify([id, ...others].slice(0, MOST)));
  } catch {
    // No room: the list is in its own order.
  }
}
