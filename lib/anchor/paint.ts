/**
 * Painting of marks and roles with the CSS Custom Highlight API (W3C CSS Custom Highlight API Module Level 1): the
 * page's nodes stay as they are. What is painted where is decided elsewhere; colours are the style sheet's,
 * `::highlight(<prefix><group>)`. Where the browser has no highlights, everything here does quietly nothing.
 */

/** The part of `Highlight` used here: a set of ranges with a priority. */
export interface HighlightLike {
  priority: number;
  readonly size: number;
  add(range: AbstractRange): unknown;
  delete(range: AbstractRange): boolean;
}

/** The part of `CSS.highlights` used here. */
export interface RegistryLike {
  get(name: string): HighlightLike | undefined;
  set(name: string, highlight: HighlightLike): unknown;
  delete(name: string): boolean;
  highlightsFromPoint?(x: number, y: number): { highlight: HighlightLike; ranges: AbstractRange[] }[];
}

/** One stretch to paint; `id` is the caller's (a mark's id), answered when it is hit. */
export interface Stretch {
  id: string;
  range: Range;
}

/** A painted stretch and whose it is. */
export interface Painted extends Stretch {
  owner: string;
  group: string;
}

export interface PainterOptions {
  /** Before every name in the registry, which is shared with the page. */
  prefix: string;
  /** Groups from the lowest to the highest: where two overlap, the later one paints over the earlier. */
  groups: readonly string[];
  /** For tests; the browser's own where absent. */
  registry?: RegistryLike | undefined;
  create?: (() => HighlightLike) | undefined;
}

export interface Painter {
  /** False where the browser has no highlights: nothing is painted or hit then. */
  readonly isSupported: boolean;
  /**
   * Paints an owner's stretches (a paper's marks) in a group, in the place of those it had there. Collapsed ranges are
   * dropped. Answers how many were painted.
   */
  paint(owner: string, group: string, stretches: readonly Stretch[]): number;
  /** Takes away what an owner has, in one group or in all. */
  erase(owner: string, group?: string): void;
  /**
   * Drops ranges that the page has collapsed or taken out; answers their owners, whose text is to be read again. Puts back
   * what the page took out of the registry, which is its own too: twenty times, then the page has its way.
   */
  prune(): string[];
  /** The painted stretches under a point of the viewport (CSS pixels), topmost first. */
  hit(x: number, y: number): Painted[];
  /** Every painted stretch, in no order. */
  all(): Painted[];
  /** Takes everything away for good. */
  dispose(): void;
}

interface Group {
  name: string;
  highlight: HighlightLike;
  isRegistered: boolean;
  owners: Map<string, Painted[]>;
}

/** A page that clears the registry this often does so on purpose. */
const MOST_EVICTIONS = 20;

/** A painter of its own groups; several may share a registry when their prefixes differ. */
export function createPainter(options: PainterOptions): Painter {
  const registry = options.registry ?? browserRegistry();
  const create = options.create ?? browserHighlight();
  const groups = new Map<string, Group>();
  const byRange = new WeakMap<AbstractRange, Painted>();
  let evictions = 0;
  let isDisposed = registry === undefined || create === undefined;

  const groupOf = (name: string): Group => {
    let group = groups.get(name);
    if (!group) {
      const highlight = create!();
      highlight.priority = options.groups.indexOf(name) + 1;
      group = { name: options.prefix + name, highlight, isRegistered: false, owners: new Map() };
      groups.set(name, group);
    }
    return group;
  };

  /** An empty highlight is not left in the page's registry. */
  const register = (group: Group) => {
    const isWanted = group.owners.size > 0;
    if (isWanted === group.isRegistered) return;
    if (isWanted) registry!.set(group.name, group.highlight);
    else registry!.delete(group.name);
    group.isRegistered = isWanted;
  };

  const replace = (group: Group, owner: string, painted: Painted[]) => {
    for (const old of group.owners.get(owner) ?? []) group.highlight.delete(old.range);
    for (const each of painted) {
      group.highlight.add(each.range);
      byRange.set(each.range, each);
    }
    if (painted.length > 0) group.owners.set(owner, painted);
    else group.owners.delete(owner);
    register(group);
  };

  const all = (): Painted[] => [...groups.values()].flatMap((group) => [...group.owners.values()].flat());

  return {
    isSupported: !isDisposed,
    all,
    paint(owner, group, stretches) {
      if (isDisposed) return 0;
      const painted = stretches
        .filter(({ range }) => isAlive(range))
        .map((each) => ({ ...each, owner, group }));
      if (painted.length > 0 || groups.has(group)) replace(groupOf(group), owner, painted);
      return painted.length;
    },
    erase(owner, only) {
      for (const [name, group] of groups) {
        if ((only === undefined || only === name) && group.owners.has(owner)) replace(group, owner, []);
      }
    },
    prune() {
      const stale = new Set<string>();
      let isTaken = false;
      for (const group of groups.values()) {
        if (
          group.isRegistered &&
          registry!.get(group.name) !== group.highlight &&
          evictions < MOST_EVICTIONS
        ) {
          registry!.set(group.name, group.highlight);
          isTaken = true;
        }
        for (const [owner, painted] of group.owners) {
          const alive = painted.filter(({ range }) => isAlive(range));
          if (alive.length === painted.length) continue;
          stale.add(owner);
          replace(group, owner, alive);
        }
      }
      if (isTaken) evictions++;
      return [...stale];
    },
    hit(x, y) {
      if (isDisposed) return [];
      const found = registry!.highlightsFromPoint
        ? registry!
            .highlightsFromPoint(x, y)
            .flatMap(({ ranges }) => ranges)
            .flatMap((range) => byRange.get(range) ?? [])
        : all().filter(({ range }) => isUnder(range, x, y));
      const rank = ({ group }: Painted) => options.groups.indexOf(group);
      return found.sort((one, other) => rank(other) - rank(one));
    },
    dispose() {
      for (const group of groups.values()) {
        if (group.isRegistered) registry!.delete(group.name);
      }
      groups.clear();
      isDisposed = true;
    },
  };
}

/** The page has neither emptied the range nor taken its text out of the document. */
function isAlive(range: Range): boolean {
  return !range.collapsed && range.startContainer.isConnected;
}

/** For browsers without `highlightsFromPoint`: the boxes of the range's lines. */
function isUnder(range: Range, x: number, y: number): boolean {
  for (const box of range.getClientRects()) {
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return true;
  }
  return false;
}

function browserRegistry(): RegistryLike | undefined {
  return typeof CSS === 'undefined' ? undefined : (CSS as { highlights?: RegistryLike }).highlights;
}

function browserHighlight(): (() => HighlightLike) | undefined {
  return typeof Highlight === 'undefined' ? undefined : () => new Highlight();
}
