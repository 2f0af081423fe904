/** The course of one import, from what is handed over to what came of it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { faultWords } from '../../../../lib/browser/words/fault-words.ts';
import { say } from '../../../../lib/browser/words/words.ts';
import { refusalWords } from '../../../../lib/browser/words/refusal-words.ts';
import { newOperation } from '../../../../lib/browser/pages/library-client.ts';
import { bringIn, forget, stageInWorker } from '../../../../lib/browser/files/bring-in.ts';
import { askLibrary } from '../../../../lib/browser/pages/library-client.ts';
import type { Brought } from '../../../../lib/library/import/sources.ts';
import type { ImportRow } from '../../../../lib/library/import/staged.ts';
import type { BroughtIn } from '../../../../lib/wire/library.ts';
import { onIncoming, takeIncoming, type Incoming } from '../../incoming.ts';
import { useLibrary } from '../../use-library.ts';
import { ofClipboard } from './copied-page.ts';

export type Stage =
  /** `problem`: why what was handed over last could not be brought in. */
  | { name: 'ask'; problem?: string }
  | { name: 'reading'; of: string; read: number }
  | { name: 'preview'; row: ImportRow }
  | { name: 'saving'; row: ImportRow; done: number; isStopping: boolean }
  | { name: 'done'; of: string; result: BroughtIn; operation: string };

export interface Bringing {
  stage: Stage;
  /** Files that wait for the one at hand. */
  waiting: number;
  start(brought: Brought): void;
  take(incoming: Incoming): void;
  save(except: readonly number[]): void;
  /** Gives up what is being read, looked at or saved. */
  giveUp(): void;
  undo(): void;
}

/** `textName`: what a pasted text is called. */
export function useBringing(textName: string): Bringing {
  const { store, actions } = useLibrary();
  const [stage, setStage] = useState<Stage>({ name: 'ask' });
  const [queue, setQueue] = useState<readonly File[]>([]);
  const reading = useRef<AbortController | null>(null);
  const saving = useRef<string | null>(null);
  const staged = useRef<ImportRow | null>(null);

  const letGo = useCallback(() => {
    reading.current?.abort();
    reading.current = null;
    const row = staged.current;
    staged.current = null;
    if (row) void forget(store, row);
  }, [store]);

  const start = useCallback(
    (brought: Brought) => {
      letGo();
      const cancel = new AbortController();
      reading.current = cancel;
      const of = brought.name;
      setStage({ name: 'reading', of, read: 0 });
      const progress = (read: number) => {
        if (!cancel.signal.aborted) setStage({ name: 'reading', of, read });
      };
      void stageInWorker(store, brought, cancel.signal, progress).then((answer) => {
        reading.current = null;
        if ('row' in answer) {
          staged.current = answer.row;
          setStage({ name: 'preview', row: answer.row });
        } else setStage({ name: 'ask', problem: say('bring_in_failed', of, faultWords(answer.refusal)) });
      });
    },
    [store, letGo],
  );

  const take = useCallback(
    (incoming: Incoming) => {
      if (!('files' in incoming)) {
        start(ofClipboard(incoming.html, incoming.text, textName));
        return;
      }
      const [first, ...others] = incoming.files;
      setQueue(others);
      if (first) start({ kind: 'file', name: first.name, file: first });
    },
    [start, textName],
  );

  useEffect(() => {
    const takeWaiting = () => {
      // What is being saved is let be: the reader hands it over again.
      const incoming = saving.current === null ? takeIncoming() : null;
      if (incoming) take(incoming);
    };
    takeWaiting();
    return onIncoming(takeWaiting);
  }, [take]);
  useEffect(() => letGo, [letGo]);

  const save = useCallback(
    (except: readonly number[]) => {
      const row = staged.current;
      if (!row || saving.current !== null) return;
      const operation = newOperation();
      saving.current = operation;
      // The background needs it to the end, whether this view stays or not.
      staged.current = null;
      setStage({ name: 'saving', row, done: 0, isStopping: false });
      const progress = (done: number) => setStage((now) => (now.name === 'saving' ? { ...now, done } : now));
      void bringIn(store, operation, row, except, progress).then((answer) => {
        saving.current = null;
        if (answer.ok) {
          setStage({ name: 'done', of: row.name, result: answer.value, operation });
          return;
        }
        staged.current = row;
        setStage((now) =>
          now.name === 'saving' && now.isStopping
            ? { name: 'preview', row }
            : { name: 'ask', problem: refusalWords(answer) },
        );
      });
    },
    [store],
  );

  const giveUp = useCallback(() => {
    if (saving.current !== null) {
      void askLibrary.stop({ of: saving.current });
      setStage((now) => (now.name === 'saving' ? { ...now, isStopping: true } : now));
      return;
    }
    letGo();
    const [next, ...others] = queue;
    setQueue(others);
    if (next) start({ kind: 'file', name: next.name, file: next });
    else setStage({ name: 'ask' });
  }, [letGo, queue, start]);

  const undo = useCallback(() => {
    if (stage.name === 'done') void actions.undo(stage.operation);
    setStage({ name: 'ask' });
  }, [stage, actions]);

  return { stage, waiting: queue.length, start, take, save, giveUp, undo };
}
