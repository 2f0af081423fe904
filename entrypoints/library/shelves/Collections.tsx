import { Icon } from '../../../components/Icon.tsx';
import { Menu, MenuItem } from '../../../components/Menu.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import { NameField } from '../NameField.tsx';
import { treeOf, type CollectionPlace } from '../pickers.tsx';
import { useLibrary } from '../use-library.ts';
import { ExportFound } from './ExportFound.tsx';
import { Group, Shelf, ShelfMenu } from './Shelf.tsx';
import type { FacetProps } from './Tags.tsx';
import styles from './Shelves.module.css';

/** The collections as the tree they are: each narrows the list, and is changed from its menu. */
export function Collections({ isOn, onToggle }: FacetProps) {
  const { say } = useWords();
  const { actions, collections, facets } = useLibrary();
  const places = treeOf(collections);
  const counts = new Map(facets?.collections.map((one) => [one.value, one]));
  return (
    <Group
      title={say('collections')}
      actions={
        <Menu
          kind="icon"
          label={say('new_collection')}
          action="new-collection"
          title={say('new_collection')}
          role="dialog"
          face={<Icon name="plus" />}
        >
          {(close) => (
            <NameField
              label={say('collection_name')}
              value=""
              button={say('create')}
              onGive={async (name) => {
                if (await actions.run((operation) => askLibrary.addCollection({ operation, name }))) close();
              }}
            />
          )}
        </Menu>
      }
    >
      {places.map((place) => (
        <Shelf
          key={place.row.id}
          action="filter-collection"
          data={{ 'data-collection': place.row.name }}
          depth={place.depth}
          isOn={isOn({ kind: 'collection', value: place.row.id })}
          count={counts.get(place.row.id)?.count ?? 0}
          own={counts.get(place.row.id)?.own ?? 0}
          onPress={() => onToggle({ kind: 'collection', value: place.row.id })}
          menu={<CollectionMenu place={place} places={places} />}
        >
          {place.row.name}
        </Shelf>
      ))}
    </Group>
  );
}

function CollectionMenu({
  place: { row },
  places,
}: {
  place: CollectionPlace;
  places: readonly CollectionPlace[];
}) {
  const { say } = useWords();
  const { actions } = useLibrary();
  const { id, name, parent } = row;
  const inside = insideOf(places, id);
  return (
    <ShelfMenu label={say('edit_collection', name)} action="edit-collection">
      {(close) => (
        <>
          <NameField
            label={say('collection_name')}
            value={name}
            button={say('rename')}
            action="rename-collection"
            onGive={async (next) => {
              const isDone =
                next === name ||
                (await actions.run((operation) =>
                  askLibrary.renameCollection({ operation, id, name: next }),
                ));
              if (isDone) close();
            }}
          />
          <NameField
            label={say('new_inside')}
            value=""
            button={say('create')}
            action="add-inside"
            onGive={async (next) => {
              if (
                await actions.run((operation) =>
                  askLibrary.addCollection({ operation, name: next, parent: id }),
                )
              )
                close();
            }}
          />
          <label class={styles['move']}>
            {say('move_to')}
            <select
              value={parent ?? ''}
              data-action="move-collection"
              onChange={(event) => {
                const to = event.currentTarget.value;
                close();
                void actions.run(
                  (operation) => askLibrary.moveCollection({ operation, id, parent: to === '' ? null : to }),
                  () => say('collection_moved', name),
                );
              }}
            >
              <option value="">{say('top_level')}</option>
              {places
                .filter((other) => !inside.has(other.row.id))
                .map((other) => (
                  <option key={other.row.id} value={other.row.id}>
                    {`${'\u2003'.repeat(other.depth)}${other.row.name}`}
                  </option>
                ))}
            </select>
          </label>
          <ExportFound filters={{ collection: id }} onDone={close} />
          <MenuItem
            action="delete-collection"
            onPress={() => {
              close();
              void actions.run(
                (operation) => askLibrary.deleteCollection({ operation, id }),
                () => say('collection_deleted', name),
              );
            }}
          >
            <Icon name="trash" />
            {say('delete_collection')}
          </MenuItem>
        </>
      )}
    </ShelfMenu>
  );
}

/** A collection and all that is inside it: none of these can hold it. */
function insideOf(places: readonly CollectionPlace[], id: string): ReadonlySet<string> {
  const inside = new Set([id]);
  // In the order of the tree, what holds comes before what it holds.
  for (const { row } of places) if (row.parent !== undefined && inside.has(row.parent)) inside.add(row.id);
  return inside;
}
