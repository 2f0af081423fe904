/** Failures as the reader should hear them: short beside a paper, whole once. */
import { say, type WordKey } from '../../lib/browser/words/words.ts';
import type { Answer, WireFailure } from '../../lib/wire/answer.ts';

/** A failure in the few words that a rail has room for. */
const SHORT_WORDS: { [error in WireFailure]?: WordKey } = {
  'no-storage': 'cannot_save_no_storage',
  'no-space': 'cannot_save_no_space',
  refused: 'cannot_save_not_allowed',
};

export function shortWords(error: WireFailure): string {
  return say(SHORT_WORDS[error] ?? 'cannot_save');
}

/** A failure as the reader should hear it, with what to do. */
export function failureWords(answer: Extract<Answer<never>, { ok: false }>): string {
  switch (answer.error) {
    case 'orphaned':
      return say('reload_this_page');
    case 'no-storage':
      return say('no_storage');
    case 'no-space':
      return say('no_space');
    case 'newer':
      return say('newer_library');
    case 'blocked':
      return say('library_blocked');
    case 'damaged':
      return say('library_damaged');
    case 'too-many':
      return say('too_many');
    case 'changed-since':
      return say('changed_since');
    // An honest page is refused when the reader has taken the site's permission back while it stood open.
    case 'refused':
      return say('site_not_allowed');
    default:
      return say('not_saved');
  }
}
