import { Button } from '../../../components/Button.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { MenuItem } from '../../../components/Menu.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import { MARK_COLOURS, type MarkColour } from '../../../lib/paper/rows.ts';
import { NameField } from '../NameField.tsx';
import type { Filter } from '../question.ts';
import { useLibrary } from '../use-library.ts';
import { ExportFound } from './ExportFound.tsx';
import { Group, Shelf, ShelfMenu } from './Shelf.tsx';
import styles from './Shelves.module.css';

export interface FacetProps {
  isOn(filter: Filter): boolean;
  onToggle(filter: Filter): void;
}

/** The library's tags: each narrows the list, and is renamed, merged, coloured, exported and deleted from its menu. */
export function Tags({ isOn, onToggle }: FacetProps) {
  const { say } = useWords();
  const { facets, tagColours } = useLibrary();
  if (!facets || facets.tags.length === 0) return null;
  return (
    <Group title={say('tags')}>
      {facets.tags.map(({ value: name, count }) => (
        <Shelf
          key={name}
          action="filter-tag"
          data={{ 'data-tag': name }}
          isOn={isOn({ kind: 'tag', value: name })}
          count={count}
          onPress={() => onToggle({ kind: 'tag', value: name })}
          menu={<TagMenu name={name} names={facets.tags.map(({ value }) => value)} />}
          lead={<i class={styles['swatch']} data-colour={tagColours.get(name)} />}
        >
          {name}
        </Shelf>
      ))}
    </Group>
  );
}

function TagMenu({ name, names }: { name: string; names: readonly string[] }) {
  const { say, sayCount } = useWords();
  const { actions, tagColours } = useLibrary();
  const colour = tagColours.get(name) ?? null;
  const paint = (next: MarkColour | null) =>
    void actions.run((operation) => askLibrary.colourTag({ operation, name, colour: next }));
  return (
    <ShelfMenu label={say('edit_tag', name)} action="edit-tag">
      {(close) => (
        <>
          <NameField
            label={say('tag_name')}
            value={name}
            button={say('rename')}
            action="rename-tag"
            onGive={async (next) => {
              if (next === name) return close();
              // Another tag of the same letters is that tag.
              const to =
                names.find(
                  (each) => each !== name && each.toLocaleLowerCase() === next.toLocaleLowerCase(),
                ) ?? next;
              const isMerge = names.includes(to) && to !== name;
              const isDone = await actions.run(
                (operation) => askLibrary.renameTag({ operation, from: name, to }),
                () => say(isMerge ? 'tags_merged' : 'tag_renamed', name, to),
              );
              if (isDone) close();
            }}
          />
          <div class={styles['colours']} role="group" aria-label={say('colour')}>
            {[null, ...MARK_COLOURS].map((each) => (
              <Button
                key={each ?? 'none'}
                kind="icon"
                action={`colour-${each ?? 'none'}`}
                label={say(each ? `paint_${each}` : 'paint_none')}
                isPressed={each === colour}
                onPress={() => paint(each)}
              >
                <i class={styles['swatch']} data-colour={each ?? undefined} />
              </Button>
            ))}
          </div>
          <ExportFound filters={{ tags: [name] }} onDone={close} />
          <MenuItem
            action="delete-tag"
            onPress={() => {
              close();
              void actions.run(
                (operation) => askLibrary.deleteTag({ operation, name }),
                ({ papers }) => sayCount('tag_deleted', papers.length, name),
              );
            }}
          >
            <Icon name="trash" />
            {say('delete_tag')}
          </MenuItem>
        </>
      )}
    </ShelfMenu>
  );
}
