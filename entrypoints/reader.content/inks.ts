/**
 * The strength of the ink follows what a sentence does: paints the roles of the abstracts near the window, in colours
 * that fit the ground each abstract stands on. Nothing is painted before the rails are there, or where the ground
 * cannot be told.
 */
import type { Painter, Stretch } from '../../lib/anchor/paint.ts';
import type { ViewSettings } from '../../lib/browser/settings/view-settings.ts';
import { inkOf, type Ink } from '../../lib/skim/ink.ts';
import { parentOf } from '../../lib/sites/kit/tree.ts';
import { readElementText, type ElementText } from '../../lib/text/abstract-text.ts';
import type { Skimmed } from '../../lib/wire/content.ts';
import type { Place, Session, SessionViews } from './session.ts';
import { groundOf } from './shadow.ts';

/** From the lowest to the highest; marks lie above all of them. */
const INKS = ['faint', 'method', 'underlined', 'tinted', 'tinted-deep'] as const satisfies Ink[];
/** Groups of the painter. */
export const INK_GROUPS = INKS.flatMap((ink) => [`role-${ink}`, `role-${ink}-dark`]);

/** Abstracts are read this far (CSS px) around the window. */
const NEAR = '600px 0px';
/** Abstracts a message: what an ordinary window shows, twice. */
const BATCH = 20;

/** One sentence of what an abstract claims. */
export interface Fold {
  text: string;
  isObjective: boolean;
}

/** Sheets over abstracts, with what they claim alone: they come with the further keys. */
export interface FoldSheets {
  isOn: boolean;
  lay(element: Element, folds: readonly Fold[]): void;
  lift(element: Element): void;
  place(): void;
  clear(): void;
}

interface Skim {
  text: ElementText;
  ground: 'light' | 'dark' | null;
  sentences: Skimmed['abstracts'][number]['sentences'];
}

export class Inks implements SessionViews {
  readonly #session: Session;
  readonly #painter: Painter;
  /** Told when there is something to explain. */
  readonly #painted: () => void;
  #folds: FoldSheets | undefined;
  readonly #near: IntersectionObserver;
  readonly #observed = new WeakSet<Element>();
  readonly #skims = new Map<Element, Skim>();
  readonly #wanted = new Set<Element>();
  readonly #owners = new WeakMap<Element, string>();
  #settings: ViewSettings | undefined;
  #threshold = 1;
  #isAsking = false;
  #names = 0;

  constructor(session: Session, painter: Painter, painted: () => void) {
    this.#session = session;
    this.#painter = painter;
    this.#painted = painted;
    this.#near = new IntersectionObserver((entries) => this.#onNear(entries), { rootMargin: NEAR });
  }

  added(places: readonly Place[]): void {
    if (!this.#painter.isSupported) return;
    for (const { sighting } of places) {
      const { abstract } = sighting.elements;
      if (!abstract || this.#observed.has(abstract)) continue;
      this.#observed.add(abstract);
      this.#near.observe(abstract);
    }
  }

  changed(places: readonly Place[]): void {
    this.added(places);
  }

  removed(places: readonly Place[]): void {
    for (const { sighting } of places) {
      const { abstract } = sighting.elements;
      if (!abstract) continue;
      this.#near.unobserve(abstract);
      this.#observed.delete(abstract);
      this.#skims.delete(abstract);
      this.#wanted.delete(abstract);
      this.#clear(abstract);
    }
  }

  /** Folds every abstract to its objective and results, or opens all again; answers which. */
  fold(folds: FoldSheets): boolean {
    this.#folds = folds;
    folds.isOn = !folds.isOn;
    if (folds.isOn) for (const element of this.#skims.keys()) this.#fold(element);
    else folds.clear();
    return folds.isOn;
  }

  /** The page was laid out anew. */
  place(): void {
    this.#folds?.place();
  }

  apply(settings: ViewSettings): void {
    this.#settings = settings;
    for (const element of this.#skims.keys()) this.#paint(element);
  }

  /** The page may have other colours: what stands on another ground now is painted anew. */
  retheme(): void {
    for (const [element, skim] of this.#skims) {
      const ground = groundOf(element);
      if (ground === skim.ground) continue;
      skim.ground = ground;
      this.#clear(element);
      this.#paint(element);
      this.#fold(element);
    }
  }

  /** The page rewrote an abstract (MathJax, a new version): its text is read again. */
  restore(nodes: Iterable<Node>): void {
    for (const node of nodes) {
      for (let at: Node | null = node; at; at = parentOf(at)) {
        if (!this.#skims.delete(at as Element)) continue;
        if (at.isConnected) this.#want(at as Element);
      }
    }
  }

  end(): void {
    this.#near.disconnect();
    this.#wanted.clear();
    this.#folds?.clear();
  }

  #onNear(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) {
        // Far from the window nothing needs paint: ranges are few however long the page.
        this.#clear(target);
      } else if (this.#skims.has(target)) {
        this.#paint(target);
        this.#fold(target);
      } else this.#want(target);
    }
  }

  #clear(element: Element): void {
    const owner = this.#owners.get(element);
    if (owner) this.#painter.erase(owner);
    this.#folds?.lift(element);
  }

  #want(element: Element): void {
    this.#wanted.add(element);
    if (!this.#isAsking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    while (this.#wanted.size > 0) {
      // Rails and marks come first: the background finds them sooner while it is asked nothing else.
      await this.#session.greeting;
      const asked = [...this.#wanted].slice(0, BATCH).map((element) => {
        this.#wanted.delete(element);
        return { element, text: readElementText(element) };
      });
      const answer = await this.#session.skim(
        asked.map(({ text }, index) => ({ key: String(index), text: text.text })),
      );
      if (!answer) break;
      this.#threshold = answer.threshold;
      for (const { key, sentences } of answer.abstracts) {
        const known = asked[Number(key)];
        if (!known) continue;
        this.#skims.set(known.element, { text: known.text, ground: groundOf(known.element), sentences });
        this.#paint(known.element);
        this.#fold(known.element);
        if (sentences.some(({ p }) => p >= answer.threshold)) this.#painted();
      }
    }
    this.#isAsking = false;
    performance.mark('offprint:roles-shown');
  }

  #fold(element: Element): void {
    const skim = this.#skims.get(element);
    if (!skim || skim.ground === null || !this.#folds?.isOn) return;
    const claims = skim.sentences.filter(
      ({ role, p }) => p >= this.#threshold && (role === 'objective' || role === 'result'),
    );
    this.#folds.lay(
      element,
      claims.map(({ start, end, role }) => ({
        text: skim.text.text.slice(start, end),
        isObjective: role === 'objective',
      })),
    );
  }

  #paint(element: Element): void {
    const skim = this.#skims.get(element);
    if (!skim || !this.#settings || skim.ground === null) return;
    let owner = this.#owners.get(element);
    if (!owner) this.#owners.set(element, (owner = `ink-${++this.#names}`));
    const { density, off } = this.#settings;
    const hidden = new Set(off);
    // There all that is painted comes forward: what steps back is left as it is.
    const isForced = matchMedia('(forced-colors: active)').matches;
    const groups = new Map<string, Stretch[]>();
    skim.sentences.forEach(({ start, end, ...label }, index) => {
      const ink = inkOf(label, this.#threshold, density, hidden);
      const range = ink === 'plain' || (isForced && ink === 'faint') ? null : skim.text.toRange(start, end);
      if (!range) return;
      const name = `role-${ink}${skim.ground === 'dark' ? '-dark' : ''}`;
      const list = groups.get(name) ?? [];
      list.push({ id: String(index), range });
      groups.set(name, list);
    });
    for (const name of INK_GROUPS) this.#painter.paint(owner, name, groups.get(name) ?? []);
  }
}
