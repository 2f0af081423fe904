import { Button } from '../../components/Button.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../components/words.ts';
import { exportLibrary } from '../../lib/browser/export-file.ts';
import { askToBringIn } from './incoming.ts';
import type { Message } from './use-actions.ts';
import { useLibrary } from './use-library.ts';
import styles from './App.module.css';

export interface FootProps {
  message: Message;
  /** The filters cover the list: here is the way back to it. */
  isSheet: boolean;
  onSheetDone(): void;
}

/** The line at the foot: what was done and its undoing, undo and redo, export of everything. */
export function Foot({ message, isSheet, onSheetDone }: FootProps) {
  const { say } = useWords();
  const { store, actions, tell, totals } = useLibrary();
  return (
    <footer class={styles['foot']}>
      <p class={styles['message']} role="status" data-status>
        {message.text}{' '}
        {message.operation !== undefined && (
          <Button action="undo-message" onPress={() => void actions.undo(message.operation)}>
            {say('undo')}
          </Button>
        )}
      </p>
      {isSheet ? (
        <Button action="filters-done" kind="solid" onPress={onSheetDone}>
          {say('show_papers')}
        </Button>
      ) : (
        <>
          <Button kind="icon" action="undo" label={say('undo_last')} onPress={() => void actions.undo()}>
            <Icon name="undo" />
          </Button>
          <Button kind="icon" action="redo" label={say('redo_last')} onPress={() => void actions.redo()}>
            <Icon name="redo" />
          </Button>
          <Button action="bring-in" onPress={askToBringIn}>
            {say('bring_in')}
          </Button>
          <ExportMenu
            isDisabled={!totals?.all}
            onExport={(format, course) => exportLibrary(store, format, undefined, course)}
            say={tell}
          />
        </>
      )}
    </footer>
  );
}
