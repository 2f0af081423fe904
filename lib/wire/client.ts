/**
 * The asking end of a protocol. A service worker may be stopped between the question and the answer; the question is
 * then asked again, with the same operation id, so that an action is done once whatever happened to the first try.
 */
import { randomId } from '../paper/random-id.ts';
import { failure, type Answer, type Call } from './answer.ts';

type Method<P> = {
  [K in keyof P]: P[K] extends (payload: infer I) => infer O ? (payload: I) => Promise<Answer<O>> : never;
};

/** How a message leaves this context: `runtime.sendMessage`, or `tabs.sendMessage` to one tab. */
export type Send = (call: Call) => Promise<unknown>;

/** Waits before asking again, in ms: a stopped worker is back within 24–78 ms, on a busy machine within some hundred. */
const RETRIES = [30, 60, 120, 240, 480];

const isInterrupted = (message: string): boolean =>
  /message (?:channel|port) closed|Receiving end does not exist|Could not establish connection|back\/forward cache|Promised response/i.test(
    message,
  );

/** What Chromium says to a worker that asks it for something while it is being stopped, and what that worker then answers. */
const STOPPING = 'No SW';

const isOrphaned = (message: string): boolean =>
  /context invalidated|Extension context|disconnected port/i.test(message);

/** A typed caller: `ask.greet({...})` answers `{ok, value}` or `{error, message}`, and never throws. */
export function createClient<P extends object>(
  to: Call['to'],
  send: Send,
  retries: readonly number[] = RETRIES,
): Method<P> {
  return new Proxy(Object.create(null) as Method<P>, {
    get: (_target, method) =>
      // A proxy that answers every name looks like a promise to `await`: it must not have a `then`.
      typeof method === 'symbol' || method === 'then'
        ? undefined
        : (payload: unknown) => ask(send, { to, method, payload }, retries),
  });
}

async function ask(send: Send, call: Call, retries: readonly number[]): Promise<Answer<never>> {
  for (let attempt = 0; ; attempt++) {
    let message: string;
    try {
      const answer = (await send(call)) as Answer<never> | undefined;
      if (
        answer &&
        typeof answer === 'object' &&
        'ok' in answer &&
        (answer.ok || answer.message !== STOPPING)
      )
        return answer;
      message = 'Could not establish connection';
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
      if (isOrphaned(message)) return failure('orphaned', message);
      if (!isInterrupted(message)) return failure('failed', message);
    }
    const wait = retries[attempt];
    if (wait === undefined) return failure('failed', message);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** A fresh id for one action of the reader's. */
export function newOperation(): string {
  return randomId();
}
