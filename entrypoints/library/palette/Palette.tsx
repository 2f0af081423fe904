import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ExportFormat } from '../../../components/ExportMenu.tsx';
import { KeyCaps } from '../../../components/KeyCaps.tsx';
import { useModal } from '../../../components/use-modal.ts';
import { useWords } from '../../../components/words.ts';
import { exportLibrary } from '../../../lib/browser/files/export-file.ts';
import { chordParts, keysNow } from '../../../lib/browser/keys/shown.ts';
import type { ChosenKeys } from '../../../lib/browser/keys/stored.ts';
import { allSearches, papersById } from '../../../lib/library/reading/reading.ts';
import type { PaperRow, SearchRow } from '../../../lib/paper/rows.ts';
import { Highlighted } from '../list/Highlighted.tsx';
import { useCopy } from '../use-copy.ts';
import { useLibrary } from '../use-library.ts';
import { commandsFor, type Command } from './commands.ts';
import { findCommands } from './find-commands.ts';
import type { Overlay } from './Overlays.tsx';
import { noteCommand, recentCommands } from './recent.ts';
import styles from './Palette.module.css';

export interface PaletteProps {
  chosen: ChosenKeys;
  /** The papers chosen, or the one that is open. */
  papers: string[];
  onView(id: string | null): void;
  onOverlay(overlay: Overlay): void;
  onClose(): void;
}

/** Rows that are looked at to say what can be done with the papers chosen. */
const MOST_READ = 500;

/** Everything that can be done here, found by a few letters of it (WAI-ARIA's combobox with a list box). */
export function Palette({ chosen, papers: given, onView, onOverlay, onClose }: PaletteProps) {
  const words = useWords();
  const { say, sayCount } = words;
  const library = useLibrary();
  const copy = useCopy();
  // Of none chosen and none open, the one that the keyboard was on.
  const [under] = useState(() => document.activeElement?.closest('[data-paper]')?.getAttribute('data-paper'));
  const modal = useModal(onClose);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [known, setKnown] = useState<{ papers: string[]; rows: PaperRow[]; searches: SearchRow[] } | null>(
    null,
  );
  const recent = useMemo(recentCommands, []);
  useLayoutEffect(() => {
    const papers = given.length > 0 || !under ? given : [under];
    void library.store
      .use(async (db) => [await papersById(db, papers.slice(0, MOST_READ)), await allSearches(db)] as const)
      .then(([rows, searches]) => setKnown({ papers, rows, searches }));
  }, []);

  async function onExport(format: ExportFormat, papers: string[] | undefined) {
    library.tell(say('exporting'));
    try {
      library.tell(sayCount('exported', await exportLibrary(format, papers)));
    } catch (error) {
      library.tell(say('export_failed', error instanceof Error ? error.message : String(error)));
    }
  }
  const commands = useMemo(
    () => (known ? commandsFor({ library, words, copy, ...known, onExport, onView, onOverlay }) : []),
    [known, library],
  );
  const found = useMemo(() => findCommands(commands, query, recent), [commands, query]);
  const now = keysNow('library', chosen);
  const current = Math.min(at, found.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, found]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    noteCommand(command.id);
    onClose();
    command.run();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + 8, PageUp: current - 8 }[
      event.key as 'ArrowDown'
    ];
    if (to !== undefined) {
      const last = found.length - 1;
      const isPage = event.key.startsWith('Page');
      setAt(isPage ? Math.max(0, Math.min(last, to)) : to < 0 ? last : to > last ? 0 : to);
    } else if (event.key === 'Enter') run(found[current]?.command);
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab') event.preventDefault();
    // Another press of its key puts it away.
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') onClose();
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <dialog
      {...modal}
      class={styles['palette']}
      aria-label={say('library_does_palette')}
      data-palette={known ? found.length : undefined}
      onKeyDown={onKey}
      onClick={({ target }) => target === modal.ref.current && onClose()}
    >
      <input
        class={styles['input']}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={found[current] ? `palette-${current}` : undefined}
        aria-label={say('palette_placeholder')}
        placeholder={say('palette_placeholder')}
        value={query}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setAt(0);
        }}
      />
      <div
        ref={list}
        id="palette-list"
        class={styles['list']}
        role="listbox"
        aria-label={say('library_does_palette')}
      >
        {found.map(({ command, ranges }, index) => {
          const chord = command.does ? (now[command.does] ?? '') : '';
          return (
            <div
              key={command.id}
              id={`palette-${index}`}
              class={styles['command']}
              role="option"
              aria-selected={index === current}
              data-command={command.id}
              onPointerMove={() => setAt(index)}
              onClick={() => run(command)}
            >
              <span class={styles['words']} dir="auto">
                <Highlighted text={command.words} ranges={ranges} />
              </span>
              <span class={styles['group']}>{command.group}</span>
              {chord !== '' && <KeyCaps chords={[chordParts(chord)]} />}
            </div>
          );
        })}
      </div>
      <p class={styles['nothing']} role="status">
        {known && found.length === 0 ? say('palette_nothing', query) : ''}
      </p>
    </dialog>
  );
}
