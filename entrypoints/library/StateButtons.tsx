import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../components/words.ts';
import type { PaperRow } from '../../lib/paper/rows.ts';
import { useLibrary } from './use-library.ts';

export interface StateButtonsProps {
  papers: readonly string[];
  /** Their rows, or some of many: what all of these are is taken back by the press. */
  rows: readonly PaperRow[];
  /** Before their hooks in tests. */
  prefix?: 'bulk-';
}

/** Star, later, read: of one paper or of all that are chosen. */
export function StateButtons({ papers, rows, prefix }: StateButtonsProps) {
  const { say } = useWords();
  const { actions } = useLibrary();
  const ids = [...papers];
  const are = (is: (row: PaperRow) => boolean): boolean => rows.length > 0 && rows.every(is);
  const isStarred = are(({ star }) => star);
  const isLater = are(({ state }) => state === 'later');
  const isRead = are(({ dates }) => dates.read !== undefined);
  return (
    <>
      <Button
        kind="icon"
        action={`${prefix ?? ''}star`}
        label={say(isStarred ? 'unstar' : 'star')}
        isPressed={isStarred}
        onPress={() => void actions.setStar(ids, !isStarred)}
      >
        <Icon name="star" isFilled={isStarred} />
      </Button>
      <Button
        kind="icon"
        action={`${prefix ?? ''}later`}
        label={say(isLater ? 'keep_saved' : 'later')}
        isPressed={isLater}
        onPress={() => void actions.setState(ids, isLater ? 'saved' : 'later')}
      >
        <Icon name="later" />
      </Button>
      <Button
        kind="icon"
        action={`${prefix ?? ''}read`}
        label={say(isRead ? 'mark_unread' : 'mark_read')}
        isPressed={isRead}
        onPress={() => void actions.setRead(ids, !isRead)}
      >
        <Icon name="read" />
      </Button>
    </>
  );
}
