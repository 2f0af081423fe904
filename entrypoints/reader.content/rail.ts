/** The rail beside one paper: three quiet glyphs, and words only when there is something to say. */
import type { KnownState } from '../../lib/paper/sightings.ts';
import { say, sayCount, sayDay } from '../../lib/browser/words/words.ts';
import { siteName } from '../../lib/browser/sites/site-names.ts';
import { button, icon } from './controls.ts';
import { createHost, type Host } from './shadow.ts';
import { seesPresses } from './sight.ts';

export type RailState = KnownState['state'] | 'asking' | 'failed' | 'stale';
export type RailAction = 'save' | 'later' | 'dismiss' | 'undo';

export interface RailView {
  state: RailState;
  known?: KnownState | undefined;
  /** What went wrong, in words. */
  message?: string | undefined;
  /** The reader did something here just now that can be taken back. */
  canUndo: boolean;
  isCurrent: boolean;
}

export class Rail {
  readonly host: Host;
  /** Of the paper it acts on. */
  readonly key: string;
  /** What the reader sees of the rail. */
  readonly bar: HTMLElement;
  readonly #words: HTMLElement;
  readonly #buttons: Record<RailAction, HTMLButtonElement>;
  #said = '';

  constructor(key: string, title: string, theme: 'light' | 'dark', act: (action: RailAction) => void) {
    this.key = key;
    this.host = createHost('inline');
    this.host.element.dataset['theme'] = theme;
    this.bar = document.createElement('div');
    this.bar.className = 'rail';
    this.bar.setAttribute('role', 'group');
    this.bar.ariaLabel = say('rail_label', title.slice(0, 200));
    this.bar.dataset['rail'] = key;
    const seen = seesPresses(this.bar, () => (this.#words.textContent = this.#said = say('press_unseen')));
    const pressing = (action: RailAction, content: Node | string) =>
      button(say(action), content, () => seen(() => act(action)));
    this.#buttons = {
      save: pressing('save', icon('save')),
      later: pressing('later', icon('later')),
      dismiss: pressing('dismiss', icon('dismiss')),
      undo: pressing('undo', say('undo')),
    };
    this.#buttons.undo.classList.add('text');
    for (const [name, element] of Object.entries(this.#buttons)) element.dataset['action'] = name;
    this.#words = document.createElement('span');
    this.#words.className = 'words';
    this.#words.setAttribute('role', 'status');
    // On a page of another script its words run their own way.
    this.#words.dir = 'auto';
    const { save, later, dismiss, undo } = this.#buttons;
    this.bar.append(save, this.#words, undo, later, dismiss);
    this.host.root.append(this.bar);
  }

  /** Answers whether it says something else than before. */
  show(view: RailView): boolean {
    const { state, known } = view;
    this.bar.dataset['state'] = state;
    this.bar.toggleAttribute('data-current', view.isCurrent);
    this.bar.ariaBusy = String(state === 'asking');
    const kept = state === 'asking' || state === 'failed' ? known?.state : state;
    this.#press('save', kept === 'saved');
    this.#press('later', kept === 'later');
    this.#press('dismiss', kept === 'dismissed');
    this.#buttons.save.title = this.#buttons.save.ariaLabel = say(kept === 'saved' ? 'saved' : 'save');
    const isStale = state === 'stale';
    this.#buttons.undo.hidden = !view.canUndo;
    this.#buttons.save.hidden = this.#buttons.later.hidden = isStale;
    // A kept paper is put away in the library, not on a page.
    this.#buttons.dismiss.hidden = isStale || kept === 'saved' || kept === 'later';
    return this.#speak(view);
  }

  #press(action: 'save' | 'later' | 'dismiss', isPressed: boolean): void {
    this.#buttons[action].ariaPressed = String(isPressed);
  }

  #speak(view: RailView): boolean {
    const words = wordsOf(view);
    if (words === this.#said) return false;
    this.#said = words;
    this.#words.textContent = words;
    // What the reader did, and what became of it; not what was only met.
    this.#words.toggleAttribute('data-own', view.state !== 'seen' && view.state !== 'dismissed');
    return true;
  }

  /** Slides the rail along its line, in CSS px, and gives it a ground of its own there. */
  place(shift: number): void {
    this.bar.style.translate = shift === 0 ? '' : `${shift}px`;
    this.bar.toggleAttribute('data-cramped', shift !== 0);
  }
}

/** What a rail says, in words; nothing for a paper that is simply new. */
function wordsOf({ state, known, message }: RailView): string {
  switch (state) {
    case 'stale':
      return say('reload_this_page');
    case 'failed':
      return message || say('not_saved');
    case 'saved':
    case 'later': {
      const word = say(state === 'saved' ? 'saved' : 'for_later');
      const marks = known?.marks.length ?? 0;
      return marks > 0 ? `${word} · ${sayCount('marks', marks)}` : word;
    }
    case 'dismissed':
      return say('dismissed');
    case 'seen':
      return known?.met ? say('seen_on', siteName(known.met.site), sayDay(known.met.day)) : '';
    case 'asking':
    case 'new':
      return '';
  }
}
