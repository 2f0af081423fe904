import { TagRow } from '../../../components/TagRow.tsx';
import { useLibrary } from '../use-library.ts';
import type { SectionProps } from './sections.ts';

/** The paper's tags. */
export function Tags({ details: { paper } }: SectionProps) {
  const { actions } = useLibrary();
  return <TagRow tags={paper.tags} onChange={(tags) => void actions.setTags(paper.id, tags)} />;
}
