/**
 * Where a paper's marks stand on this page: at their very words where the page has them, else where the background, which
 * can align texts, says. What it has said is remembered as long as the page's text stays.
 */
import { findQuote } from '../../lib/anchor/quote.ts';
import type { AnchoredMark, MarkView, TextToAnchor } from '../../lib/paper/sightings.ts';
import { readElementText } from '../../lib/text/abstract-text.ts';
import { blockNamed, bodyOf, findInBody } from './paper-body.ts';
import type { Place } from './session.ts';

/** A mark that was found with a lower score is drawn weakly. */
const SURE = 0.8;
/** What the wire allows a message. */
const MOST_TEXTS = 40;
const MOST_MARKS = 200;

export interface PlacedMark {
  mark: MarkView;
  range: Range;
  /** `weak`: its words were only found nearly. `over`: a longer mark lies under it. */
  ground: 'plain' | 'weak' | 'over';
}

type Answers = Map<string, AnchoredMark['place']>;

interface Question extends TextToAnchor {
  element: Element;
  place: Place;
}

export class MarkPlaces {
  readonly #ask: (texts: TextToAnchor[]) => Promise<AnchoredMark[][] | null>;
  /** Told of places about whose marks more is known now. */
  readonly #learned: (places: Place[]) => void;
  readonly #answers = new WeakMap<Element, { text: string; marks: Answers }>();
  /** Blocks where marks stand that were lost from their own. */
  readonly #moved = new WeakMap<Place, Map<string, Element | null>>();
  #questions: Question[] = [];
  #isAsking = false;

  constructor(
    ask: (texts: TextToAnchor[]) => Promise<AnchoredMark[][] | null>,
    learned: (places: Place[]) => void,
  ) {
    this.#ask = ask;
    this.#learned = learned;
  }

  /** The marks of a place that stand on this page. Those that must be asked about come when `learned` is told. */
  of(place: Place): PlacedMark[] {
    const marks = place.known?.marks ?? [];
    const byElement = new Map<Element, MarkView[]>();
    const lost: MarkView[] = [];
    for (const mark of marks) {
      const element = this.#elementOf(place, mark);
      if (element) byElement.set(element, [...(byElement.get(element) ?? []), mark]);
      else if (mark.target === 'body') lost.push(mark);
    }
    const placed = [...byElement].flatMap(([element, own]) => this.#in(element, own, place, lost));
    const { shortAbstract } = place.sighting.elements;
    if (shortAbstract) placed.push(...inPart(shortAbstract, marks));
    if (lost.length > 0 && bodyOf(place.sighting.elements)) this.#seek(place, lost);
    return placed;
  }

  #elementOf(place: Place, mark: MarkView): Element | null | undefined {
    const { elements } = place.sighting;
    if (mark.target !== 'body') return elements[mark.target];
    return this.#moved.get(place)?.get(nameOf(mark)) ?? blockNamed(elements, mark.block ?? '');
  }

  #in(element: Element, marks: readonly MarkView[], place: Place, lost: MarkView[]): PlacedMark[] {
    const shown = readElementText(element);
    const known = this.#answers.get(element);
    const answers = known?.text === shown.text ? known.marks : undefined;
    const placed: (PlacedMark & { start: number; end: number })[] = [];
    const unknown: string[] = [];
    for (const mark of marks) {
      const exact = findQuote(shown.text, mark);
      const told = exact ? undefined : answers?.get(nameOf(mark));
      const at = exact ?? told;
      if (!at) {
        if (told === undefined) unknown.push(mark.id);
        else if (mark.target === 'body') lost.push(mark);
        continue;
      }
      const range = shown.toRange(at.start, at.end);
      const isSure = exact !== null || (told?.score ?? 0) >= SURE;
      if (range) placed.push({ ...at, mark, range, ground: isSure ? 'plain' : 'weak' });
    }
    liftShorter(placed);
    if (unknown.length > 0) {
      const isAbstract = element === place.sighting.elements.abstract;
      const version = place.sighting.record.ids.arxivVersion;
      const { key } = place;
      this.#questions.push({ key, text: shown.text, isAbstract, version, marks: unknown, element, place });
      void this.#pump();
    }
    return placed;
  }

  async #pump(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    // Questions that come up in this turn go in one message.
    await Promise.resolve();
    while (this.#questions.length > 0) {
      const batch = this.#batch();
      const lists = await this.#ask(batch.map(({ element: _element, place: _place, ...text }) => text));
      // Not answered: the extension is gone or the library is closed; asking again would not help.
      if (!lists) break;
      batch.forEach((question, index) => this.#take(question, lists[index] ?? []));
      this.#learned([...new Set(batch.map(({ place }) => place))]);
    }
    this.#questions = [];
    this.#isAsking = false;
  }

  #batch(): Question[] {
    const batch: Question[] = [];
    let count = 0;
    for (let next = this.#questions[0]; next && batch.length < MOST_TEXTS; next = this.#questions[0]) {
      const room = MOST_MARKS - count;
      if (room === 0) break;
      batch.push({ ...next, marks: next.marks.slice(0, room) });
      count += Math.min(room, next.marks.length);
      if (next.marks.length > room) this.#questions[0] = { ...next, marks: next.marks.slice(room) };
      else this.#questions.shift();
    }
    return batch;
  }

  #take({ element, text, marks, place }: Question, answers: readonly AnchoredMark[]): void {
    const known = this.#answers.get(element);
    const list: Answers = known?.text === text ? known.marks : new Map();
    this.#answers.set(element, { text, marks: list });
    const told = new Map(answers.map((answer) => [answer.id, answer.place]));
    const views = new Map(place.known?.marks.map((mark) => [mark.id, mark]));
    for (const id of marks) {
      const mark = views.get(id);
      if (mark) list.set(nameOf(mark), told.get(id) ?? null);
    }
  }

  /** Looks for words that are not in their own block in all the others, once. */
  #seek(place: Place, lost: readonly MarkView[]): void {
    const moved = this.#moved.get(place) ?? new Map<string, Element | null>();
    this.#moved.set(place, moved);
    const unsought = lost.filter((mark) => !moved.has(nameOf(mark)));
    if (unsought.length === 0) return;
    for (const mark of unsought) moved.set(nameOf(mark), null);
    void findInBody(place.sighting.elements, unsought).then((found) => {
      for (const mark of unsought) moved.set(nameOf(mark), found.get(mark.id) ?? null);
      if (found.size > 0) this.#learned([place]);
    });
  }
}

/** Marks on the abstract that stand in the part of it that is shown: at their very words or not at all. */
function inPart(element: Element, marks: readonly MarkView[]): PlacedMark[] {
  const shown = readElementText(element);
  return marks.flatMap((mark): PlacedMark[] => {
    const at = mark.target === 'abstract' ? findQuote(shown.text, mark) : null;
    const range = at && shown.toRange(at.start, at.end);
    return range ? [{ mark, range, ground: 'plain' }] : [];
  });
}

/** The shorter of two marks that overlap lies above, so that a nested one is seen. */
function liftShorter(placed: (PlacedMark & { start: number; end: number })[]): void {
  const longestFirst = placed.toSorted((one, other) => other.end - other.start - (one.end - one.start));
  longestFirst.forEach((mark, index) => {
    if (mark.ground !== 'plain') return;
    const isOver = (under: typeof mark) => under.start < mark.end && mark.start < under.end;
    if (longestFirst.slice(0, index).some(isOver)) mark.ground = 'over';
  });
}

/** A mark that was attached anew, by hand, is another one to look for. */
function nameOf({ id, position, quote }: MarkView): string {
  return `${id} ${position.start} ${quote.exact}`;
}
