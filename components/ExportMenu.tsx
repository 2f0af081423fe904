import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { useWords } from './words.ts';
import styles from './ExportMenu.module.css';

/** Formats in the order of how much they carry; their names are the same in every language. */
const FORMATS = [
  ['json', 'JSON'],
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['csv', 'CSV'],
  ['markdown', 'Markdown'],
] as const;
export type ExportFormat = (typeof FORMATS)[number][0];

export interface ExportMenuProps {
  isDisabled: boolean;
  /** Resolves to the number of papers written. */
  onExport(format: ExportFormat): Promise<number>;
  say(message: string): void;
}

/** "Export", and under it the formats. */
export function ExportMenu({ isDisabled, onExport, say: tell }: ExportMenuProps) {
  const { say, sayCount } = useWords();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const close = (event: Event) => {
      if (
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : !root.current?.contains(event.target as Node)
      ) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [isOpen]);

  async function run(format: ExportFormat) {
    setOpen(false);
    tell(say('exporting'));
    try {
      tell(sayCount('exported', await onExport(format)));
    } catch (error) {
      tell(say('export_failed', error instanceof Error ? error.message : String(error)));
    }
  }

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  }

  return (
    <div class={styles['root']} ref={root}>
      <Button action="export" isDisabled={isDisabled} onPress={() => setOpen(!isOpen)} menu={isOpen}>
        {say('export')}
      </Button>
      {isOpen && (
        <div class={styles['menu']} role="menu" aria-label={say('export')} onKeyDown={move}>
          {FORMATS.map(([format, name]) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              class={styles['item']}
              data-action="export-as"
              data-format={format}
              onClick={() => void run(format)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
