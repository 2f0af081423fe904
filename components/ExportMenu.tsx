import { Menu, MenuItem } from './Menu.tsx';
import { useWords } from './words.ts';

/** Formats in the order of how much they carry; their names are the same in every language. */
const FORMATS = [
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

export interface ExportMenuProps {
  isDisabled?: boolean;
  /** A button with this face instead of the word. */
  face?: preact.ComponentChildren;
  kind?: 'quiet' | 'icon';
  label?: string;
  /** Resolves to the number of papers written. */
  onExport(format: ExportFormat): Promise<number>;
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
  return (
    <Menu
      kind={kind}
      label={label}
      action="export"
      isDisabled={isDisabled}
      face={face ?? say('export')}
      title={label ?? say('export')}
    >
      {(close) => <ExportItems onExport={onExport} say={tell} onDone={close} />}
    </Menu>
  );
}

/** The formats as commands of a menu. */
export function ExportItems({
  onExport,
  say: tell,
  onDone,
}: Pick<ExportMenuProps, 'onExport' | 'say'> & { onDone(): void }) {
  const { say, sayCount } = useWords();
  async function run(format: ExportFormat) {
    onDone();
    tell(say('exporting'));
    try {
      tell(sayCount('exported', await onExport(format)));
    } catch (error) {
      tell(say('export_failed', error instanceof Error ? error.message : String(error)));
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
