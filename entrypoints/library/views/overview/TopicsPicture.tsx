import { useState } from 'preact/hooks';
import { Button } from '../../../../components/Button.tsx';
import { useWords } from '../../../../components/words.ts';
import type { Figures, Series } from '../../../../lib/library/pictures/figures.ts';
import { ALL_PAPERS, withFilter } from '../../question.ts';
import { useLibrary } from '../../use-library.ts';
import { Picture } from './Picture.tsx';
import { Strips, StripTable, type Strip } from './Strips.tsx';
import styles from './Overview.module.css';

const KINDS = ['topics', 'tags', 'subjects'] as const;
type Kind = (typeof KINDS)[number];
/** One line tells nothing of how the lines shift. */
const FEWEST = 2;

/** What the papers are about, over time: regions of the map, the reader's tags, or the subjects that sources give. */
export function TopicsPicture({ figures, topics }: { figures: Figures; topics: readonly Series[] }) {
  const { say } = useWords();
  const { show } = useLibrary();
  const [wish, setWish] = useState<Kind>('topics');
  const series: Record<Kind, readonly Series[]> = {
    topics,
    tags: figures.tags,
    subjects: figures.subjects,
  };
  const kinds = KINDS.filter((kind) => series[kind].length >= FEWEST);
  const kind = kinds.includes(wish) ? wish : kinds[0];
  if (!kind) return null;
  const find = (name: string) =>
    kind === 'tags'
      ? show({ ...ALL_PAPERS, filters: withFilter({}, { kind: 'tag', value: name }) })
      : show({ ...ALL_PAPERS, text: `"${name.replaceAll('"', '')}"` });
  const strips = series[kind].map(({ name, counts, total }): Strip => ({
    id: name,
    name,
    counts,
    total,
    // Subjects are kept with a paper and not searched.
    onPress: kind === 'subjects' ? undefined : () => find(name),
  }));
  const title = say('topics_title');
  return (
    <Picture
      name="topics"
      isWide
      title={title}
      data={{ 'data-kind': kind, 'data-count': strips.length }}
      summary={
        <>
          {say(figures.periods.kind === 'week' ? 'topics_by_week' : 'topics_by_month')}
          {kinds.length > 1 && (
            <span class={styles['choice']} role="group" aria-label={title}>
              {kinds.map((each) => (
                <Button
                  key={each}
                  action={`show-${each}`}
                  isPressed={each === kind}
                  onPress={() => setWish(each)}
                >
                  {say(`topics_${each}`)}
                </Button>
              ))}
            </span>
          )}
        </>
      }
      list={<StripTable title={title} periods={figures.periods} strips={strips} />}
    >
      <Strips
        form="hills"
        label={`${title}: ${strips.map(({ name }) => name).join(' · ')}`}
        periods={figures.periods}
        strips={strips}
      />
    </Picture>
  );
}
