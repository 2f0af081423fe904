/** `split`: a text in, the offsets of its sentences out. */
import { splitSentences } from '../../lib/text/sentences.ts';
import { textField, type Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => ({ sentences: splitSentences(textField(line, 'text')) }),
};
