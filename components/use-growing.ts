/** A list that shows its first rows at once and grows as the reader comes near its end. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows that a list begins with: more than a popup shows, fewer than keep its first view waiting. */
const FIRST = 12;
/** Rows that it grows by. */
const STEP = 60;

/** `limit`: rows to show now. `end`: put on an element after the last row. Starts over when one of `inputs` changes. */
export function useGrowing(total: number, inputs: readonly unknown[]) {
  const [limit, setLimit] = useState(FIRST);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => setLimit(FIRST), inputs);
  useEffect(() => {
    const element = end.current;
    if (!element || limit >= total) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setLimit((now) => now + STEP);
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [limit, total]);
  return { limit, end };
}
