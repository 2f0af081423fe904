/** The small toolbar by a selection: five colours, a note, a copy with citation. */
import { say } from '../../lib/browser/words/words.ts';
import { button, icon } from '../reader.content/controls.ts';
import type { ToolbarRequest } from '../reader.content/marking-door.ts';
import type { Floating } from './floating.ts';
import { swatches } from './swatches.ts';

export function toolbar(request: ToolbarRequest, floating: Floating, close: () => void): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.setAttribute('role', 'toolbar');
  bar.ariaLabel = say('mark_tool');
  bar.dataset['markToolbar'] = '';
  const colours = swatches(request.names, undefined, (colour) => {
    close();
    request.choose({ colour, note: '' });
  });
  for (const swatch of colours) swatch.dataset['action'] = 'mark';
  const note = button(say('note'), icon('note'), () => writeNote(bar, request, floating, close));
  note.dataset['action'] = 'note';
  const copy = button(say('copy_quotation'), icon('copy'), () => {
    request.copy();
    close();
  });
  copy.dataset['action'] = 'copy';
  bar.append(...colours, note, copy);
  floating.rove(bar);
  return bar;
}

/** The note comes with the mark: one action, taken back as one. */
function writeNote(bar: HTMLElement, request: ToolbarRequest, floating: Floating, close: () => void): void {
  const input = document.createElement('input');
  input.maxLength = 20_000;
  input.placeholder = say('note_placeholder');
  input.ariaLabel = say('note');
  input.dataset['note'] = '';
  const keep = () => {
    const note = input.value.trim();
    close();
    request.choose({ colour: request.colour, note });
  };
  input.addEventListener('keydown', (event) => {
    // Handed on by the typing guard; neither a key of ours nor, where that came late, one of the page's.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') close();
  });
  const done = button(say('keep_note'), say('keep_note'), keep);
  done.classList.add('text');
  done.dataset['action'] = 'keep';
  bar.replaceChildren(input, done);
  floating.place();
  input.focus({ preventScroll: true });
}
