import { useLayoutEffect, useState } from 'preact/hooks';

/** A setting as it is now, whoever changes it; null until it is read. */
export function useSetting<T>(setting: {
  read(): Promise<T>;
  watch(take: (value: T) => void, signal: AbortSignal): void;
}): T | null {
  const [value, setValue] = useState<T | null>(null);
  useLayoutEffect(() => {
    const over = new AbortController();
    const take = (now: T) => !over.signal.aborted && setValue(now);
    setting.watch(take, over.signal);
    void setting.read().then(take);
    return () => over.abort();
  }, [setting]);
  return value;
}
