import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Menu, MenuItem } from './Menu.tsx';
import { useWords } from './words.ts';

/** Formats in the order of how much they carry; their names are the same in every language. */
export const FORMATS = [
  ['json', 'JSON'],
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['csv', 'CSV'],
  ['markdown', 'Markdown'],
  ['notes', 'Markdown ZIP'],
  ['w3c', 'Web Annotations'],
] as const;
export type ExportFormat = (typeof FORMATS)[number][0];

/** The course of an export: what ends it, and whom to tell how much is written, 0..1. */
export interface ExportCourse {
  signal: AbortSignal;
  progress(done: number): void;
}

export interface ExportMenuProps {
  isDisabled?: boolean;
  /** A button with this face instead of the word. */
  face?: preact.ComponentChildren;
  kind?: 'quiet' | 'icon';
  label?: string;
  /** Resolves to the number of papers written. */
  onExport(format: ExportFormat, course: ExportCourse): Promise<number>;
  say(message: string): void;
}

/** "Export", and under it the formats. */
export function ExportMenu({
  isDisabled = false,
  face,
  kind = 'quiet',
  label,
  onExport,
  say: tell,
}: ExportMenuProps) {
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
      {(close) => <ExportItems onExport={onExport} say={tell} onDone={close} onRunning={setRunning} />}
    </Menu>
  );
}

/** An export that takes longer than this, ms, can be stopped; a shorter one is done before the button is read. */
const LONG = 400;

/** The formats as commands of a menu. `onRunning`: told of an export that takes its time, and null when it ended. */
export function ExportItems({
  onExport,
  say: tell,
  onDone,
  onRunning,
}: Pick<ExportMenuProps, 'onExport' | 'say'> & {
  onDone(): void;
  onRunning?(running: AbortController | null): void;
}) {
  const { say, sayCount, percent } = useWords();
  async function run(format: ExportFormat) {
    onDone();
    tell(say('exporting'));
    const control = new AbortController();
    const { signal } = control;
    const timer = setTimeout(() => onRunning?.(control), LONG);
    const progress = (done: number) => tell(say('exporting_so_far', percent(Math.floor(done * 100) / 100)));
    try {
      tell(sayCount('exported', await onExport(format, { signal, progress })));
    } catch (error) {
      if (signal.aborted) tell(say('export_stopped'));
      else tell(say('export_failed', error instanceof Error ? error.message : String(error)));
    } finally {
      clearTimeout(timer);
      onRunning?.(null);
    }
  }
  return (
    <>
      {FORMATS.map(([format, name]) => (
        <MenuItem
          key={format}
          action="export-as"
          data={{ 'data-format': format }}
          onPress={() => void run(format)}
        >
          {name}
        </MenuItem>
      ))}
    </>
  );
}
