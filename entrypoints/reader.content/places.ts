/** The places of one page where papers are shown, in page order, and which of them show the same paper. */
import { sightingKey } from '../../lib/paper/title-key.ts';
import type { GreetedSighting, KnownState } from '../../lib/paper/sightings.ts';
import type { Sighting } from '../../lib/sites/contract.ts';
import type { RailState } from './rail.ts';

export interface Place {
  key: string;
  sighting: Sighting;
  known: KnownState | undefined;
  state: RailState;
  message: string | undefined;
  canUndo: boolean;
}

export class Places {
  readonly all: Place[] = [];
  readonly #byKey = new Map<string, Place[]>();

  add(sightings: readonly Sighting[]): Place[] {
    const places = sightings.map(placeOf);
    for (const place of places) this.#index(place);
    this.all.push(...places);
    return places;
  }

  /** The places that show one paper. */
  of(key: string): readonly Place[] {
    return this.#byKey.get(key) ?? [];
  }

  /** One place of each paper, in page order. */
  papers(): Place[] {
    return [...this.#byKey.values()].flatMap(([place]) => place ?? []);
  }

  /** The place now shows another paper. */
  replace(place: Place, sighting: Sighting): void {
    this.#drop(place);
    Object.assign(place, placeOf(sighting));
    this.#index(place);
  }

  /** Takes out the places whose elements the page took out, and answers them. */
  removeGone(): Place[] {
    const isHere = ({ sighting }: Place): boolean => sighting.elements.entry.isConnected;
    const gone = this.all.filter((place) => !isHere(place));
    if (gone.length === 0) return gone;
    for (const place of gone) this.#drop(place);
    const kept = this.all.filter(isHere);
    this.all.length = 0;
    for (const place of kept) this.all.push(place);
    return gone;
  }

  #index(place: Place): void {
    const same = this.#byKey.get(place.key);
    if (same) same.push(place);
    else this.#byKey.set(place.key, [place]);
  }

  #drop(place: Place): void {
    const others = this.of(place.key).filter((other) => other !== place);
    if (others.length > 0) this.#byKey.set(place.key, others);
    else this.#byKey.delete(place.key);
  }
}

function placeOf(sighting: Sighting): Place {
  return {
    key: sightingKey(sighting.record),
    sighting,
    known: undefined,
    state: 'asking',
    message: undefined,
    canUndo: false,
  };
}

/** As the wire speaks of it. */
export function greetingOf(place: Pick<Place, 'key' | 'sighting'>): GreetedSighting {
  return { key: place.key, record: place.sighting.record };
}

/** The same for a sighting that has no place of its own. */
export function greetingOfSighting(sighting: Sighting): GreetedSighting {
  return greetingOf(placeOf(sighting));
}
