/**
 * What a mark is and what can be done with it: its colour and note to change, copy, library, away. Where several marks lie
 * over one another it shows one at a time and leads to the others.
 */
import { colourName } from '../../lib/browser/settings/mark-settings.ts';
import { say } from '../../lib/browser/words/words.ts';
import type { MarkView } from '../../lib/paper/sightings.ts';
import { button, icon } from '../reader.content/controls.ts';
import { noteField } from '../reader.content/note-field.ts';
import type { MarkChoice, PopoverRequest } from '../reader.content/marking-door.ts';
import type { Floating } from './floating.ts';
import { swatches } from './swatches.ts';

export class Popover {
  readonly #request: PopoverRequest;
  readonly #floating: Floating;
  readonly #close: () => void;
  readonly #marks: MarkView[];
  #at = 0;
  #field: HTMLTextAreaElement | undefined;

  constructor(request: PopoverRequest, floating: Floating, close: () => void) {
    this.#request = request;
    this.#floating = floating;
    this.#close = close;
    this.#marks = request.marks.map((mark) => ({ ...mark }));
    floating.element.setAttribute('role', 'dialog');
    this.#draw();
  }

  /** Keeps what was written, however the popover goes: undo takes it back. */
  end(): void {
    this.#keepNote();
    this.#field = undefined;
    this.#request.closed();
  }

  get #mark(): MarkView {
    return this.#marks[this.#at]!;
  }

  #draw(): void {
    const mark = this.#mark;
    const { element } = this.#floating;
    element.ariaLabel = say('mark_dialog', mark.quote.exact.slice(0, 300));
    element.dataset['markPopover'] = mark.id;
    const card = document.createElement('div');
    card.className = 'card';
    card.append(this.#colours(mark), (this.#field = this.#note(mark)), this.#foot(mark));
    this.#floating.fill(card);
    this.#fit(this.#field);
    this.#floating.place();
    this.#request.shown(mark);
  }

  #colours(mark: MarkView): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'colours';
    bar.setAttribute('role', 'toolbar');
    bar.ariaLabel = say('mark_colour');
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = colourName(this.#request.names, mark.colour);
    const all = swatches(this.#request.names, mark.colour, (colour) => void this.#change({ colour }));
    for (const swatch of all) swatch.dataset['action'] = 'recolour';
    bar.append(...all, name);
    this.#floating.rove(bar);
    return bar;
  }

  #note(mark: MarkView): HTMLTextAreaElement {
    // What is written is kept when the field is left, however it is left.
    const words = { label: say('note'), placeholder: say('note_placeholder') };
    const field = noteField(mark.note, words, 1, () => this.#close());
    field.addEventListener('input', () => {
      this.#fit(field);
      this.#floating.place();
    });
    field.addEventListener('blur', () => this.#keepNote());
    return field;
  }

  #foot(mark: MarkView): HTMLElement {
    const foot = document.createElement('div');
    foot.className = 'foot';
    const copy = named(
      'copy',
      button(say('copy_quotation'), icon('copy'), () => this.#request.copy(mark)),
    );
    const panel = named(
      'open-panel',
      button(say('open_in_library'), icon('panel'), () => this.#request.openPanel(mark)),
    );
    const away = named(
      'remove-mark',
      button(say('remove_mark'), icon('trash'), () => {
        // The note goes with its mark.
        this.#field = undefined;
        this.#close();
        this.#request.remove(mark);
      }),
    );
    foot.append(copy, panel, away);
    if (this.#marks.length > 1) foot.append(...this.#others());
    return foot;
  }

  /** "1 of 3", back and on. */
  #others(): Node[] {
    const count = document.createElement('span');
    count.className = 'count';
    count.setAttribute('role', 'status');
    count.textContent = say('mark_of', this.#at + 1, this.#marks.length);
    const go = (step: number) => {
      this.#keepNote();
      this.#at = (this.#at + step + this.#marks.length) % this.#marks.length;
      this.#draw();
      this.#floating.element
        .querySelector<HTMLElement>(`[data-action="${step > 0 ? 'next' : 'previous'}"]`)
        ?.focus();
    };
    const back = named(
      'previous',
      button(say('mark_before'), icon('back'), () => go(-1)),
    );
    const on = named(
      'next',
      button(say('mark_after'), icon('back'), () => go(1)),
    );
    on.classList.add('on');
    return [back, count, on];
  }

  #keepNote(): void {
    const mark = this.#mark;
    const note = this.#field?.value.trim();
    if (note !== undefined && note !== mark.note) void this.#change({ note });
  }

  /** Shown as changed only after it was. */
  async #change(fields: Partial<MarkChoice>): Promise<void> {
    const mark = this.#mark;
    if (!(await this.#request.change(mark, fields))) return;
    Object.assign(mark, fields);
    if (mark !== this.#mark || fields.colour === undefined || !this.#field) return;
    for (const swatch of this.#floating.element.querySelectorAll<HTMLElement>('.swatch'))
      swatch.ariaPressed = String(swatch.dataset['colour'] === mark.colour);
    const name = this.#floating.element.querySelector('.name');
    if (name) name.textContent = colourName(this.#request.names, mark.colour);
  }

  /** As high as what is written, up to what the style sheet allows. */
  #fit(field: HTMLTextAreaElement): void {
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight + 2}px`;
  }
}

function named(action: string, element: HTMLButtonElement): HTMLButtonElement {
  element.dataset['action'] = action;
  return element;
}
