/** `readtext`: a pasted page, CV, reference list or feed a line, its papers out, as `read` prints them. */
import { readPasted } from '../../lib/sites/pasted/index.ts';
import { paperOf } from './answer.ts';
import { textField } from './verb.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => {
    const { papers, guesses } = readPasted(textField(line, 'text'));
    return {
      site: null,
      kind: papers.length > 0 ? 'listing' : null,
      papers: papers.map(paperOf),
      guesses: guesses.map(paperOf),
    };
  },
};
