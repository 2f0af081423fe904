/** What the panel can ask of the library, with what is said about it afterwards. */
import { useMemo } from 'preact/hooks';
import { useWords } from '../../components/words.ts';
import { askLibrary, newOperation } from '../../lib/browser/library-client.ts';
import type { Answer } from '../../lib/wire/answer.ts';
import type { MarkColour } from '../../lib/paper/rows.ts';

export interface Actions {
  undo(): Promise<void>;
  redo(): Promise<void>;
  remove(paper: string): Promise<boolean>;
  setState(paper: string, state: 'saved' | 'later'): Promise<void>;
  setStar(paper: string, star: boolean): Promise<void>;
  setTags(paper: string, tags: string[]): Promise<void>;
  setNote(paper: string, note: string): Promise<boolean>;
  editMark(id: string, fields: { colour?: MarkColour; note?: string }): Promise<void>;
  removeMark(id: string): Promise<void>;
}

export function useActions(tell: (message: string) => void): Actions {
  const { say } = useWords();
  return useMemo(() => {
    const operation = () => ({ operation: newOperation() });
    async function done<T>(asked: Promise<Answer<T>>, message: (value: T) => string): Promise<boolean> {
      const answer = await asked;
      tell(answer.ok ? message(answer.value) : answer.message);
      return answer.ok;
    }
    const quietly = () => '';
    const reversed = ({ kind }: { kind: string | null }) => say(kind ? 'undone' : 'undo_nothing');
    return {
      undo: async () => void (await done(askLibrary.undo(operation()), reversed)),
      redo: async () =>
        void (await done(askLibrary.redo(operation()), ({ kind }) => say(kind ? 'done' : 'undo_nothing'))),
      remove: (paper) => done(askLibrary.remove({ ...operation(), papers: [paper] }), () => say('deleted')),
      setState: async (paper, state) =>
        void (await done(askLibrary.setState({ ...operation(), papers: [paper], state }), quietly)),
      setStar: async (paper, star) =>
        void (await done(askLibrary.setStar({ ...operation(), paper, star }), quietly)),
      setTags: async (paper, tags) =>
        void (await done(askLibrary.setTags({ ...operation(), paper, tags }), quietly)),
      setNote: (paper, note) => done(askLibrary.setNote({ ...operation(), paper, note }), quietly),
      editMark: async (id, fields) =>
        void (await done(askLibrary.editMark({ ...operation(), id, ...fields }), quietly)),
      removeMark: async (id) =>
        void (await done(askLibrary.removeMark({ ...operation(), id }), () => say('deleted'))),
    };
  }, [say, tell]);
}
