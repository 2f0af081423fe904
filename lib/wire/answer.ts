/** Every answer on the wire is a value: nothing is thrown across contexts. */

export type WireFailure =
  | 'no-space'
  | 'no-storage'
  | 'newer'
  | 'blocked'
  | 'damaged'
  | 'changed-since'
  | 'not-found'
  | 'taken'
  | 'stopped'
  | 'invalid'
  | 'failed'
  /** The sender may not ask this. */
  | 'refused'
  /** Too many questions from one document. */
  | 'too-many'
  /** The extension was updated or reloaded: this page must be reloaded. */
  | 'orphaned';

export type Answer<T> = { ok: true; value: T } | { ok: false; error: WireFailure; message: string };

/** A protocol is an interface of methods of one payload; this names one call of it on the wire. */
export interface Call {
  /** Which protocol: a message meant for another listener is left alone. */
  to: 'background' | 'library' | 'page';
  method: string;
  payload: unknown;
}

export function failure(error: WireFailure, message: string): Answer<never> {
  return { ok: false, error, message };
}

export function isCall(message: unknown, to: Call['to']): message is Call {
  if (typeof message !== 'object' || message === null) return false;
  const call = message as Partial<Call>;
  return call.to === to && typeof call.method === 'string';
}
