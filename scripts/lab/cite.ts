/** `cite`: one free-form reference a line, one paper out, as `read` prints papers. */
import { parseCitation } from '../../lib/text/citation/index.ts';
import { paperOf } from './answer.ts';
import { textField } from './verb.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => {
    const citation = parseCitation(textField(line, 'text'));
    if (!citation) throw new Error('no citation found in the text');
    const { confidence, nameConfidence: _, ...record } = citation;
    return paperOf({ record, confidence });
  },
};
