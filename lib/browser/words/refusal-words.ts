/** What our own pages say of a change that was not made. */
import type { Answer, WireFailure } from '../../wire/answer.ts';
import { faultWords } from './fault-words.ts';
import { say, type WordKey } from './words.ts';

const REFUSALS: { [error in WireFailure]?: WordKey } = {
  'no-space': 'no_space',
  'no-storage': 'no_storage',
  newer: 'newer_library',
  blocked: 'library_blocked',
  damaged: 'library_damaged',
  'changed-since': 'changed_since',
  'not-found': 'not_there',
  taken: 'name_taken',
  stopped: 'stopped',
  'too-many': 'too_many',
  orphaned: 'reload_this_page',
};

/** Why it was refused and what to do; the library's own sentence where none of ours fits. */
export function refusalWords({ error, message }: Extract<Answer<never>, { ok: false }>): string {
  const key = REFUSALS[error];
  return key ? say(key) : say('not_done', faultWords(message));
}

/** The words of an error that was thrown at us: its own sentence where that is one of ours, else those of its kind. */
export function thrownWords(error: unknown): string {
  const sentence = error instanceof Error ? error.message : String(error);
  const words = faultWords(sentence);
  const key = REFUSALS[(error as { failure?: WireFailure } | null)?.failure ?? 'failed'];
  return key && words === sentence ? say(key) : words;
}
