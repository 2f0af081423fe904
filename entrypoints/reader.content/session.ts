/**
 * One document's life with us: its papers as they are read, what the library knows of each, and the actions of the
 * reader. Views (rails, marks) subscribe; the session touches no page element but through the site reader.
 */
import { randomId } from '../../lib/paper/random-id.ts';
import { browser } from 'wxt/browser';
import { createPageReader, MOST_ENTRIES, type PageReader } from '../../lib/sites/page-reader.ts';
import type { Page, Sighting, SiteReader } from '../../lib/sites/contract.ts';
import { createClient, newOperation } from '../../lib/wire/client.ts';
import type { Answer } from '../../lib/wire/answer.ts';
import type { AnchoredMark, KnownState, TextToAnchor } from '../../lib/paper/sightings.ts';
import type { ContentProtocol, PageAction, PageReport, Skimmed } from '../../lib/wire/content.ts';
import { failureWords, shortWords } from './failure-words.ts';
import { greetingOf, greetingOfSighting, Places, type Place } from './places.ts';
import type { SessionViews } from './session-views.ts';
import { beforeLayout } from './turns.ts';

/** Reading holds the page's thread for so many ms at a time; a collection of garbage in between makes it some more. */
const SLICE = 6;
/** Sightings a message at most: what the wire allows. */
const BATCH = 200;
/** While a page is being read a message waits for so many: the rails in the window need not wait for its end. */
const ENOUGH = 25;
/** Messages on their way at a time. */
const LANES = 4;
/** What was done can be taken back from the rail for so long, in ms. */
const UNDO_SHOWN = 12_000;

export { greetingOf, type Place } from './places.ts';
export type { SessionViews } from './session-views.ts';

/** What is told of a page that the general reader reads. */
export interface GeneralFacts {
  /** May be papers too, for the popup to offer. */
  guesses?: () => Sighting[];
  /** The site whose own reader it stands in for, and what the page broke of that one's expectations. */
  broken?: { site: string; faults: string[] } | undefined;
}

export class Session {
  readonly document = randomId();
  readonly #places = new Places();
  readonly page: Page;
  readonly reader: SiteReader;
  readonly #reading: PageReader;
  readonly #ask = createClient<ContentProtocol>('background', (call) => browser.runtime.sendMessage(call));
  readonly #views: SessionViews[] = [];
  #waiting: Place[] = [];
  #isPumping = false;
  /** More came while it was being read. */
  #isAskedAgain = false;
  /** What was asked by now is answered. */
  greeting: Promise<void> = Promise.resolve();
  #lanes = 0;
  #news = 0;
  #isOver = false;
  readonly #general: GeneralFacts;

  constructor(page: Page, reader: SiteReader, general: GeneralFacts) {
    this.#general = general;
    this.page = page;
    this.reader = reader;
    this.#reading = createPageReader(page, reader);
  }

  /** Every place that is on the page, in page order. */
  get places(): readonly Place[] {
    return this.#places.all;
  }

  /** Grows whenever the page turned out to show other papers than before. */
  get news(): number {
    return this.#news;
  }

  subscribe(...views: SessionViews[]): void {
    this.#views.push(...views);
  }

  /** Stops speaking and listening: the page is gone or shows something else. */
  end(): void {
    this.#isOver = true;
  }

  /** Reads what is not read yet, in slices between which the page may work. */
  async read(): Promise<void> {
    if (this.#isPumping) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isPumping = true;
    this.#leaveOut();
    this.#reading.refresh();
    while (!this.#reading.done && !this.#isOver) {
      const start = performance.now();
      this.#add(this.#reading.next(SLICE));
      performance.measure('offprint:read', { start });
      if (this.#waiting.length >= ENOUGH) void this.#greet();
      // The background answers while the page is laid out, which takes longer than reading it.
      if (!this.#reading.done) await beforeLayout();
    }
    this.#isPumping = false;
    if (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      return this.read();
    }
    if (this.#waiting.length > 0 || this.places.length === 0) await this.#greet();
  }

  /** Reads entries again whose nodes changed; those that now show another paper become that paper. */
  reread(nodes: Iterable<Node>): void {
    for (const node of nodes) {
      const sighting = this.#reading.reread(node);
      if (!sighting) continue;
      const old = this.places.find((place) => place.sighting.elements.entry === sighting.elements.entry);
      if (old) this.#replace(old, sighting);
      else this.#add([sighting]);
    }
    // While a page is being read its greetings are the reading's affair.
    if (this.#waiting.length > 0 && !this.#isPumping) void this.#greet();
  }

  /**
   * Whether a place shows the paper that was read from it. Where it does not, what it shows now is taken in, so that the
   * reader can look again: what is kept is what was seen.
   */
  stillShows(place: Place): boolean {
    const { sighting } = place;
    const { entry, title } = sighting.elements;
    this.reread([title ?? entry]);
    return place.sighting === sighting && entry.isConnected;
  }

  /** Lets go of places whose entries the page took out: one that renders itself anew for hours must not fill us. */
  #leaveOut(): void {
    const gone = this.#places.removeGone();
    if (gone.length === 0) return;
    this.#news++;
    const left = new Set(gone);
    this.#waiting = this.#waiting.filter((place) => !left.has(place));
    for (const view of this.#views) view.removed?.(gone);
  }

  #add(sightings: Sighting[]): void {
    if (sightings.length === 0) return;
    this.#news++;
    const places = this.#places.add(sightings);
    this.#waiting.push(...places);
    for (const view of this.#views) view.added?.(places);
  }

  #replace(place: Place, sighting: Sighting): void {
    this.#news++;
    this.#places.replace(place, sighting);
    this.#waiting.push(place);
    this.#tell([place]);
  }

  /**
   * Asks about all that waits, and about what comes to wait meanwhile. Once the page is read, what is left of it does not
   * wait for the answer about its beginning.
   */
  #greet(): Promise<void> {
    if (this.#lanes < LANES) {
      this.#lanes++;
      const before = this.greeting;
      this.greeting = this.#greetAll().then(() => before);
    }
    return this.greeting;
  }

  /** One message after the other, so that what stands first is known first; the next is on its way while one is taken in. */
  async #greetAll(): Promise<void> {
    let batch = this.#waiting.splice(0, BATCH);
    let question = this.#greetBatch(batch);
    for (let isLast = false; !isLast;) {
      const answer = await question;
      if (this.#isOver) return;
      const asked = batch;
      isLast = this.#waiting.length === 0;
      if (isLast) this.#lanes--;
      else question = this.#greetBatch((batch = this.#waiting.splice(0, BATCH)));
      this.#take(answer, asked);
    }
  }

  #greetBatch(batch: readonly Place[]): Promise<Answer<KnownState[]>> {
    return this.#ask.greet({
      document: this.document,
      site: this.reader.id,
      sightings: batch.map(greetingOf),
      total: this.places.length,
    });
  }

  #take(answer: Answer<KnownState[]>, asked: Place[]): void {
    if (!answer.ok) {
      for (const place of asked) this.#fail(place, answer);
      this.#tell(asked);
      return;
    }
    this.#know(answer.value);
  }

  /** Takes in what the library knows; every place of the same paper follows. */
  #know(states: readonly KnownState[]): void {
    const changed: Place[] = [];
    for (const known of states) {
      for (const place of this.#places.of(known.key)) {
        place.known = known;
        place.state = known.state;
        place.message = undefined;
        changed.push(place);
      }
    }
    this.#tell(changed);
  }

  #fail(place: Place, answer: Extract<Answer<never>, { ok: false }>): void {
    place.state = 'failed';
    place.message = shortWords(answer.error);
    for (const view of this.#views) view.failed?.(failureWords(answer));
    if (answer.error === 'orphaned') this.orphan();
  }

  /** The extension was updated or switched off: no rail of this page can do anything before it is loaded again. */
  orphan(): void {
    this.#isOver = true;
    for (const place of this.places) {
      place.state = 'stale';
      place.canUndo = false;
    }
    this.#tell(this.places);
  }

  #tell(places: readonly Place[]): void {
    if (places.length === 0) return;
    for (const view of this.#views) view.changed?.(places);
  }

  /** The document is back from the browser's cache: what the background knew of it may be gone, so all is told anew. */
  async greetAgain(): Promise<void> {
    this.#waiting = [...this.places];
    if (this.#waiting.length > 0) await this.#greet();
  }

  /** Papers that changed in another tab, the popup or the panel. */
  async refresh(papers: readonly string[], keys: readonly string[]): Promise<void> {
    const touched = new Set(papers);
    const named = new Set(keys);
    const isTouched = (place: Place) =>
      named.has(place.key) || (place.known?.paper ? touched.has(place.known.paper) : papers.length > 0);
    // A paper saved elsewhere is known here only by its key: places that are not kept are asked about again.
    const places = this.places.filter(isTouched);
    for (let at = 0; at < places.length; at += BATCH) {
      const batch = places.slice(at, at + BATCH);
      const answer = await this.#greetBatch(batch);
      if (this.#isOver) return;
      if (answer.ok) this.#know(answer.value);
    }
  }

  /** One action on a paper of this page. What the rail says follows the answer, never the click. */
  async act(place: Place, action: PageAction): Promise<boolean> {
    const before = place.state;
    place.state = 'asking';
    this.#tell([place]);
    const answer = await this.#send(action);
    if (!answer.ok) {
      place.state = before;
      this.#fail(place, answer);
      this.#tell([place]);
      return false;
    }
    place.state = before;
    this.#know(answer.value.states);
    this.#tell([place]);
    this.#offerUndo(place);
    return true;
  }

  async #send(action: PageAction) {
    const answer = await this.#ask.act({
      document: this.document,
      site: this.reader.id,
      operation: newOperation(),
      action,
    });
    const { ask, states } = answer.ok ? answer.value : { states: [] };
    if (ask)
      for (const view of this.#views) for (const { paper } of states) if (paper) view.asked?.(ask, paper);
    return answer;
  }

  /** May papers kept from this site be completed? These are, if so. */
  answerCompleting(answer: 'always' | 'off', papers: string[]): void {
    void this.#ask.answerCompleting({ document: this.document, answer, papers });
  }

  /** An action on something that has no place of its own (a mark by id); the papers it touched are told by `changed`. */
  async perform(action: PageAction): Promise<Answer<{ undone?: string | null }>> {
    const answer = await this.#send(action);
    if (answer.ok) this.#know(answer.value.states);
    return answer;
  }

  #offerUndo(place: Place): void {
    for (const other of this.places) if (other.canUndo) other.canUndo = false;
    place.canUndo = true;
    this.#tell(this.places.filter((other) => other === place));
    setTimeout(() => {
      place.canUndo = false;
      this.#tell([place]);
    }, UNDO_SHOWN);
  }

  /** Takes back the last thing done on this page. */
  async undo(): Promise<Answer<{ undone?: string | null }>> {
    const answer = await this.perform({ kind: 'undo' });
    const offered = this.places.filter((place) => place.canUndo);
    for (const place of offered) place.canUndo = false;
    this.#tell(offered);
    return answer;
  }

  /** What the sentences of abstracts do; null when it cannot be told now. */
  async skim(texts: { key: string; text: string }[]): Promise<Skimmed | null> {
    const answer = await this.#ask.skim({ texts });
    return answer.ok && !this.#isOver ? answer.value : null;
  }

  /** Where marks stand in texts that lack their very words; null when it cannot be told now. */
  async anchor(texts: TextToAnchor[]): Promise<AnchoredMark[][] | null> {
    const answer = await this.#ask.anchor({ document: this.document, site: this.reader.id, texts });
    return answer.ok && !this.#isOver ? answer.value : null;
  }

  /** Fetches the script with the tools of marking into this page. */
  startMarking(): Promise<Answer<null>> {
    return this.#ask.startMarking(null);
  }

  /** Fetches the script of the further keys into this page. */
  startKeys(): Promise<Answer<null>> {
    return this.#ask.startKeys(null);
  }

  /** Opens the library beside the page, on a paper. In the reader's gesture. */
  openPanel(paper: string | null): void {
    void this.#ask.openPanel({ paper });
  }

  seen(keys: string[]): void {
    void this.#ask.seen({ document: this.document, site: this.reader.id, keys });
  }

  /** What the page broke of its reader's expectations. */
  faults(): string[] {
    return this.#reading.done ? this.#reading.broken() : [];
  }

  /** What the popup shows. */
  report(): PageReport {
    const url = new URL(this.page.url);
    const { site, faults: broken } = this.#general.broken ?? { site: undefined, faults: this.faults() };
    return {
      site: this.reader.id,
      insteadOf: site,
      kind: this.places.length > 0 ? this.reader.recognise(url) : null,
      url: this.page.url,
      empty: this.places.length === 0 && broken.length === 0,
      broken,
      guesses: (this.#general.guesses?.() ?? []).map(greetingOfSighting),
      limited: this.places.length >= MOST_ENTRIES,
      sightings: this.#places.papers().map((place) => {
        const { known } = place;
        const { state = 'new', paper, met, marks = [] } = known ?? {};
        return { ...greetingOf(place), state, paper, met, marks: marks.length };
      }),
    };
  }
}
