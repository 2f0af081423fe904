/** What was skimmed from some papers' abstracts: read where it is kept, worked out in thin slices where it is not. */
import { useEffect, useState } from 'preact/hooks';
import { loadModel } from '../../../lib/browser/role-model.ts';
import { readSkims, skimVersion, writeSkims, type SkimRow } from '../../../lib/library/texts/skims.ts';
import type { ReadableStore } from '../../../lib/library/database/store.ts';
import { skimText, type SkimmedText } from '../../../lib/skim/skim-text.ts';
import type { RoleModel } from '../../../lib/skim/roles.ts';
import { textKey } from '../../../lib/text/canonical-text.ts';

/** A paper and its abstract's canonical text. */
export interface Skimmable {
  id: string;
  text: string;
}

export interface Skims {
  /** By paper. */
  of: ReadonlyMap<string, SkimmedText>;
  /** Below this probability a role is not asserted. */
  threshold: number;
}

/** ms of work after which the page gets its turn. */
const SLICE = 8;

let model: Promise<RoleModel> | undefined;

const NONE: Skims = { of: new Map(), threshold: 1 };

export function useSkims(store: ReadableStore, papers: readonly Skimmable[]): Skims {
  const [skims, setSkims] = useState<Skims>(NONE);
  const texts = papers.map(({ id, text }) => `${id} ${textKey(text)}`).join(',');
  useEffect(() => {
    let isWanted = true;
    void skimAll(store, papers, (found) => {
      if (isWanted) setSkims(found);
      return isWanted;
    });
    return () => {
      isWanted = false;
    };
  }, [store, texts]);
  return skims;
}

async function skimAll(
  store: ReadableStore,
  papers: readonly Skimmable[],
  show: (skims: Skims) => boolean,
): Promise<void> {
  const loaded = await (model ??= loadModel());
  const version = skimVersion(loaded);
  const keys = papers.map(({ text }) => textKey(text));
  const kept = await store.use((db) => readSkims(db, keys, version)).catch(() => new Map<string, SkimRow>());
  const of = new Map<string, SkimmedText>();
  const fresh: SkimRow[] = [];
  let turn = performance.now();
  for (const [index, { id, text }] of papers.entries()) {
    const key = keys[index] as string;
    const known = kept.get(key)?.skim;
    if (known) {
      of.set(id, known);
      continue;
    }
    const skim = skimText(loaded, text);
    of.set(id, skim);
    fresh.push({ key, version, skim });
    if (performance.now() - turn < SLICE) continue;
    if (!show({ of: new Map(of), threshold: loaded.threshold })) return;
    await new Promise((resolve) => setTimeout(resolve));
    turn = performance.now();
  }
  show({ of, threshold: loaded.threshold });
  if (fresh.length > 0) await store.use((db) => writeSkims(db, fresh)).catch(() => undefined);
}
