/** Everything of ours on one page: the session and its views, and what keys, clicks and messages do to them. */
import { browser } from 'wxt/browser';
import type { Answer, Call } from '../../lib/wire/answer.ts';
import { pagePayloads } from '../../lib/wire/page-payloads.ts';
import { ROLES } from '../../lib/paper/roles.ts';
import { say } from '../../lib/browser/words/words.ts';
import type { Page, SiteReader } from '../../lib/sites/contract.ts';
import { createPainter } from '../../lib/anchor/paint.ts';
import { type ViewSettings, viewSettings } from '../../lib/browser/settings/view-settings.ts';
import { failureWords } from './failure-words.ts';
import { button } from './controls.ts';
import { Cursor } from './cursor.ts';
import type { PageKey } from '../../lib/browser/keys/page-keys.ts';
import { listenToKeys } from './keyboard.ts';
import { FurtherKeys } from './further-keys.ts';
import { Marker } from './marker.ts';
import { INK_GROUPS, Inks } from './inks.ts';
import { Legend } from './legend.ts';
import { MARK_GROUPS, Marks } from './marks.ts';
import { Rails } from './rails.ts';
import type { RailAction } from './rail.ts';
import { greetingOf, Session, type GeneralFacts, type Place } from './session.ts';
import { createHost, themeOf, type Host } from './shadow.ts';
import { watchTheme } from './theme-watch.ts';
import { guardRoot } from './typing-guard.ts';

/** A page that takes our overlay out so often does so on purpose. */
const MOST_EVICTIONS = 5;

export class PageView {
  readonly #session: Session;
  readonly #rails: Rails;
  readonly #painter = createPainter({ prefix: 'offprint-', groups: [...INK_GROUPS, ...MARK_GROUPS] });
  readonly #marks: Marks;
  readonly #marker: Marker;
  readonly #inks: Inks;
  readonly #legend: Legend;
  /** Changes of settings that are being kept. */
  #setting = 0;
  readonly #overlay: Host;
  readonly #cursor: Cursor;
  readonly #toast: HTMLElement;
  readonly #spoken: HTMLElement;
  readonly #further: FurtherKeys;
  readonly #listening = new AbortController();
  #evictions = 0;
  /** The page may have changed its colours. */
  dressed: (() => void) | undefined;

  constructor(page: Page, reader: SiteReader, general: GeneralFacts = {}) {
    this.#session = new Session(page, reader, general);
    this.#rails = new Rails(this.#session, { act: (place, action) => void this.#act(place, action) });
    this.#overlay = createHost('overlay');
    guardRoot(this.#overlay.root);
    this.#cursor = new Cursor(this.#session, this.#overlay.root);
    this.#toast = document.createElement('div');
    this.#toast.className = 'toast';
    this.#toast.setAttribute('role', 'status');
    this.#overlay.root.append(this.#toast);
    this.#spoken = document.createElement('div');
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('role', 'status');
    this.#overlay.root.append(this.#spoken);
    this.#marks = new Marks(this.#session, this.#painter);
    this.#marker = new Marker({
      session: this.#session,
      marks: this.#marks,
      overlay: this.#overlay.root,
      hold: () => this.#hold(),
      announce: (message, canUndo) => this.#announce(message, canUndo),
      speak: (message) => (this.#spoken.textContent = message),
    });
    this.#further = new FurtherKeys({
      session: this.#session,
      overlay: this.#overlay.root,
      hold: () => this.#hold(),
      announce: (message) => this.#announce(message),
      speak: (message) => (this.#spoken.textContent = message),
      fold: (folds) => this.#inks.fold(folds),
    });
    this.#legend = new Legend(this.#overlay.root, (settings) => void this.#set(settings));
    this.#inks = new Inks(this.#session, this.#painter, () => this.#legend.show());
    this.#session.subscribe(this.#rails, this.#marks, this.#inks, {
      removed: (places) => this.#cursor.removed(places),
      // The rail has room for two words; the sentence is said once.
      failed: (words) => this.#announce(words),
      asked: (about, paper) => void this.#further.ask(about, paper),
    });
  }

  async start(): Promise<void> {
    const { signal } = this.#listening;
    // After the page's own first layout: asking for a colour before it would make the page do that work twice.
    requestAnimationFrame(() => this.#wearTheme());
    document.documentElement.append(this.#overlay.element);
    listenToKeys((key) => void this.#press(key), signal);
    this.#marker.listen(signal);
    const place = () => {
      this.#cursor.place();
      this.#inks.place();
    };
    const resize = () => {
      place();
      this.#rails.refit();
    };
    window.addEventListener('resize', resize, { signal, passive: true });
    viewSettings.watch((settings) => {
      // What is on its way was decided later than what is told of now.
      if (this.#setting === 0) this.#apply(settings);
    }, signal);
    void viewSettings.read().then((settings) => this.#apply(settings));
    this.dressed = watchTheme(() => {
      this.#wearTheme();
      this.#rails.retheme();
      this.#inks.retheme();
    }, signal);
    await this.#session.read();
  }

  /** The id of the reader at work. */
  get site(): string {
    return this.#session.reader.id;
  }

  /** Papers that were found. */
  get count(): number {
    return this.#session.places.length;
  }

  /** What the page broke of its reader's expectations, in words; empty while it is being read. */
  faults(): string[] {
    return this.#session.faults();
  }

  #wearTheme(): void {
    this.#overlay.element.dataset['theme'] = themeOf(document.body);
  }

  /** Puts the overlay back where the page took it out; one that keeps doing so has its way. */
  #hold(): void {
    const { element } = this.#overlay;
    if (element.isConnected || this.#evictions >= MOST_EVICTIONS) return;
    this.#evictions++;
    document.documentElement.append(element);
  }

  containers(): Element[] {
    const { reader, page } = this.#session;
    const found = reader.containers(page);
    return found.length > 0 ? found : [document.body];
  }

  /** The page changed by itself: what came is read, what was changed is read again, what was taken is restored. True when papers came, went or changed. */
  async pageChanged(nodes: Set<Node>): Promise<boolean> {
    const { news } = this.#session;
    this.#session.reread(nodes);
    const reading = this.#session.read();
    this.#hold();
    this.#rails.restore();
    this.#marks.restore(nodes);
    this.#inks.restore(nodes);
    this.#cursor.place();
    this.#inks.place();
    await reading;
    return this.#session.news !== news;
  }

  /** The document is shown again as it was left. */
  shownAgain(): void {
    void this.#session.greetAgain();
  }

  end(): void {
    this.#listening.abort();
    this.#session.end();
    this.#rails.end();
    this.#inks.end();
    this.#painter.dispose();
    this.#overlay.element.remove();
  }

  /** The extension was updated or switched off: nothing can be saved from this page before it is loaded again. */
  orphaned(): void {
    this.#session.orphan();
    this.#listening.abort();
  }

  async #act(place: Place, action: RailAction): Promise<void> {
    if (place.state === 'stale') return;
    if (action === 'undo') return this.#undo();
    if (!this.#session.stillShows(place)) return this.#announce(say('entry_changed'));
    const sighting = greetingOf(place);
    if (action === 'dismiss') {
      const kind = place.state === 'dismissed' ? 'undismiss' : 'dismiss';
      await this.#session.act(place, { kind, sighting });
    } else await this.#session.act(place, { kind: action, sighting });
  }

  #apply(settings: ViewSettings): void {
    this.#legend.apply(settings);
    this.#inks.apply(settings);
  }

  /** Shown at once: the next key press begins where this one ended, however slow the storage is. */
  async #set(settings: ViewSettings): Promise<void> {
    this.#apply(settings);
    this.#setting += 1;
    try {
      await viewSettings.write(settings);
    } finally {
      this.#setting -= 1;
      if (this.#setting === 0) this.#apply(await viewSettings.read());
    }
  }

  async #undo(): Promise<void> {
    const answer = await this.#session.undo();
    if (!answer.ok) this.#announce(failureWords(answer));
    else this.#announce(answer.value.undone ? say('undone') : say('nothing_to_undo'));
  }

  async #press(key: PageKey): Promise<void> {
    if (key === 'undo') return this.#undo();
    if (key === 'mark' || key === 'mark-before') return this.#marker.press(key === 'mark' ? 1 : -1);
    if (key === 'density') {
      this.#spoken.textContent = this.#legend.step();
      return;
    }
    if (key === 'next' || key === 'previous') {
      this.#rails.setCurrent(this.#cursor.move(key === 'next' ? 1 : -1));
      return;
    }
    const role = ROLES.find((each) => each === key);
    const { places } = this.#session;
    const place = this.#cursor.current ?? (places.length === 1 ? places[0] : undefined);
    if (key === 'panel') this.#session.openPanel(place?.known?.paper ?? null);
    else if (key === 'save' || key === 'later' || key === 'dismiss') {
      if (place) await this.#act(place, key);
    } else if (role) this.#legend.toggle(role);
    else await this.#further.press(key, place);
  }

  #announce(message: string, canUndo = false): void {
    const words = document.createElement('span');
    words.textContent = message;
    this.#toast.replaceChildren(words);
    if (canUndo) {
      const undo = button(say('undo'), say('undo'), () => void this.#undo());
      undo.classList.add('text');
      undo.dataset['action'] = 'undo';
      this.#toast.append(undo);
    }
    setTimeout(() => words.parentNode && this.#toast.replaceChildren(), canUndo ? 8_000 : 4_000);
  }

  /** Messages from the background (`changed`) and our own pages (`report`, `reveal`). True when it was answered. */
  answer(
    message: Call,
    sender: { id?: string },
    respond: (answer: Answer<unknown>) => void,
  ): true | undefined {
    // Only the extension's own pages and background reach a tab's script this way; the id says so again.
    if (sender.id !== browser.runtime.id) return undefined;
    if (message.method === 'report') {
      const thrownOut = this.#rails.hasGivenUp || this.#evictions >= MOST_EVICTIONS;
      respond({ ok: true, value: { ...this.#session.report(), thrownOut } });
    } else if (message.method === 'changed') {
      const { papers, keys } = pagePayloads.changed(message.payload);
      void this.#session.refresh(papers, keys);
      respond({ ok: true, value: null });
    } else if (message.method === 'reveal') {
      const { key, mark } = pagePayloads.reveal(message.payload);
      const place = this.#session.places.find((each) => each.key === key);
      if (place) {
        this.#cursor.show(place);
        this.#rails.setCurrent(place);
      }
      if (!mark) respond({ ok: true, value: place !== undefined });
      else void this.#marker.show(mark).then((value) => respond({ ok: true, value }));
    } else if (message.method === 'press') {
      void this.#press(pagePayloads.press(message.payload).key);
      respond({ ok: true, value: null });
    } else if (message.method === 'notCompleted') {
      this.#announce(pagePayloads.notCompleted(message.payload).words);
      respond({ ok: true, value: null });
    } else return undefined;
    return true;
  }
}
