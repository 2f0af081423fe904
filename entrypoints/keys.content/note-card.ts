/** The reader's note on a paper, written beside it: kept with Ctrl+Enter or when the card is left, given up with Esc. */
import { browser } from 'wxt/browser';
import { say } from '../../lib/browser/words/words.ts';
import { createClient } from '../../lib/wire/client.ts';
import type { ContentProtocol } from '../../lib/wire/content.ts';
import { Floating } from '../marking.content/floating.ts';
import { button } from '../reader.content/controls.ts';
import { failureWords } from '../reader.content/failure-words.ts';
import { noteField } from '../reader.content/note-field.ts';
import { greetingOf, type Place, type Session } from '../reader.content/session.ts';

/** Of the card where there is room, CSS px. */
const WIDTH = 360;

export class NoteCard {
  readonly #session: Session;
  readonly #overlay: ShadowRoot;
  readonly #announce: (words: string) => void;
  readonly #ask = createClient<ContentProtocol>('background', (call) => browser.runtime.sendMessage(call));
  #floating: Floating | null = null;

  constructor(session: Session, overlay: ShadowRoot, announce: (words: string) => void) {
    this.#session = session;
    this.#overlay = overlay;
    this.#announce = announce;
  }

  async open(place: Place): Promise<void> {
    this.#close();
    const { key, known } = place;
    let note = '';
    if (known?.paper) {
      const answer = await this.#ask.noteOf({ document: this.#session.document, key, paper: known.paper });
      if (!answer.ok) return this.#announce(failureWords(answer));
      note = answer.value;
    }
    const { title, entry } = place.sighting.elements;
    // Below the beginning of the title, with which the card is to be flush.
    const { left, top, height } = (title ?? entry).getBoundingClientRect();
    this.#floating = new Floating(this.#overlay, new DOMRect(left, top, WIDTH / 2, height));
    this.#draw(this.#floating, place, note);
  }

  #draw(floating: Floating, place: Place, note: string): void {
    const { title } = place.sighting.record;
    floating.element.setAttribute('role', 'dialog');
    floating.element.ariaLabel = say('note_on', title.slice(0, 200));
    floating.element.dataset['noteCard'] = place.key;
    const keep = () => {
      const written = field.value.trim();
      this.#close();
      if (written !== note) void this.#keep(place, written);
    };
    const words = { label: say('your_note'), placeholder: say('paper_note_placeholder') };
    const field = noteField(note, words, 4, (isKept) => (isKept ? keep() : this.#close()));
    const done = button(say('keep_note'), say('keep_note'), keep);
    const not = button(say('cancel'), say('cancel'), () => this.#close());
    done.dataset['action'] = 'keep';
    not.dataset['action'] = 'cancel';
    const foot = document.createElement('div');
    foot.className = 'foot';
    for (const each of [done, not]) each.classList.add('text');
    foot.append(done, not);
    const card = document.createElement('div');
    card.className = 'card note-card';
    card.append(field, foot);
    floating.fill(card);
    field.focus({ preventScroll: true });
    field.setSelectionRange(note.length, note.length);
  }

  async #keep(place: Place, note: string): Promise<void> {
    if (!this.#session.stillShows(place)) return this.#announce(say('entry_changed'));
    const isDone = await this.#session.act(place, { kind: 'note', sighting: greetingOf(place), note });
    if (isDone) this.#announce(say('note_kept'));
  }

  #close(): void {
    this.#floating?.remove();
    this.#floating = null;
  }
}
