/** Every paper that a question finds, for actions on all of them. */
import type { SearchClient } from '../../lib/library/finder/client.ts';
import { MOST_WINDOW } from '../../lib/library/finder/protocol.ts';
import type { Question } from './question.ts';

export async function allIds(searcher: SearchClient, question: Question): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const answer = await searcher.ask({
      ...question,
      offset: ids.length,
      limit: MOST_WINDOW,
      withFacets: false,
    });
    ids.push(...answer.ids);
    if (answer.ids.length === 0 || ids.length >= answer.total) return [...new Set(ids)];
  }
}
