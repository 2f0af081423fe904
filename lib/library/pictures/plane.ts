/** Where papers stand on the map as it is drawn: between -1 and 1 either way, strays drawn in, the longer side level. */

/** The share of papers on either side that may be strays. */
const STRAYS = 0.01;
/** How far beyond the edge strays may stand. */
const BEYOND = 0.12;

/** Brings places to the map's measure; `isTurned`: first turned, to spread from side to side more than up and down. */
export function fitted(places: Float32Array, isTurned: boolean): Float32Array {
  const papers = places.length / 2;
  const out = isTurned ? turned(places) : places.slice();
  for (const axis of [0, 1]) {
    const sorted = Float32Array.from(
      { length: papers },
      (_, paper) => out[paper * 2 + axis] as number,
    ).sort();
    const low = sorted[Math.floor(papers * STRAYS)] ?? -1;
    const high = sorted[Math.ceil(papers * (1 - STRAYS)) - 1] ?? 1;
    const middle = (low + high) / 2;
    const half = Math.max((high - low) / 2, 1e-6);
    for (let paper = 0; paper < papers; paper++) {
      const value = ((out[paper * 2 + axis] as number) - middle) / half;
      const over = Math.abs(value) - 1;
      out[paper * 2 + axis] = over <= 0 ? value : Math.sign(value) * (1 + BEYOND * Math.tanh(over));
    }
  }
  return out;
}

/** By the angle of the first principal axis. */
function turned(places: Float32Array): Float32Array {
  const papers = places.length / 2;
  let [meanX, meanY, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (let paper = 0; paper < papers; paper++) {
    meanX += (places[paper * 2] as number) / papers;
    meanY += (places[paper * 2 + 1] as number) / papers;
  }
  for (let paper = 0; paper < papers; paper++) {
    const [x, y] = [(places[paper * 2] as number) - meanX, (places[paper * 2 + 1] as number) - meanY];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float32Array(places.length);
  for (let paper = 0; paper < papers; paper++) {
    const [x, y] = [(places[paper * 2] as number) - meanX, (places[paper * 2 + 1] as number) - meanY];
    out[paper * 2] = x * cos + y * sin;
    out[paper * 2 + 1] = y * cos - x * sin;
  }
  return out;
}
