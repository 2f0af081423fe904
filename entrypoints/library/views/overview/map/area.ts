/** Which papers stand in an area of the map. Pure. */

export type Point = readonly [x: number, y: number];

/** The papers inside a closed line, by their places in the list; in the measure of the places. */
export function papersIn(places: Float32Array, line: readonly Point[]): number[] {
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const found: number[] = [];
  for (let paper = 0; paper < places.length / 2; paper++) {
    const [x, y] = [places[paper * 2] as number, places[paper * 2 + 1] as number];
    if (x >= left && x <= right && y >= top && y <= bottom && isInside(x, y, line)) found.push(paper);
  }
  return found;
}

/** By how often a ray to the right crosses the line (even-odd rule). */
function isInside(x: number, y: number, line: readonly Point[]): boolean {
  let isIn = false;
  let [fromX, fromY] = line.at(-1) ?? [0, 0];
  for (const [toX, toY] of line) {
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) isIn = !isIn;
    [fromX, fromY] = [toX, toY];
  }
  return isIn;
}

/** A box from corner to corner, a little larger, so that the papers that stand in its corners are inside. */
export function boxOf([ax, ay]: Point, [bx, by]: Point, air: number): Point[] {
  const [left, right] = [Math.min(ax, bx) - air, Math.max(ax, bx) + air];
  const [top, bottom] = [Math.min(ay, by) - air, Math.max(ay, by) + air];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}
