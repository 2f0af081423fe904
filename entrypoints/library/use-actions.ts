/** What the library's pages can ask of the background, with what is said about it afterwards. */
import { useMemo } from 'preact/hooks';
import { useWords } from '../../components/words.ts';
import { askLibrary, newOperation } from '../../lib/browser/library-client.ts';
import type { MarkColour } from '../../lib/paper/rows.ts';
import type { Answer } from '../../lib/wire/answer.ts';

/** What is said in the status line. `isUndoable`: with a button that takes the last change back. */
export interface Message {
  text: string;
  isUndoable?: boolean;
}

export interface Actions {
  /**
   * Asks for one change under a fresh operation id; says why when it was refused, else what `words` makes of the
   * answer, with a way to undo it. Resolves to whether it was done. Any part of the page may use it for its own calls:
   * `run((operation) => askLibrary.split({ operation, … }), () => say('split_done'))`.
   */
  run<T>(ask: (operation: string) => Promise<Answer<T>>, words?: (value: T) => string): Promise<boolean>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  remove(papers: string[]): Promise<boolean>;
  setState(papers: string[], state: 'saved' | 'later'): Promise<boolean>;
  setStar(paper: string, star: boolean): Promise<boolean>;
  setTags(paper: string, tags: string[]): Promise<boolean>;
  setNote(paper: string, note: string): Promise<boolean>;
  editMark(id: string, fields: { colour?: MarkColour; note?: string }): Promise<boolean>;
  removeMark(id: string): Promise<boolean>;
}

export function useActions(tell: (message: Message) => void): Actions {
  const { say, sayCount } = useWords();
  return useMemo(() => {
    const run: Actions['run'] = async (ask, words) => {
      const answer = await ask(newOperation());
      if (!answer.ok) tell({ text: answer.message });
      else if (words) tell({ text: words(answer.value), isUndoable: true });
      return answer.ok;
    };
    const reverse = async (way: 'undo' | 'redo') => {
      const answer = await askLibrary[way]({ operation: newOperation() });
      if (!answer.ok) return tell({ text: answer.message });
      const word = answer.value.kind === null ? 'undo_nothing' : way === 'undo' ? 'undone' : 'done';
      tell({ text: say(word) });
    };
    return {
      run,
      undo: () => reverse('undo'),
      redo: () => reverse('redo'),
      remove: (papers) =>
        run(
          (operation) => askLibrary.remove({ operation, papers }),
          () => sayCount('deleted_papers', papers.length),
        ),
      setState: (papers, state) => run((operation) => askLibrary.setState({ operation, papers, state })),
      setStar: (paper, star) => run((operation) => askLibrary.setStar({ operation, paper, star })),
      setTags: (paper, tags) => run((operation) => askLibrary.setTags({ operation, paper, tags })),
      setNote: (paper, note) => run((operation) => askLibrary.setNote({ operation, paper, note })),
      editMark: (id, fields) => run((operation) => askLibrary.editMark({ operation, id, ...fields })),
      removeMark: (id) =>
        run(
          (operation) => askLibrary.removeMark({ operation, id }),
          () => say('deleted_mark'),
        ),
    };
  }, [say, sayCount, tell]);
}
