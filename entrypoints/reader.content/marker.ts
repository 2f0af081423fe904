/** From selected words to a mark: offers the tool when a selection rests, and opens it on a mark that is clicked. */
import { randomId } from '../../lib/paper/random-id.ts';
import type { MarkColour } from '../../lib/paper/rows.ts';
import type { FoundMark, Marks } from './marks.ts';
import type { MarkChoice, MarkTool } from './mark-tool.ts';
import { selectedWords, type SelectedWords } from './selection.ts';
import { greetingOf, type Session } from './session.ts';
import { HOST_NAME } from './shadow.ts';

/** The event happened in one of our own elements. */
function isOurs(event: Event): boolean {
  return event.target instanceof Element && event.target.localName === HOST_NAME;
}

/** A selection has come to rest after so many ms: long enough for a double click to become a triple one. */
const REST = 250;

export class Marker {
  readonly #session: Session;
  readonly #marks: Marks;
  readonly #tool: MarkTool;
  readonly #say: (message: string) => void;
  readonly #failed: (error: Awaited<ReturnType<Session['perform']>>) => string;
  #colour: MarkColour = 'gold';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPressed = false;

  constructor(
    session: Session,
    marks: Marks,
    tool: MarkTool,
    say: (message: string) => void,
    failed: (answer: Awaited<ReturnType<Session['perform']>>) => string,
  ) {
    this.#session = session;
    this.#marks = marks;
    this.#tool = tool;
    this.#say = say;
    this.#failed = failed;
  }

  listen(signal: AbortSignal): void {
    document.addEventListener('selectionchange', () => this.#onSelection(), { signal });
    document.addEventListener(
      'pointerdown',
      (event) => {
        // A press on our own tool is seen here as one on its host.
        if (isOurs(event)) return;
        this.#isPressed = true;
        if (event.isTrusted) this.#tool.close();
      },
      { signal },
    );
    document.addEventListener(
      'pointerup',
      (event) => {
        this.#isPressed = false;
        if (!event.isTrusted || isOurs(event)) return;
        this.#onSelection();
      },
      { signal },
    );
    document.addEventListener('click', (event) => this.#onClick(event), { signal });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && this.#tool.isOpen) this.#tool.close();
      },
      { signal },
    );
  }

  #onSelection(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#offer(), REST);
  }

  #offer(): void {
    if (this.#isPressed || this.#tool.isBusy) return;
    const selection = document.getSelection();
    const words = selection ? selectedWords(this.#session, selection) : [];
    if (!selection || words.length === 0) {
      if (this.#tool.isOpen && (!selection || selection.isCollapsed) && !this.#isOnMark) this.#tool.close();
      return;
    }
    this.#isOnMark = false;
    const boxes = selection.getRangeAt(0).getClientRects();
    const box = boxes[boxes.length - 1] ?? selection.getRangeAt(0).getBoundingClientRect();
    this.#tool.open({
      box,
      colour: this.#colour,
      note: '',
      choose: (choice) => void this.#make(words, choice),
    });
  }

  #isOnMark = false;

  async #make(words: readonly SelectedWords[], choice: MarkChoice): Promise<void> {
    this.#colour = choice.colour;
    document.getSelection()?.removeAllRanges();
    for (const { place, mark } of words) {
      await this.#session.act(place, {
        kind: 'mark',
        sighting: greetingOf(place),
        mark: { ...mark, ...choice, id: randomId() },
      });
    }
  }

  #onClick(event: MouseEvent): void {
    if (!event.isTrusted || isOurs(event) || event.button !== 0 || !document.getSelection()?.isCollapsed)
      return;
    // A link under a mark stays a link.
    if (event.target instanceof Element && event.target.closest('a[href], button, input')) return;
    const [found] = this.#marks.hit(event.clientX, event.clientY);
    if (found) this.#edit(found, new DOMRect(event.clientX, event.clientY - 8, 1, 20));
  }

  #edit({ mark }: FoundMark, box: DOMRect): void {
    this.#isOnMark = true;
    this.#tool.open({
      box,
      colour: mark.colour,
      note: mark.note,
      choose: (choice) => void this.#tell({ kind: 'edit-mark', id: mark.id, ...choice }),
      remove: () => void this.#tell({ kind: 'remove-mark', id: mark.id }),
    });
  }

  async #tell(action: Parameters<Session['perform']>[0]): Promise<void> {
    const answer = await this.#session.perform(action);
    if (!answer.ok) this.#say(this.#failed(answer));
  }
}
