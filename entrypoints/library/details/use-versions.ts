/** The versions of a paper's abstract, as they come, and what became of its marks in the latest. */
import { useMemo } from 'preact/hooks';
import { useLive, valueOf } from '../../../components/use-live.ts';
import type { WordKey } from '../../../components/words.ts';
import { siteName } from '../../../lib/browser/sites/site-names.ts';
import type { PaperDetails } from '../../../lib/library/reading/reading.ts';
import { abstractsOf, fateOf, latestOf, type Fate } from '../../../lib/library/texts/versions.ts';
import type { ShownAbstract } from '../../../lib/library/texts/abstracts.ts';
import type { MarkRow } from '../../../lib/paper/rows.ts';
import { useLibrary } from '../use-library.ts';

export interface MarkWithFate {
  mark: MarkRow;
  fate: Fate;
}

export interface Versions {
  /** Oldest first. */
  abstracts: readonly ShownAbstract[];
  /** The latest text; undefined where the paper has none. */
  latest: ShownAbstract | undefined;
  text: string | undefined;
  /** Marks on the abstract, in the order of the latest text; orphans last. */
  marks: readonly MarkWithFate[];
}

export function useVersions({ paper, marks, abstract }: PaperDetails): Versions {
  const { store } = useLibrary();
  const live = useLive(() => store.live((db) => abstractsOf(db, paper.id)), [paper.id]);
  const abstracts = valueOf(live);
  const { abstract: shown } = paper.bibliography;
  return useMemo(() => {
    const latest = latestOf(abstracts ?? []) ?? abstract;
    const text = latest?.text ?? shown;
    const own = marks.filter(({ target }) => target.kind === 'abstract');
    const placed = own.map((mark): MarkWithFate => ({ mark, fate: fateOf(mark, text ?? mark.snapshot) }));
    const at = ({ fate }: MarkWithFate) => (fate.kind === 'orphan' ? Infinity : fate.start);
    return {
      abstracts: abstracts ?? [],
      latest,
      text,
      marks: placed.toSorted((one, other) => at(one) - at(other) || one.mark.at - other.mark.at),
    };
  }, [abstracts, abstract, shown, marks]);
}

type Say = (key: WordKey, ...fill: (string | number)[]) => string;

/** "version 2, arXiv", "Hugging Face, 24 July". */
export function versionName(
  { version, source, at }: ShownAbstract,
  say: Say,
  sayDay: (iso: string) => string,
): string {
  const from =
    source === 'import' ? say('from_import') : source === 'reader' ? say('from_reader') : siteName(source);
  return version
    ? say('version_from', say('version_number', version), from)
    : say('version_from', from, sayDay(new Date(at).toISOString().slice(0, 10)));
}
