import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { ColourRow } from '../../../components/ColourRow.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { MarkLine } from '../../../components/MarkLine.tsx';
import { NoteField } from '../../../components/NoteField.tsx';
import { useLive, valueOf } from '../../../components/use-live.ts';
import { useWords } from '../../../components/words.ts';
import { jumpToMark } from '../../../lib/browser/pages/jump.ts';
import { readableMath } from '../../../lib/formats/bibtex/math-to-text.ts';
import { keysOfPaper } from '../../../lib/library/works/belongings.ts';
import type { PaperDetails } from '../../../lib/library/reading/reading.ts';
import type { MarkColour, MarkRow } from '../../../lib/paper/rows.ts';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
import { useLibrary } from '../use-library.ts';
import styles from './Marks.module.css';

export interface MarkItemProps {
  mark: MarkRow;
  details: PaperDetails;
  nameOf(colour: MarkColour): string;
}

/** One mark: its words lead to the page; colour and note are changed in place. */
export function MarkItem({ mark, details, nameOf }: MarkItemProps) {
  const { say } = useWords();
  const { actions, store, tell } = useLibrary();
  const [isOpen, setOpen] = useState(false);
  const live = useLive(() => store.live((db) => keysOfPaper(db, mark.paper)), [mark.paper]);
  const jump = async () => {
    const keys = valueOf(live) ?? [];
    tell(say('opening_page'));
    const isShown = await jumpToMark({ keys, mark: mark.id, url: addressOf(mark, details) });
    tell(isShown ? '' : say('not_on_page'));
  };
  return (
    <>
      <MarkLine
        id={mark.id}
        words={readableMath(mark.quote.exact)}
        note={isOpen ? '' : mark.note}
        colour={mark.colour}
        colourName={nameOf(mark.colour)}
        openLabel={say('jump')}
        onOpen={() => void jump()}
        actions={
          <span class={styles['tools']}>
            <Button
              kind="icon"
              action="edit-mark"
              label={say('edit_note')}
              isPressed={isOpen}
              onPress={() => setOpen(!isOpen)}
            >
              <Icon name="note" />
            </Button>
            <Button
              kind="icon"
              action="remove-mark"
              label={say('remove_mark')}
              onPress={() => void actions.removeMark(mark.id)}
            >
              <Icon name="trash" />
            </Button>
          </span>
        }
      />
      {isOpen && (
        <li class={styles['edit']}>
          <ColourRow
            label={say('recolour')}
            nameOf={nameOf}
            pressed={[mark.colour]}
            onPress={(colour) => void actions.editMark(mark.id, { colour })}
          />
          <NoteField
            value={mark.note}
            placeholder={say('note_placeholder')}
            onKeep={(note) => actions.editMark(mark.id, { note })}
            onKept={() => tell(say('done'))}
          />
        </li>
      )}
    </>
  );
}

/** Where the words can be read: the paper's own text for marks in it, else the page of its abstract. */
function addressOf({ target }: MarkRow, { paper, records }: PaperDetails): string | undefined {
  const { url, ids } = paper.bibliography;
  const pages = records.flatMap(({ source }) => (source.kind === 'page' ? [source.url] : []));
  const abstract = url ?? (ids.arxiv ? `https://arxiv.org/abs/${ids.arxiv}` : undefined) ?? pages[0];
  const whole =
    pages.find((page) => /\/html\//.test(page)) ??
    (ids.arxiv ? `https://arxiv.org/html/${ids.arxiv}` : undefined);
  const address = target.kind === 'body' ? (whole ?? abstract) : abstract;
  return address && isWebAddress(address) ? address : undefined;
}
