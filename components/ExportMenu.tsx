import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Menu, MenuItem } from './Menu.tsx';
import { useWords, type WordKey } from './words.ts';
import styles from './ExportMenu.module.css';

/** Formats as they are asked for most: their names, and those of the programs that read them, are the same everywhere. */
export const FORMATS = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['csv', 'CSV'],
  ['markdown', 'Markdown'],
  ['notes', 'Markdown ZIP'],
  ['w3c', 'Web Annotations'],
  ['json', 'JSON'],
] as const;
export type ExportFormat = (typeof FORMATS)[number][0];

/** What a format is for, as names or as words of ours. */
const USES: Record<ExportFormat, { names: string } | { word: WordKey }> = {
  bibtex: { names: 'LaTeX · Overleaf · JabRef' },
  ris: { names: 'EndNote · Mendeley' },
  csl: { names: 'Zotero · Pandoc' },
  csv: { word: 'export_csv_use' },
  markdown: { word: 'export_markdown_use' },
  notes: { word: 'export_notes_use' },
  w3c: { word: 'export_w3c_use' },
  json: { word: 'export_json_use' },
};

/** Ways onto the clipboard, for what is few enough to be pasted. */
const COPIES = [
  ['bibtex', 'copy_bibtex'],
  ['citation', 'copy_citation'],
] as const;
export type ExportCopy = (typeof COPIES)[number][0];
const MOST_COPIED = 500;

/** The course of an export: what ends it, and whom to tell how much is written, 0..1. */
export interface ExportCourse {
  signal: AbortSignal;
  progress(done: number): void;
}

/** Some papers that may be exported together. */
export interface ExportScope {
  /** Stays the same, for tests. */
  name: 'all' | 'found' | 'page';
  word: WordKey;
  papers: number;
  /** Which they are; where this is not given, all that there are. */
  ids?(): readonly string[] | Promise<readonly string[]>;
  /** Which they are where `ids` is not given, for what names each: asked where they are few. */
  few?(): readonly string[] | Promise<readonly string[]>;
}

/** The papers of an export, undefined for all. */
type Ids = readonly string[] | undefined;

export interface ExportItemsProps {
  /** Asked when the menu opens. The first is chosen until another is; with one there is nothing to choose. */
  scopesNow?(): readonly ExportScope[];
  /** Resolves to the number of papers written. */
  onExport(format: ExportFormat, ids: Ids, course: ExportCourse): Promise<number>;
  /** Puts papers onto the clipboard, and says so. */
  onCopy?(ids: Promise<readonly string[]>, way: ExportCopy): Promise<void>;
  say(message: string): void;
}

export interface ExportMenuProps extends ExportItemsProps {
  isDisabled?: boolean;
  /** A button with this face instead of the word. */
  face?: preact.ComponentChildren;
  kind?: 'quiet' | 'icon';
  label?: string;
}

/** "Export", and under it the formats. */
export function ExportMenu({ isDisabled = false, face, kind = 'quiet', label, ...items }: ExportMenuProps) {
  const { say } = useWords();
  const [running, setRunning] = useState<AbortController | null>(null);
  if (running)
    return (
      <Button action="export-stop" onPress={() => running.abort()}>
        {say('export_stop')}
      </Button>
    );
  return (
    <Menu
      kind={kind}
      label={label}
      action="export"
      isDisabled={isDisabled}
      face={face ?? say('export')}
      title={label ?? say('export')}
    >
      {(close) => <ExportItems {...items} onDone={close} onRunning={setRunning} />}
    </Menu>
  );
}

/** An export that takes longer than this, ms, can be stopped; a shorter one is done before the button is read. */
const LONG = 400;

/** The formats as commands of a menu. `onRunning`: told of an export that takes its time, and null when it ended. */
export function ExportItems({
  scopesNow,
  onExport,
  onCopy,
  say: tell,
  onDone,
  onRunning,
}: ExportItemsProps & {
  onDone(): void;
  onRunning?(running: AbortController | null): void;
}) {
  const { say, sayCount, percent, number } = useWords();
  const [scopes] = useState(() => scopesNow?.() ?? []);
  const [scope, setScope] = useState(scopes[0]);
  async function run(format: ExportFormat) {
    onDone();
    tell(say('exporting'));
    const control = new AbortController();
    const { signal } = control;
    const timer = setTimeout(() => onRunning?.(control), LONG);
    const progress = (done: number) => tell(say('exporting_so_far', percent(Math.floor(done * 100) / 100)));
    try {
      tell(sayCount('exported', await onExport(format, await scope?.ids?.(), { signal, progress })));
    } catch (error) {
      if (signal.aborted) tell(say('export_stopped'));
      else tell(say('export_failed', error instanceof Error ? error.message : String(error)));
    } finally {
      clearTimeout(timer);
      onRunning?.(null);
    }
  }
  const ids = scope && scope.papers <= MOST_COPIED ? (scope.ids ?? scope.few) : undefined;
  return (
    <>
      {scopes.length > 1 && (
        <div class={styles['scopes']} role="group" aria-label={say('export_which')}>
          {scopes.map((each) => (
            <MenuItem
              key={each.name}
              action="export-scope"
              data={{ 'data-scope': each.name }}
              isChosen={each === scope}
              onPress={() => setScope(each)}
            >
              {say(each.word)}
              <span class={styles['count']}>{number(each.papers)}</span>
            </MenuItem>
          ))}
        </div>
      )}
      {FORMATS.map(([format, title], at) => {
        const use = USES[format];
        return (
          <MenuItem
            key={format}
            action="export-as"
            data={{ 'data-format': format, ...(at === 0 && { 'data-first': '' }) }}
            onPress={() => void run(format)}
          >
            <span class={styles['format']}>{title}</span>
            <span class={styles['use']}>{'names' in use ? use.names : say(use.word)}</span>
          </MenuItem>
        );
      })}
      {onCopy && (
        <div class={styles['copies']} role="group" aria-label={say('copy')}>
          {COPIES.map(([way, word]) => (
            <MenuItem
              key={way}
              action={`export-copy-${way}`}
              isDisabled={!ids}
              onPress={() => {
                onDone();
                void onCopy(Promise.resolve(ids!()), way);
              }}
            >
              <span class={styles['format']}>{say(word)}</span>
              {!ids && <span class={styles['use']}>{say('copy_at_most', number(MOST_COPIED))}</span>}
            </MenuItem>
          ))}
        </div>
      )}
    </>
  );
}
