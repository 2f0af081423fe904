/** The small toolbar over a selection or a mark: colours, a note, and for a mark that is there already, taking it away. */
import { MARK_COLOURS, type MarkColour } from '../../lib/paper/rows.ts';
import { say } from '../../lib/browser/words.ts';
import { button, icon } from './shadow.ts';

const SWATCHES: Record<MarkColour, string> = {
  gold: '#ffe27a',
  green: '#8fd6a6',
  blue: '#8cc4ef',
  rose: '#f0a3b2',
  violet: '#c3a6ec',
};

export interface MarkChoice {
  colour: MarkColour;
  note: string;
}

export interface ToolRequest {
  /** Box of the words, in the window. */
  box: DOMRect;
  colour: MarkColour;
  note: string;
  /** Set for a mark that is there already. */
  remove?: () => void;
  choose(choice: MarkChoice): void;
}

export class MarkTool {
  readonly #overlay: ShadowRoot;
  #tool: HTMLElement | undefined;

  constructor(overlay: ShadowRoot) {
    this.#overlay = overlay;
  }

  get isOpen(): boolean {
    return this.#tool !== undefined;
  }

  /** The reader is writing a note: the tool must stay although the selection is gone. */
  get isBusy(): boolean {
    return this.#tool?.querySelector('input') !== null && this.isOpen;
  }

  open(request: ToolRequest): void {
    this.close();
    const tool = document.createElement('div');
    tool.className = 'tool';
    tool.setAttribute('role', 'toolbar');
    tool.ariaLabel = say('mark_tool');
    tool.dataset['markToolbar'] = '';
    // The selection must outlive a press on the tool.
    tool.addEventListener('mousedown', (event) => {
      if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
    });
    for (const colour of MARK_COLOURS) tool.append(this.#swatch(colour, request));
    const note = button(say('note'), request.note ? say('edit_note') : say('note'), () =>
      this.#writeNote(tool, request),
    );
    note.classList.add('text');
    note.dataset['action'] = 'note';
    tool.append(note);
    if (request.remove) {
      const { remove } = request;
      const away = button(say('remove_mark'), icon('trash'), () => {
        this.close();
        remove();
      });
      away.dataset['action'] = 'remove-mark';
      tool.append(away);
    }
    this.#rove(tool);
    this.#overlay.append(tool);
    this.#tool = tool;
    this.#place(request.box);
  }

  close(): void {
    this.#tool?.remove();
    this.#tool = undefined;
  }

  #swatch(colour: MarkColour, request: ToolRequest): HTMLButtonElement {
    const dot = document.createElement('i');
    dot.style.setProperty('--swatch', SWATCHES[colour]);
    const swatch = button(say(`colour_${colour}`), dot, () => {
      this.close();
      request.choose({ colour, note: request.note });
    });
    swatch.dataset['action'] = 'mark';
    swatch.dataset['colour'] = colour;
    if (request.remove) swatch.ariaPressed = String(colour === request.colour);
    return swatch;
  }

  #writeNote(tool: HTMLElement, request: ToolRequest): void {
    if (tool.querySelector('input')) return;
    const input = document.createElement('input');
    input.value = request.note;
    input.maxLength = 20_000;
    input.placeholder = say('note_placeholder');
    input.ariaLabel = say('note');
    const keep = () => {
      this.close();
      request.choose({ colour: request.colour, note: input.value.trim() });
    };
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.isTrusted && event.key === 'Enter' && !event.isComposing) keep();
      if (event.key === 'Escape') this.close();
    });
    const done = button(say('keep_note'), say('keep_note'), keep);
    done.classList.add('text');
    done.dataset['action'] = 'keep';
    tool.replaceChildren(input, done);
    this.#place(request.box);
    input.focus({ preventScroll: true });
  }

  /** One stop for Tab; the arrows go from button to button (ARIA toolbar pattern). */
  #rove(tool: HTMLElement): void {
    const buttons = [...tool.querySelectorAll('button')];
    buttons.forEach((each, index) => (each.tabIndex = index === 0 ? 0 : -1));
    tool.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0 || !event.isTrusted) return;
      const at = buttons.findIndex((each) => each === this.#overlay.activeElement);
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
      event.preventDefault();
    });
  }

  /** Below the words, inside the window. Page coordinates: the tool scrolls with what it is about. */
  #place(box: DOMRect): void {
    const tool = this.#tool ?? this.#overlay.querySelector<HTMLElement>('.tool');
    if (!tool) return;
    const size = tool.getBoundingClientRect();
    const most = document.documentElement.clientWidth - size.width - 8;
    tool.style.left = `${Math.max(8, Math.min(most, box.right - size.width / 2)) + window.scrollX}px`;
    const below = box.bottom + 6;
    const fits = below + size.height < window.innerHeight;
    tool.style.top = `${(fits ? below : box.top - size.height - 6) + window.scrollY}px`;
  }
}
