import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { ExportMenu } from '../../../components/ExportMenu.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Menu, MenuItem } from '../../../components/Menu.tsx';
import { useLive, valueOf } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { exportLibrary } from '../../../lib/browser/files/export-file.ts';
import { papersById } from '../../../lib/library/reading/reading.ts';
import { useCopy } from '../use-copy.ts';
import { CollectionPicker, TagPicker } from '../pickers.tsx';
import { useLibrary } from '../use-library.ts';
import type { Selection } from '../use-selection.ts';
import styles from './BulkBar.module.css';

export interface BulkBarProps {
  selection: Selection;
  total: number;
  /** A key asked for the tags. */
  isTagging: boolean;
  onTagged(): void;
  onChooseAll(): void;
}

/** Rows that are looked at to say which tags and collections the chosen papers have. */
const MOST_READ = 500;

/** What can be done with the papers chosen: each is one action, undone whole. */
export function BulkBar({ selection, total, isTagging, onTagged, onChooseAll }: BulkBarProps) {
  const { say, sayCount, number } = useWords();
  const { store, actions, tell } = useLibrary();
  const copy = useCopy();
  const papers = [...selection.chosen];
  const [isTagOpen, setTagOpen] = useState(false);
  useEffect(() => {
    if (isTagging) setTagOpen(true);
  }, [isTagging]);
  const read = papers.slice(0, MOST_READ);
  const rows =
    valueOf(useLive(() => store.live((db) => papersById(db, read)), [store, read.join(' ')])) ?? [];
  const isAllStarred = rows.length > 0 && rows.every(({ star }) => star);
  const isAllLater = rows.length > 0 && rows.every(({ state }) => state === 'later');
  const isAllRead = rows.length > 0 && rows.every(({ dates }) => dates.read !== undefined);
  return (
    <div class={styles['bar']} role="toolbar" aria-label={say('chosen_toolbar')} data-bulk>
      <p class={styles['count']} role="status" data-chosen-count={papers.length}>
        {sayCount('chosen', papers.length)}
      </p>
      <Button kind="icon" action="choose-none" label={say('choose_none')} onPress={selection.clear}>
        <Icon name="close" />
      </Button>
      {papers.length < total && (
        <Button action="choose-all" onPress={onChooseAll}>
          {say('choose_all', number(total))}
        </Button>
      )}
      <span class={styles['actions']}>
        <Menu
          kind="icon"
          label={say('tags')}
          action="bulk-tag"
          title={say('tags')}
          role="dialog"
          face={<Icon name="tag" />}
          isOpen={isTagOpen}
          onClose={() => {
            setTagOpen(false);
            onTagged();
          }}
        >
          {() => <TagPicker papers={papers} rows={rows} />}
        </Menu>
        <Menu
          kind="icon"
          label={say('collections')}
          action="bulk-collection"
          title={say('collections')}
          role="dialog"
          face={<Icon name="folder" />}
        >
          {() => <CollectionPicker papers={papers} rows={rows} />}
        </Menu>
        <Button
          kind="icon"
          action="bulk-star"
          label={say(isAllStarred ? 'unstar' : 'star')}
          isPressed={isAllStarred}
          onPress={() => void actions.setStar(papers, !isAllStarred)}
        >
          <Icon name="star" isFilled={isAllStarred} />
        </Button>
        <Button
          kind="icon"
          action="bulk-later"
          label={say(isAllLater ? 'keep_saved' : 'later')}
          isPressed={isAllLater}
          onPress={() => void actions.setState(papers, isAllLater ? 'saved' : 'later')}
        >
          <Icon name="later" />
        </Button>
        <Button
          kind="icon"
          action="bulk-read"
          label={say(isAllRead ? 'mark_unread' : 'mark_read')}
          isPressed={isAllRead}
          onPress={() => void actions.setRead(papers, !isAllRead)}
        >
          <Icon name="read" />
        </Button>
        <Menu
          kind="icon"
          label={say('copy')}
          action="bulk-copy"
          title={say('copy')}
          face={<Icon name="copy" />}
        >
          {(close) =>
            copy.ways.map(({ way, word }) => (
              <MenuItem
                key={way}
                action={`copy-${way}`}
                onPress={() => {
                  close();
                  void copy.copy(papers, way);
                }}
              >
                {say(word)}
              </MenuItem>
            ))
          }
        </Menu>
        <ExportMenu
          kind="icon"
          label={say('export')}
          face={<Icon name="download" />}
          onExport={(format, _, course) => exportLibrary(format, papers, course)}
          say={tell}
        />
        <Button
          kind="icon"
          action="bulk-delete"
          label={say('delete')}
          onPress={() => void actions.remove(papers).then((isDone) => isDone && selection.clear())}
        >
          <Icon name="trash" />
        </Button>
      </span>
    </div>
  );
}
