/** `same`: whether two records are one work. */
import { decide } from '../../lib/works/decide.ts';
import { recordOf } from '../../lib/works/loose.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => {
    const { same, p, why, relation } = decide(recordOf(line['a']), recordOf(line['b']));
    return { same, p, why, relation };
  },
};
