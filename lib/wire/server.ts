/**
 * The answering end of a protocol: checks who asks, parses what is asked, answers a value. The gate and the schemas
 * are handed in, so that no method can be added without them.
 */
import * as v from 'valibot';
import { failure, isCall, type Answer, type Call, type WireFailure } from './answer.ts';

export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined; incognito?: boolean | undefined; url?: string | undefined } | undefined;
}

export type Handlers<P> = {
  [K in keyof P]: P[K] extends (payload: infer I) => infer O
    ? { schema: v.GenericSchema<unknown, I>; handle(payload: I, sender: Sender): Promise<O> | O }
    : never;
};

/** Throw this from a handler to answer a failure in its own word. */
export class Refusal extends Error {
  readonly failure: WireFailure;
  constructor(kind: WireFailure, message: string) {
    super(message);
    this.failure = kind;
  }
}

/**
 * Answers one message, or null when it is not for this protocol. `admit` says why a sender may not ask, or null.
 * Never rejects.
 */
export function serve<P extends object>(
  to: Call['to'],
  handlers: Handlers<P>,
  admit: (sender: Sender, method: string) => string | null | Promise<string | null>,
  onFailure: (method: string, kind: WireFailure, message: string) => void = () => undefined,
): (message: unknown, sender: Sender) => Promise<Answer<unknown>> | null {
  const table = new Map<
    string,
    { schema: v.GenericSchema<unknown, unknown>; handle: (p: never, s: Sender) => unknown }
  >(Object.entries(handlers) as never);
  return (message, sender) => {
    if (!isCall(message, to)) return null;
    return answer(message, sender);
  };

  async function answer(call: Call, sender: Sender): Promise<Answer<unknown>> {
    const why = await admit(sender, call.method);
    if (why) return failure('refused', why);
    const method = table.get(call.method);
    if (!method) return failure('refused', 'There is no such question.');
    const parsed = v.safeParse(method.schema, call.payload);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      return failure('invalid', `${v.getDotPath(issue) ?? 'payload'}: ${issue.message}`);
    }
    try {
      return { ok: true, value: (await method.handle(parsed.output as never, sender)) ?? null };
    } catch (error) {
      const kind = (error as { failure?: WireFailure }).failure ?? 'failed';
      const message = error instanceof Error ? error.message : String(error);
      onFailure(call.method, kind, message);
      return failure(kind, message);
    }
  }
}
