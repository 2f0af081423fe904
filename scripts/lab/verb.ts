/** What a verb of the lab is. */
import type { Readable } from 'node:stream';

export interface LabOptions {
  from?: string | undefined;
  to?: string | undefined;
  each?: boolean | undefined;
}

/** One parsed line in, one value out; may throw, which becomes `{"error"}`. */
export type Answer = (line: Record<string, unknown>) => unknown;

export interface Verb {
  open(options: LabOptions): Answer | Promise<Answer>;
  /** A verb that takes one whole file on standard input rather than lines; answers its exit status. */
  whole?(options: LabOptions, input: Readable): Promise<number>;
}

/** The named field as text, or an error that names it. */
export function textField(line: Record<string, unknown>, name: string): string {
  const value = line[name];
  if (typeof value !== 'string') throw new Error(`"${name}" must be a text`);
  return value;
}
