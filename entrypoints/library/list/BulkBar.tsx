import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { ExportMenu } from '../../../components/ExportMenu.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { useLive, valueOf } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { exportLibrary } from '../../../lib/browser/files/export-file.ts';
import { papersById } from '../../../lib/library/reading/reading.ts';
import { CopyItems } from '../CopyItems.tsx';
import { CollectionPicker, TagPicker } from '../pickers.tsx';
import { StateButtons } from '../StateButtons.tsx';
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
  const papers = [...selection.chosen];
  const [isTagOpen, setTagOpen] = useState(false);
  useEffect(() => {
    if (isTagging) setTagOpen(true);
  }, [isTagging]);
  const read = papers.slice(0, MOST_READ);
  const rows =
    valueOf(useLive(() => store.live((db) => papersById(db, read)), [store, read.join(' ')])) ?? [];
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
        <StateButtons papers={papers} rows={rows} prefix="bulk-" />
        <Menu
          kind="icon"
          label={say('copy')}
          action="bulk-copy"
          title={say('copy')}
          face={<Icon name="copy" />}
        >
          {(close) => <CopyItems papers={papers} onDone={close} />}
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
