/** What the library's pages can ask of the background, with what is said about it afterwards. */
import { useMemo } from 'preact/hooks';
import { useWords, type PluralKey } from '../../components/words.ts';
import { askLibrary, newOperation } from '../../lib/browser/pages/library-client.ts';
import { refusalWords } from '../../lib/browser/words/refusal-words.ts';
import type { KeptState, MarkColour } from '../../lib/paper/rows.ts';
import type { Answer } from '../../lib/wire/answer.ts';
import type { Waiting } from './use-under-way.ts';

/** What is said in the status line; `operation`: the action it speaks of, which can be taken back there. */
export interface Message {
  text: string;
  operation?: string;
}

export interface Actions {
  /**
   * Asks for one change under a fresh operation id; says why when it was refused, else what `words` makes of the
   * answer, with a way to undo it. Resolves to whether it was done. Any part of the page may use it for its own calls:
   * `run((operation) => askLibrary.split({ operation, … }), () => say('split_done'))`.
   */
  run<T>(ask: (operation: string) => Promise<Answer<T>>, words?: (value: T) => string): Promise<boolean>;
  /** `of`: exactly this action, else the last one. */
  undo(of?: string): Promise<void>;
  redo(): Promise<void>;
  /** Ends an action that is under way, without a trace. */
  stop(operation: string): void;
  remove(papers: string[]): Promise<boolean>;
  setState(papers: string[], state: KeptState): Promise<boolean>;
  setStar(papers: string[], star: boolean): Promise<boolean>;
  setRead(papers: string[], isRead: boolean): Promise<boolean>;
  tag(papers: string[], add: string[], remove?: string[]): Promise<boolean>;
  file(papers: string[], collection: string, isIn: boolean): Promise<boolean>;
  setNote(paper: string, note: string): Promise<boolean>;
  editMark(id: string, fields: { colour?: MarkColour; note?: string }): Promise<boolean>;
  removeMark(id: string): Promise<boolean>;
}

export function useActions(tell: (message: Message) => void, waiting: Waiting): Actions {
  const { say, sayCount } = useWords();
  return useMemo(() => {
    const run: Actions['run'] = async (ask, words) => {
      const operation = newOperation();
      const answer = await waiting.waitFor(operation, ask(operation));
      if (!answer.ok) tell({ text: refusalWords(answer) });
      else tell(words ? { text: words(answer.value), operation } : { text: '' });
      return answer.ok;
    };
    const reverse = async (way: 'undo' | 'redo', of?: string) => {
      const operation = newOperation();
      const asked =
        way === 'undo'
          ? askLibrary.undo({ operation, ...(of === undefined ? {} : { of }) })
          : askLibrary.redo({ operation });
      const answer = await waiting.waitFor(operation, asked);
      if (!answer.ok) return tell({ text: refusalWords(answer) });
      const word = way === 'undo' ? 'undone' : 'redone';
      tell({ text: say(answer.value.kind === null ? `${way}_nothing` : word) });
    };
    /** Words for what was done to several papers; of one paper its own row says it. */
    const many = (stem: PluralKey, papers: string[]) =>
      papers.length > 1 ? () => sayCount(stem, papers.length) : undefined;
    return {
      run,
      undo: (of) => reverse('undo', of),
      redo: () => reverse('redo'),
      stop: waiting.stop,
      remove: (papers) =>
        run(
          (operation) => askLibrary.remove({ operation, papers }),
          () => sayCount('deleted_papers', papers.length),
        ),
      setState: (papers, state) =>
        run((operation) => askLibrary.setState({ operation, papers, state }), many('changed_papers', papers)),
      setStar: (papers, star) =>
        run((operation) => askLibrary.setStar({ operation, papers, star }), many('changed_papers', papers)),
      setRead: (papers, isRead) =>
        run(
          (operation) => askLibrary.setRead({ operation, papers, read: isRead ? Date.now() : null }),
          many('changed_papers', papers),
        ),
      tag: (papers, add, remove = []) =>
        run(
          (operation) => askLibrary.tagPapers({ operation, papers, add, remove }),
          many('tagged_papers', papers),
        ),
      file: (papers, collection, isIn) =>
        run(
          (operation) => askLibrary.filePapers({ operation, papers, collection, isIn }),
          many('filed_papers', papers),
        ),
      setNote: (paper, note) => run((operation) => askLibrary.setNote({ operation, paper, note })),
      editMark: (id, fields) => run((operation) => askLibrary.editMark({ operation, id, ...fields })),
      removeMark: (id) =>
        run(
          (operation) => askLibrary.removeMark({ operation, id }),
          () => say('deleted_mark'),
        ),
    };
  }, [say, sayCount, tell, waiting]);
}
