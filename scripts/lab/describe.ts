/** `describe`: a text and a stretch of it in, the W3C selectors and the snapshot that a mark stores out. */
import { describe } from '../../lib/anchor/describe.ts';
import { textField, type Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => {
    const text = textField(line, 'text');
    return describe(text, offsetField(line, 'start', text), offsetField(line, 'end', text));
  },
};

/** The named field as an offset into a text (UTF-16 units), or an error that names it. */
export function offsetField(line: Record<string, unknown>, name: string, text: string): number {
  const value = line[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > text.length) {
    throw new Error(`"${name}" must be an offset into the text`);
  }
  return value;
}
