/** The actions that a page of ours waits for and that take their time: how far each is, and a way to end it. */
import { useMemo, useState } from 'preact/hooks';
import { followCourse } from '../../lib/browser/pages/follow-course.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import type { Answer } from '../../lib/wire/answer.ts';

/** An action that takes its time, as one on a whole library does. */
export interface UnderWay {
  operation: string;
  /** 0..1. */
  done: number;
  /** The reader wants it to end. */
  isStopping: boolean;
}

export interface Waiting {
  /** The answer of an action that was asked for; it is under way until then, once it takes its time. */
  waitFor<T>(operation: string, asked: Promise<Answer<T>>): Promise<Answer<T>>;
  /** Ends an action that is under way, without a trace. */
  stop(operation: string): void;
}

/** The actions under way, in the order in which they were asked for, and what adds to them: always the same functions. */
export function useUnderWay(): [readonly UnderWay[], Waiting] {
  const [underWay, follow] = useState<readonly UnderWay[]>([]);
  const waiting = useMemo((): Waiting => {
    const reach = (operation: string, done: number) =>
      follow((now) =>
        now.some((each) => each.operation === operation)
          ? now.map((each) => (each.operation === operation ? { ...each, done } : each))
          : [...now, { operation, done, isStopping: false }],
      );
    return {
      async waitFor(operation, asked) {
        const answer = await followCourse(operation, asked, (done) => reach(operation, done));
        follow((now) => now.filter((each) => each.operation !== operation));
        return answer;
      },
      stop(operation) {
        void askLibrary.stop({ of: operation });
        follow((now) =>
          now.map((each) => (each.operation === operation ? { ...each, isStopping: true } : each)),
        );
      },
    };
  }, []);
  return [underWay, waiting];
}
