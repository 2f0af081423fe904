/** How far an action in the background is, for who looks on. */
import type { Answer } from '../../wire/answer.ts';
import { askLibrary } from './library-client.ts';

/** Between two questions, in ms: often enough to be seen, and to keep a service worker awake. */
const PACE = 400;

/**
 * The answer of an action that was asked for; until then `tell` is told now and then how far it is, 0..1. What is done
 * within the first pace is told nothing of.
 */
export async function followCourse<T>(
  operation: string,
  asked: Promise<Answer<T>>,
  tell: (done: number) => void,
): Promise<Answer<T>> {
  let isAnswered = false;
  const watch = setInterval(() => {
    void askLibrary.howFar({ of: operation }).then((answer) => {
      if (!isAnswered && answer.ok && answer.value.done !== null) tell(answer.value.done);
    });
  }, PACE);
  try {
    return await asked;
  } finally {
    isAnswered = true;
    clearInterval(watch);
  }
}
