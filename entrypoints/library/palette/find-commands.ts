/** Which commands are meant by some words: the likeliest first, what was done lately before the rest. Pure. */
import { matchWords } from '../../../lib/library/search/match-words.ts';

interface Named {
  id: string;
  words: string;
  group: string;
}

export interface FoundCommand<C> {
  command: C;
  /** Where the words stand in the command's own. */
  ranges: readonly (readonly [number, number])[];
}

/** Lines that are worth drawing: more is found by another letter. */
export const MOST_SHOWN = 60;
/** What it counts that it was done lately, and that a word stands in the group's name alone. */
const LATELY = 0.05;
const BY_GROUP = 0.5;

export function findCommands<C extends Named>(
  commands: readonly C[],
  query: string,
  recent: readonly string[],
): FoundCommand<C>[] {
  const isAsked = /\S/.test(query);
  const found = commands.flatMap((command, index) => {
    const own = matchWords(query, command.words);
    const any = own ?? matchWords(query, `${command.words} ${command.group}`);
    if (!any) return [];
    const at = recent.indexOf(command.id);
    const lately = at < 0 ? 0 : isAsked ? LATELY : 1 - at / 100;
    return [{ command, ranges: own?.ranges ?? [], worth: any.score * (own ? 1 : BY_GROUP) + lately, index }];
  });
  return found.toSorted((a, b) => b.worth - a.worth || a.index - b.index).slice(0, MOST_SHOWN);
}
