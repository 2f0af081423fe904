/** What a page's rails, marks and inks are told by its session. */
import type { CompletingQuestion } from '../../lib/wire/content.ts';
import type { Place } from './places.ts';

export interface SessionViews {
  /** New places on the page, in page order. */
  added?(places: readonly Place[]): void;
  /** What is known of these places changed, or an action on them began or ended. */
  changed?(places: readonly Place[]): void;
  /** These places are on the page no more. */
  removed?(places: readonly Place[]): void;
  /** Something could not be done: why, and what to do, in words. */
  failed?(words: string): void;
  /** A paper was kept that its site's own page would complete, and the reader was never asked. */
  asked?(question: CompletingQuestion, paper: string): void;
}
