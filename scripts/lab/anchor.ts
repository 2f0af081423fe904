/** `anchor`: a mark on one text and another text in, where the mark stands in it (or that it is an orphan) out. */
import { anchor } from '../../lib/anchor/anchor.ts';
import { offsetField } from './describe.ts';
import { textField, type Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => {
    const stored = line.stored;
    if (typeof stored !== 'object' || stored === null)
      throw new Error('"stored" must be {"text", "start", "end"}');
    const fields = stored as Record<string, unknown>;
    const text = textField(fields, 'text');
    const start = offsetField(fields, 'start', text);
    const end = offsetField(fields, 'end', text);
    if (start > end) throw new Error('"start" must not be after "end"');
    return anchor({ text, start, end }, textField(line, 'text'));
  },
};
