import { Button } from '../../components/Button.tsx';
import { Course } from '../../components/Course.tsx';
import { ExportMenu, type ExportScope } from '../../components/ExportMenu.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../components/words.ts';
import { exportLibrary } from '../../lib/browser/files/export-file.ts';
import { allIds } from './all-ids.ts';
import { askToBringIn } from './incoming.ts';
import { ALL_PAPERS, asksForAll } from './question.ts';
import type { Message } from './use-actions.ts';
import { useCopy } from './use-copy.ts';
import { useLibrary } from './use-library.ts';
import type { UnderWay } from './use-under-way.ts';
import styles from './App.module.css';

export interface FootProps {
  message: Message;
  /** What takes its time: spoken of instead of what was done, until it is done. */
  underWay: UnderWay | undefined;
  /** The filters cover the list: here is the way back to it. */
  isSheet: boolean;
  onSheetDone(): void;
}

/** The line at the foot: what was done and its undoing, undo and redo, export of everything. */
export function Foot({ message, underWay, isSheet, onSheetDone }: FootProps) {
  const { say } = useWords();
  const { searcher, actions, tell, totals, found } = useLibrary();
  const { copy } = useCopy();
  // What the list is narrowed to comes first: it is what the reader looks at.
  const scopes = (): ExportScope[] => {
    const few = () => allIds(searcher, ALL_PAPERS);
    const all: ExportScope = { name: 'all', word: 'export_all', papers: totals?.all ?? 0, few };
    const now = found.current;
    if (!now || now.total === 0 || asksForAll(now.question)) return [all];
    const ids = () => allIds(searcher, now.question);
    return [{ name: 'found', word: 'export_found', papers: now.total, ids }, all];
  };
  return (
    <footer class={styles['foot']}>
      <p class={styles['message']} role="status" data-status={underWay ? 'working' : 'said'}>
        {underWay ? say(underWay.isStopping ? 'stopping' : 'working') : message.text}{' '}
        {!underWay && message.operation !== undefined && (
          <Button action="undo-message" onPress={() => void actions.undo(message.operation)}>
            {say('undo')}
          </Button>
        )}
      </p>
      {underWay && <Course {...underWay} onStop={() => actions.stop(underWay.operation)} />}
      {isSheet ? (
        <Button action="filters-done" kind="solid" onPress={onSheetDone}>
          {say('show_papers')}
        </Button>
      ) : (
        <>
          <span class={styles['steps']}>
            <Button kind="icon" action="undo" label={say('undo_last')} onPress={() => void actions.undo()}>
              <Icon name="undo" />
            </Button>
            <Button kind="icon" action="redo" label={say('redo_last')} onPress={() => void actions.redo()}>
              <Icon name="redo" />
            </Button>
          </span>
          <Button action="bring-in" onPress={askToBringIn}>
            {say('bring_in')}
          </Button>
          <ExportMenu
            isDisabled={!totals?.all}
            scopesNow={scopes}
            onExport={(format, ids, course) => exportLibrary(format, ids, course)}
            onCopy={copy}
            say={tell}
          />
        </>
      )}
    </footer>
  );
}
