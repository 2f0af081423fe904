/** A kept search as a question. */
import * as v from 'valibot';
import { SearchRequestSchema } from '../../../lib/library/finder/protocol.ts';
import type { SearchRow } from '../../../lib/paper/rows.ts';
import { ALL_PAPERS, type Question } from '../question.ts';

/** What a kept row asks; one that is not understood (of another version) asks its words alone. */
export function questionOf({ text, filters, sort }: SearchRow): Question {
  const parsed = v.safeParse(v.pick(SearchRequestSchema, ['text', 'filters', 'sort']), {
    text,
    filters,
    sort,
  });
  return parsed.success ? parsed.output : { ...ALL_PAPERS, text };
}
