/** The key terms of one abstract: kept where they were once found, else looked for in a worker. */
import { useEffect, useState } from 'preact/hooks';
import { termsOf } from '../../../lib/browser/pages/terms.ts';
import type { ReadableStore } from '../../../lib/library/database/store.ts';
import { textKey } from '../../../lib/text/canonical-text.ts';

/** As they stand in the text, best first. */
export function useTerms(store: ReadableStore, text: string): readonly string[] {
  const [terms, setTerms] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    const key = textKey(text);
    const look = async () => {
      const row = await store.use((db) => db.skims.get(key)).catch(() => undefined);
      const found = row?.terms ?? (await termsOf(text));
      if (isWanted) setTerms(found.map((term) => term.text));
      // The row itself is written when the sentences are; terms join it.
      if (row && !row.terms) await store.use((db) => db.skims.update(key, { terms: found })).catch(() => 0);
    };
    setTerms([]);
    void look();
    return () => {
      isWanted = false;
    };
  }, [store, text]);
  return terms;
}
