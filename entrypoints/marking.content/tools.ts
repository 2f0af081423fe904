/** Shows at most one thing at a time over the page: the toolbar of a selection, or the popover of marks. */
import type { Bibliography } from '../../lib/paper/bibliography.ts';
import type {
  MarkingTools,
  PopoverRequest,
  ToolbarRequest,
  SelectedWords,
} from '../reader.content/marking-door.ts';
import type { Session } from '../reader.content/session.ts';
import { copyText, quotation } from './clipboard.ts';
import { Floating } from './floating.ts';
import { Popover } from './popover.ts';
import { selectedWords } from './selection.ts';
import { toolbar } from './toolbar.ts';
import css from './marking.css?inline';

export class Tools implements MarkingTools {
  readonly #overlay: ShadowRoot;
  #floating: Floating | null = null;
  #popover: Popover | null = null;
  #open: MarkingTools['open'] = null;

  constructor(overlay: ShadowRoot) {
    this.#overlay = overlay;
    // Firefox refuses sheets of another world in a page's shadow root: an element is taken everywhere.
    const style = document.createElement('style');
    style.textContent = css;
    overlay.append(style);
  }

  get open(): MarkingTools['open'] {
    return this.#open;
  }

  get isBusy(): boolean {
    return this.#floating?.element.querySelector('input, textarea:focus') != null;
  }

  selected(session: Session, selection: Selection): SelectedWords[] {
    return selectedWords(session, selection);
  }

  showToolbar(request: ToolbarRequest): void {
    this.close();
    this.#show('toolbar', new Floating(this.#overlay, request.box), (floating) => {
      floating.fill(toolbar(request, floating, () => this.close()));
    });
  }

  showPopover(request: PopoverRequest): void {
    this.close();
    this.#show('popover', new Floating(this.#overlay, request.box), (floating) => {
      this.#popover = new Popover(request, floating, () => this.close());
    });
  }

  #show(open: 'toolbar' | 'popover', floating: Floating, draw: (floating: Floating) => void): void {
    this.#floating = floating;
    this.#open = open;
    draw(floating);
  }

  focus(): void {
    this.#floating?.focus();
  }

  close(): void {
    const popover = this.#popover;
    this.#popover = null;
    this.#open = null;
    popover?.end();
    this.#floating?.remove();
    this.#floating = null;
  }

  copy(words: string, record: Bibliography): Promise<boolean> {
    return copyText(quotation(words, record));
  }
}
