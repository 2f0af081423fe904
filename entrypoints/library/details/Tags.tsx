import { TagRow } from '../../../components/TagRow.tsx';
import { useLibrary } from '../use-library.ts';
import type { SectionProps } from './sections.ts';

/** The paper's tags. */
export function Tags({ details: { paper } }: SectionProps) {
  const { actions } = useLibrary();
  return (
    <TagRow
      tags={paper.tags}
      onAdd={(tag) => void actions.tag([paper.id], [tag])}
      onRemove={(tag) => void actions.tag([paper.id], [], [tag])}
    />
  );
}
