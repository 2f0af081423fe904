import { Icon } from '../../../components/Icon.tsx';
import { MenuItem } from '../../../components/Menu.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import type { SearchRow } from '../../../lib/paper/rows.ts';
import { NameField } from '../NameField.tsx';
import type { Question } from '../question.ts';
import { useLibrary } from '../use-library.ts';
import { questionOf } from './kept-question.ts';
import { ExportFound } from './ExportFound.tsx';
import { Group, Shelf, ShelfMenu } from './Shelf.tsx';

export interface SavedSearchesProps {
  searches: readonly SearchRow[];
  question: Question;
  onChange(question: Question): void;
}

/** The questions that the reader kept. */
export function SavedSearches({ searches, question, onChange }: SavedSearchesProps) {
  const { say } = useWords();
  const { actions } = useLibrary();
  const asked = JSON.stringify(question);
  return (
    <Group title={say('saved_searches')}>
      {searches.map((row) => {
        const kept = questionOf(row);
        const { id, name } = row;
        return (
          <Shelf
            key={id}
            action="ask-search"
            data={{ 'data-search': name }}
            isOn={JSON.stringify(kept) === asked}
            onPress={() => onChange(kept)}
            menu={
              <ShelfMenu label={say('edit_search', name)} action="edit-search">
                {(close) => (
                  <>
                    <NameField
                      label={say('search_name')}
                      value={name}
                      button={say('rename')}
                      action="rename-search"
                      onGive={async (next) => {
                        const isDone =
                          next === name ||
                          (await actions.run((operation) =>
                            askLibrary.renameSearch({ operation, id, name: next }),
                          ));
                        if (isDone) close();
                      }}
                    />
                    <ExportFound filters={kept.filters} text={kept.text} onDone={close} />
                    <MenuItem
                      action="delete-search"
                      onPress={() => {
                        close();
                        void actions.run(
                          (operation) => askLibrary.deleteSearch({ operation, id }),
                          () => say('search_deleted', name),
                        );
                      }}
                    >
                      <Icon name="trash" />
                      {say('delete_search')}
                    </MenuItem>
                  </>
                )}
              </ShelfMenu>
            }
          >
            {name}
          </Shelf>
        );
      })}
    </Group>
  );
}
