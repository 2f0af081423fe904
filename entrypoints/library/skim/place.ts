/** The sentence that a reader wants to see in its abstract, from where it was quoted to where it stands. */
export interface Place {
  paper: string;
  start: number;
  end: number;
}

let wanted: Place | undefined;

export function goTo(place: Place): void {
  wanted = place;
}

/** The place in a paper that is wanted, once. */
export function takePlace(paper: string): Place | undefined {
  if (wanted?.paper !== paper) return undefined;
  const place = wanted;
  wanted = undefined;
  return place;
}
