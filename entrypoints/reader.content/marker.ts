/** From selected words to a mark, and from a mark to its popover: listens to the reader, and asks the tools to show. */
import {
  colourName,
  colourNames,
  readLastColour,
  writeLastColour,
  type ColourNames,
} from '../../lib/browser/settings/mark-settings.ts';
import { say } from '../../lib/browser/words/words.ts';
import { randomId } from '../../lib/paper/random-id.ts';
import { MARK_COLOURS, type MarkColour } from '../../lib/paper/rows.ts';
import type { PageAction } from '../../lib/wire/content.ts';
import { failureWords } from './failure-words.ts';
import { isTyping } from './keyboard.ts';
import { markingDoor, type MarkChoice, type MarkingTools, type SelectedWords } from './marking-door.ts';
import type { FoundMark, Marks } from './marks.ts';
import type { Session } from './session.ts';
import { HOST_NAME } from './shadow.ts';

/** The event happened in one of our own elements. */
function isOurs(event: Event): boolean {
  return event.target instanceof Element && event.target.localName === HOST_NAME;
}

/** A selection has come to rest after so many ms: long enough for a double click to become a triple one. */
const REST = 250;
/** A selection that changes longer than so many ms after the reader's hand moved is the page's own doing. */
const BY_HAND = 1_500;
/** The handles of a selection by touch tell us nothing while they are drawn. */
const BY_TOUCH = 20_000;

export interface MarkerOptions {
  session: Session;
  marks: Marks;
  overlay: ShadowRoot;
  /** Puts the overlay back where the page took it out. */
  hold(): void;
  /** Says something that is seen too. */
  announce(message: string, canUndo?: boolean): void;
  /** Says something to those who listen. */
  speak(message: string): void;
}

const hasSelection = (): boolean => document.getSelection()?.isCollapsed === false;

export class Marker {
  readonly #of: MarkerOptions;
  #tools: MarkingTools | null = null;
  #names: ColourNames = {};
  #colour: MarkColour = MARK_COLOURS[0];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPressed = false;
  #handAt = -BY_TOUCH;
  #isTouch = false;
  /** The mark the reader is at, walking. */
  #at: string | null = null;

  constructor(options: MarkerOptions) {
    this.#of = options;
  }

  listen(signal: AbortSignal): void {
    const on = <K extends keyof DocumentEventMap>(name: K, take: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(name, (event) => event.isTrusted && !isOurs(event) && take(event), {
        signal,
      });
    on('selectionchange', () => this.#onSelection());
    on('pointerdown', () => {
      this.#isPressed = true;
      this.#tools?.close();
    });
    on('pointerup', (event) => {
      this.#isPressed = false;
      this.#onHand(event.pointerType === 'touch');
    });
    on('pointercancel', (event) => {
      this.#isPressed = false;
      this.#onHand(event.pointerType === 'touch');
    });
    on('click', (event) => this.#onClick(event));
    on('keyup', () => this.#onHand(false));
    // Keys pressed in our own tools too, which stop those that are theirs.
    document.addEventListener('keydown', (event) => event.isTrusted && this.#onKey(event), { signal });
    colourNames.watch((names) => (this.#names = names), signal);
    void colourNames.read().then((names) => (this.#names = names));
    void readLastColour().then((colour) => (this.#colour = colour));
    signal.addEventListener('abort', () => this.#tools?.close());
  }

  /** The reader asked by key: marks what is selected, else goes to the next or previous mark. */
  async press(step: 1 | -1): Promise<void> {
    if (hasSelection() && !(await this.#fetchTools())) return;
    const words = this.#selected();
    if (words.length > 0) await this.#make(words, { colour: this.#colour, note: '' });
    else await this.#walk(step);
  }

  /** Goes to a mark and opens it. False where it is not on the page. */
  async show(id: string): Promise<boolean> {
    const found = this.#of.marks.find(id);
    if (found) await this.#goTo(found);
    return found !== undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const tools = this.#tools;
    if (!tools?.open || event.isComposing) return;
    if (event.key === 'Escape') tools.close();
    else if (event.key === 'Tab' && !event.shiftKey && !isOurs(event) && !isTyping(event)) {
      // What floats over the words comes next, wherever it stands in the document.
      event.preventDefault();
      tools.focus();
    }
  }

  #onHand(isTouch: boolean): void {
    this.#isTouch = isTouch;
    this.#handAt = performance.now();
    this.#onSelection();
  }

  #onSelection(): void {
    const sinceHand = performance.now() - this.#handAt;
    if (!this.#isPressed && sinceHand > (this.#isTouch ? BY_TOUCH : BY_HAND)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#offer(), REST);
    // Fetched while the selection is still being drawn.
    if (!this.#tools && hasSelection()) void this.#fetchTools();
  }

  #selected(): SelectedWords[] {
    const selection = document.getSelection();
    return (selection && this.#tools?.selected(this.#of.session, selection)) ?? [];
  }

  async #fetchTools(): Promise<MarkingTools | null> {
    this.#of.hold();
    if (this.#tools) return this.#tools;
    let make = markingDoor.find();
    if (!make) {
      const answer = await this.#of.session.startMarking();
      make = markingDoor.find();
      if (!make && !answer.ok) this.#of.announce(failureWords(answer));
    }
    // Two may have waited for the same script.
    this.#tools ??= make?.(this.#of.overlay) ?? null;
    return this.#tools;
  }

  async #offer(): Promise<void> {
    if (this.#isPressed || this.#tools?.isBusy) return;
    if (!this.#tools && hasSelection()) await this.#fetchTools();
    const words = this.#selected();
    if (words.length === 0) {
      if (this.#tools?.open === 'toolbar') this.#tools.close();
      return;
    }
    const tools = await this.#fetchTools();
    const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : undefined;
    if (!tools || !range || this.#isPressed) return;
    const boxes = range.getClientRects();
    tools.showToolbar({
      box: boxes[boxes.length - 1] ?? range.getBoundingClientRect(),
      colour: this.#colour,
      names: this.#names,
      choose: (choice) => void this.#make(words, choice),
      copy: () => void this.#copy(words[0], words.map(({ mark }) => mark.quote.exact).join(' … ')),
    });
  }

  async #make(words: readonly SelectedWords[], choice: MarkChoice): Promise<void> {
    const [first] = words;
    if (!first) return;
    this.#colour = choice.colour;
    void writeLastColour(choice.colour);
    document.getSelection()?.removeAllRanges();
    const marks = words.map(({ sighting, mark }) => ({
      sighting,
      mark: { ...mark, ...choice, id: randomId() },
    }));
    const isDone = await this.#of.session.act(first.place, { kind: 'mark', marks });
    if (isDone) this.#of.speak(say('marked_in', colourName(this.#names, choice.colour)));
  }

  async #copy(words: { sighting: SelectedWords['sighting'] } | undefined, text: string): Promise<void> {
    if (!words) return;
    const isDone = await this.#tools?.copy(text, words.sighting.record);
    this.#of.announce(say(isDone ? 'copied' : 'copy_failed'));
  }

  #onClick(event: MouseEvent): void {
    if (event.button !== 0 || document.getSelection()?.isCollapsed === false) return;
    // A link under a mark stays a link.
    if (event.target instanceof Element && event.target.closest('a[href], button, input')) return;
    const found = this.#of.marks.hit(event.clientX, event.clientY);
    if (found.length > 0) void this.#open(found, new DOMRect(event.clientX, event.clientY - 8, 1, 20));
  }

  async #walk(step: 1 | -1): Promise<void> {
    const marks = this.#of.marks.inOrder();
    const at = marks.findIndex(({ mark }) => mark.id === this.#at);
    const boxOf = ({ range }: FoundMark) => range.getBoundingClientRect();
    const next =
      at >= 0
        ? marks[(at + step + marks.length) % marks.length]
        : step > 0
          ? (marks.find((each) => boxOf(each).bottom > 0) ?? marks[0])
          : (marks.findLast((each) => boxOf(each).top < window.innerHeight) ?? marks.at(-1));
    if (next) await this.#goTo(next);
    else this.#of.announce(say('no_marks_here'));
  }

  async #goTo(found: FoundMark): Promise<void> {
    const { top, bottom } = found.range.getBoundingClientRect();
    const room = window.innerHeight;
    // A third of the way down: what stands before and after it stays in sight.
    if (top < 0 || bottom > room * 0.9) window.scrollBy({ top: top - room / 3, behavior: 'instant' });
    const box = [...found.range.getClientRects()].at(-1) ?? found.range.getBoundingClientRect();
    await this.#open([found], box);
    this.#tools?.focus();
  }

  async #open(found: readonly FoundMark[], box: DOMRect): Promise<void> {
    const tools = await this.#fetchTools();
    if (!tools) return;
    const byId = new Map(found.map((each) => [each.mark.id, each]));
    tools.showPopover({
      box,
      names: this.#names,
      marks: found.map(({ mark }) => mark),
      shown: ({ id }) => {
        this.#at = id;
        this.#of.marks.point(this.#of.marks.find(id) ?? null);
      },
      change: (mark, fields) => this.#tell({ kind: 'edit-mark', id: mark.id, ...fields }),
      remove: (mark) => void this.#remove(mark.id),
      copy: (mark) => {
        const place = byId.get(mark.id)?.place;
        if (place)
          void this.#copy({ sighting: { key: place.key, record: place.sighting.record } }, mark.quote.exact);
      },
      openPanel: (mark) => this.#of.session.openPanel(byId.get(mark.id)?.place.known?.paper ?? null),
      closed: () => this.#of.marks.point(null),
    });
  }

  async #remove(id: string): Promise<void> {
    if (await this.#tell({ kind: 'remove-mark', id })) this.#of.announce(say('deleted_mark'), true);
  }

  async #tell(action: PageAction): Promise<boolean> {
    const answer = await this.#of.session.perform(action);
    if (!answer.ok) this.#of.announce(failureWords(answer));
    return answer.ok;
  }
}
