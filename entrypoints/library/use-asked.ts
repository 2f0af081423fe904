/** A question in plain words, read while it stands in the search box: what was understood can be seen, edited and refused. */
import { useEffect, useState } from 'preact/hooks';
import { askedIn } from '../../lib/browser/pages/terms.ts';
import { looksAsked } from '../../lib/skim/looks-asked.ts';

/** ms without a key after which a text is read: what is still being typed asks for something else. */
const QUIET = 250;

/** The text in the box's own language, and a way to have the words searched as they stand; null where nothing was understood. */
export function useAsked(text: string): { text: string; refuse(): void } | null {
  const [found, setFound] = useState<{ of: string; text: string } | null>(null);
  const [refused, setRefused] = useState('');
  useEffect(() => {
    if (!looksAsked(text) || text === refused) return undefined;
    let isWanted = true;
    const timer = setTimeout(async () => {
      const read = await askedIn(text, today());
      if (isWanted) setFound(read === null ? null : { of: text, text: read });
    }, QUIET);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text, refused]);
  return found?.of === text && text !== refused ? { text: found.text, refuse: () => setRefused(text) } : null;
}

/** The reader's own day. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
