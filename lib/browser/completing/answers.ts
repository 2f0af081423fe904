/**
 * What the reader answered when asked whether the papers kept from a site may be completed from its own pages: for each
 * site by itself, in `storage.local`, changed in options.
 */
import { setting } from '../settings/setting.ts';

/** "ask": not asked yet. */
export type CompletingAnswer = 'ask' | 'always' | 'off';

/** The answers by site; a site that is not in it was not asked about. */
export type CompletingAnswers = { [site: string]: CompletingAnswer | undefined };

export const completingAnswers = setting<CompletingAnswers>('completing', (stored) => {
  const given = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return Object.fromEntries(given.filter(([, answer]) => answer === 'always' || answer === 'off'));
});

export async function answerOf(site: string): Promise<CompletingAnswer> {
  return (await completingAnswers.read())[site] ?? 'ask';
}

export async function writeAnswer(site: string, answer: 'always' | 'off'): Promise<void> {
  await completingAnswers.write({ ...(await completingAnswers.read()), [site]: answer });
}
