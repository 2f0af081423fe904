import { MenuItem } from '../../components/Menu.tsx';
import { useWords } from '../../components/words.ts';
import { useCopy } from './use-copy.ts';

/** Inside a menu: the ways in which papers are copied. */
export function CopyItems({ papers, onDone }: { papers: readonly string[]; onDone(): void }) {
  const { say } = useWords();
  const { ways, copy } = useCopy();
  return (
    <>
      {ways.map(({ way, word }) => (
        <MenuItem
          key={way}
          action={`copy-${way}`}
          onPress={() => {
            onDone();
            void copy(papers, way);
          }}
        >
          {say(word)}
        </MenuItem>
      ))}
    </>
  );
}
