/**
 * The last failures, kept on this machine for the reader's own report: where and of what kind. A failure's own words may
 * hold words of a paper; they are kept apart, so that a report carries them only when the reader says so.
 */
import { browser } from 'wxt/browser';

const KEY = 'errors';
const MOST = 20;
const LONGEST = 300;

export interface LoggedError {
  /** ms since 1970. */
  at: number;
  /** What was being done: a question on the wire, "background". */
  where: string;
  /** The failure's word, or the error's name. */
  kind: string;
  /** Its own words. */
  message: string;
}

function parse(value: unknown): LoggedError[] {
  if (!Array.isArray(value)) return [];
  return value.slice(-MOST).flatMap((each: Partial<LoggedError> | null) => {
    if (typeof each?.at !== 'number') return [];
    const text = (field: unknown) => (typeof field === 'string' ? field.slice(0, LONGEST) : '');
    return [{ at: each.at, where: text(each.where), kind: text(each.kind), message: text(each.message) }];
  });
}

/** Oldest first. */
export async function readErrors(): Promise<LoggedError[]> {
  return parse((await browser.storage.local.get(KEY))[KEY]);
}

export async function forgetErrors(): Promise<void> {
  await browser.storage.local.remove(KEY);
}

let writing: Promise<void> = Promise.resolve();

/** Keeps one more; never fails itself. */
export function logError(where: string, kind: string, message: string): void {
  const error: LoggedError = { at: Date.now(), where, kind, message: message.slice(0, LONGEST) };
  writing = writing
    .then(async () => {
      const errors = [...(await readErrors()), error].slice(-MOST);
      await browser.storage.local.set({ [KEY]: errors });
    })
    .catch(() => undefined);
}
