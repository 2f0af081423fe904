/** A value that follows the library: given again whenever what it was read from changes. */
import { useEffect, useState } from 'preact/hooks';

interface Observable<T> {
  subscribe(next: (value: T) => void, fail: (error: unknown) => void): { unsubscribe(): void };
}

export type Live<T> =
  { state: 'loading' } | { state: 'failed'; error: unknown } | { state: 'ready'; value: T };

/**
 * `observe` is called again whenever one of `inputs` changes; until it answers, the last value stays, as it does where
 * there is nothing to follow (null).
 */
export function useLive<T>(observe: () => Observable<T> | null, inputs: readonly unknown[]): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  useEffect(() => {
    const subscription = observe()?.subscribe(
      (value) => setLive({ state: 'ready', value }),
      (error) => setLive({ state: 'failed', error }),
    );
    return () => subscription?.unsubscribe();
  }, inputs);
  return live;
}

export function valueOf<T>(live: Live<T>): T | undefined {
  return live.state === 'ready' ? live.value : undefined;
}
