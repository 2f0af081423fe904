import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/library-client.ts';
import { useLibrary } from '../use-library.ts';
import { MarkItem, type MarkItemProps } from './MarkItem.tsx';
import { versionName, type Versions } from './use-versions.ts';
import styles from './Marks.module.css';

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
  return (
    <>
      <MarkItem {...item} />
      <li class={styles['aside']} data-orphan={mark.id}>
        {made && <p>{say('orphan_made_on', versionName(made, say, sayDay))}</p>}
        <p class={styles['old']} dir="auto">
          {start > 120 && '… '}
          {snapshot.slice(Math.max(0, start - 120), start)}
          <mark>{snapshot.slice(start, end)}</mark>
          {snapshot.slice(end, end + 120)}
          {end + 120 < snapshot.length && ' …'}
        </p>
        {latest && <p>{say('orphan_not_in', versionName(latest, say, sayDay))}</p>}
        {latest && !isChoosing && (
          <Button action="attach" onPress={() => setChoosing(true)}>
            {say('attach_again')}
          </Button>
        )}
        {latest && isChoosing && (
          <>
            <p>{say('attach_hint')}</p>
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
