/** What tags and collections there are, as something to choose from for some papers. */
import { Picker, type PickerItem } from '../../components/Picker.tsx';
import { useWords } from '../../components/words.ts';
import { askLibrary } from '../../lib/browser/pages/library-client.ts';
import type { CollectionRow, PaperRow } from '../../lib/paper/rows.ts';
import { useLibrary } from './use-library.ts';

export interface PaperPickerProps {
  papers: string[];
  /** Their rows, as far as they are read: what they have already. */
  rows: readonly PaperRow[];
}

/** Whether all, some or none of these rows have something. */
function stateOf(rows: readonly PaperRow[], has: (row: PaperRow) => boolean): boolean | 'mixed' {
  const count = rows.filter(has).length;
  return count === 0 ? false : count === rows.length ? true : 'mixed';
}

export function TagPicker({ papers, rows }: PaperPickerProps) {
  const { say } = useWords();
  const { actions, facets, tagColours } = useLibrary();
  const names = new Set([
    ...rows.flatMap(({ tags }) => tags),
    ...(facets?.tags.map(({ value }) => value) ?? []),
  ]);
  const items = [...names].map((name): PickerItem => ({
    id: name,
    name,
    state: stateOf(rows, ({ tags }) => tags.includes(name)),
    colour: tagColours.get(name),
  }));
  return (
    <Picker
      items={items}
      placeholder={say('add_tag')}
      newLabel={(name) => say('new_tag', name)}
      onToggle={({ name }, isOn) =>
        void (isOn ? actions.tag(papers, [name]) : actions.tag(papers, [], [name]))
      }
      onCreate={(name) => void actions.tag(papers, [name])}
    />
  );
}

export function CollectionPicker({ papers, rows }: PaperPickerProps) {
  const { say, sayCount } = useWords();
  const { actions, collections } = useLibrary();
  const items = treeOf(collections).map(({ row, depth }): PickerItem => ({
    id: row.id,
    name: row.name,
    depth,
    state: stateOf(rows, (paper) => paper.collections.includes(row.id)),
  }));
  return (
    <Picker
      items={items}
      placeholder={say('find_collection')}
      newLabel={(name) => say('new_collection_named', name)}
      onToggle={({ id }, isOn) => void actions.file(papers, id, isOn)}
      onCreate={(name) =>
        void actions.run(
          (operation) => askLibrary.addCollection({ operation, name, papers }),
          () => sayCount('filed_papers', papers.length),
        )
      }
    />
  );
}

export interface CollectionPlace {
  row: CollectionRow;
  depth: number;
}

/** Collections in the order of the tree, each with its depth. What hangs on nothing that is there stands at the top. */
export function treeOf(collections: readonly CollectionRow[]): CollectionPlace[] {
  const known = new Set(collections.map(({ id }) => id));
  const inside = Map.groupBy(collections, ({ parent }) =>
    parent !== undefined && known.has(parent) ? parent : '',
  );
  const places: CollectionPlace[] = [];
  const seen = new Set<string>();
  const walk = (parent: string, depth: number): void => {
    for (const row of inside.get(parent) ?? []) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      places.push({ row, depth });
      walk(row.id, depth + 1);
    }
  };
  walk('', 0);
  return places;
}
