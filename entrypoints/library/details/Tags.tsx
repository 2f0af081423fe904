import { Icon } from '../../../components/Icon.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { TagRow } from '../../../components/TagRow.tsx';
import { useWords } from '../../../components/words.ts';
import { CollectionPicker, TagPicker } from '../pickers.tsx';
import { ALL_PAPERS } from '../question.ts';
import { useLibrary } from '../use-library.ts';
import type { SectionProps } from './sections.ts';

/** The paper's tags and the collections it is in: each shows what else has it, and is taken off by its cross. */
export function Tags({ details: { paper } }: SectionProps) {
  const { say } = useWords();
  const { actions, show, tagColours, collections } = useLibrary();
  const papers = [paper.id];
  const within = collections.filter(({ id }) => paper.collections.includes(id));
  return (
    <TagRow
      tags={[
        ...paper.tags.map((name) => ({
          key: `tag ${name}`,
          name,
          colour: tagColours.get(name),
          onShow: () => show({ ...ALL_PAPERS, filters: { tags: [name] } }),
          onRemove: () => void actions.tag(papers, [], [name]),
        })),
        ...within.map(({ id, name }) => ({
          key: `collection ${id}`,
          name,
          icon: <Icon name="folder" />,
          onShow: () => show({ ...ALL_PAPERS, filters: { collection: id } }),
          onRemove: () => void actions.file(papers, id, false),
        })),
      ]}
    >
      <Menu action="add-tag" title={say('tags')} role="dialog" face={say('plus_tag')}>
        {() => <TagPicker papers={papers} rows={[paper]} />}
      </Menu>
      <Menu action="add-to-collection" title={say('collections')} role="dialog" face={say('plus_collection')}>
        {() => <CollectionPicker papers={papers} rows={[paper]} />}
      </Menu>
    </TagRow>
  );
}
