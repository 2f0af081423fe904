import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import { readableMath } from '../../../lib/formats/bibtex/math-to-text.ts';
import { useLibrary } from '../use-library.ts';
import { MarkItem, type MarkItemProps } from './MarkItem.tsx';
import { versionName, type Versions } from './use-versions.ts';
import styles from './Marks.module.css';

/** Characters of the old text that are shown on either side of the words. */
const COMPANY = 120;

/** A mark whose words are gone: with the text it was made on, and a way to put it on others by hand. */
export function Orphan({ versions, ...item }: MarkItemProps & { versions: Versions }) {
  const { say, sayDay } = useWords();
  const { actions } = useLibrary();
  const [isChoosing, setChoosing] = useState(false);
  const text = useRef<HTMLParagraphElement>(null);
  const { mark } = item;
  const { latest } = versions;
  const made = versions.abstracts.find(
    ({ key }) => mark.target.kind === 'abstract' && key === mark.target.key,
  );
  const attach = async () => {
    const chosen = text.current ? selectedIn(text.current) : null;
    if (!chosen || !latest) return;
    const isDone = await actions.run(
      (operation) => askLibrary.attachMark({ operation, id: mark.id, abstract: latest.key, ...chosen }),
      () => say('attached'),
    );
    if (isDone) setChoosing(false);
  };
  const { start, end } = mark.position;
  const { snapshot } = mark;
  // Some words of company on either side, none of them cut.
  const before = start > COMPANY ? snapshot.indexOf(' ', start - COMPANY) + 1 : 0;
  const after = end + COMPANY < snapshot.length ? snapshot.lastIndexOf(' ', end + COMPANY) : snapshot.length;
  return (
    <>
      <MarkItem {...item} />
      <li class={styles['aside']} data-orphan={mark.id}>
        {made && <p>{say('orphan_made_on', versionName(made, say, sayDay))}</p>}
        <p class={styles['old']} dir="auto">
          {before > 0 && '… '}
          {readableMath(snapshot.slice(before, start))}
          <mark>{readableMath(snapshot.slice(start, end))}</mark>
          {readableMath(snapshot.slice(end, after))}
          {after < snapshot.length && ' …'}
        </p>
        {latest && <p>{say('orphan_not_in', versionName(latest, say, sayDay))}</p>}
        {latest && !isChoosing && (
          <Button action="attach" onPress={() => setChoosing(true)}>
            {say('attach_again')}
          </Button>
        )}
        {latest && isChoosing && (
          <>
            <p class={styles['hint']}>{say('attach_hint')}</p>
            <p ref={text} class={styles['choose']} tabIndex={0} data-attach-text dir="auto">
              {latest.text}
            </p>
            <p class={styles['choice']}>
              <Button action="attach-here" onPress={() => void attach()}>
                {say('attach_here')}
              </Button>
              <Button action="attach-not" onPress={() => setChoosing(false)}>
                {say('attach_cancel')}
              </Button>
            </p>
          </>
        )}
      </li>
    </>
  );
}

/** What is selected of a paragraph that holds one text; null where nothing is. UTF-16 units. */
function selectedIn(paragraph: HTMLElement): { start: number; end: number } | null {
  const selection = document.getSelection();
  const node = paragraph.firstChild;
  if (!node || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(node)) return null;
  const start = range.startContainer === node ? range.startOffset : 0;
  const end = range.endContainer === node ? range.endOffset : (node.nodeValue?.length ?? 0);
  return start < end ? { start, end } : null;
}
