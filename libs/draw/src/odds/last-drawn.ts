/** Entities of one weight in a stratum. */
export interface WeightClass {
  readonly weight: number;
  readonly size: number;
}

/** A place where the last drawn of the ranking may stand, ticket ÷ weight, and how much of the line it speaks for. */
export interface Node {
  readonly c: number;
  readonly width: number;
}

const PANELS = 8;
const LEAST_PANELS = 3;
const MOST_BREAKS = 32;
/** e^−42 is below 1e-18: nowhere else does the n-th stand. */
const UNSEEN = 42;

/**
 * Nodes and widths for an integral over the place of the n-th, 0 < n < N: Gauss and Legendre's 16 points in
 * panels that are cut where a weight has all its tickets (c = 1/w), because the integrand bends there.
 */
export function lastDrawnAt(classes: readonly WeightClass[], drawn: number): readonly Node[] {
  return nodesIn(lastDrawnWithin(classes, drawn), classes);
}

/** The same in a part of the line. */
export function nodesIn(
  [low, high]: readonly [low: number, high: number],
  classes: readonly WeightClass[],
): readonly Node[] {
  const breaks = classes.map(({ weight }) => 1 / weight).filter((c) => c > low && c < high);
  const every = Math.ceil(breaks.length / MOST_BREAKS);
  const kept = breaks.sort((a, b) => a - b).filter((_, at) => at % every === 0);
  const edges = [low, ...kept, high];
  return edges.slice(1).flatMap((to, at) => {
    const from = edges[at] ?? low;
    const panels = Math.max(LEAST_PANELS, Math.ceil((PANELS * (to - from)) / (high - low)));
    const half = (to - from) / panels / 2;
    return Array.from({ length: panels }, (_, panel) =>
      panelNodes(from + (2 * panel + 1) * half, half),
    ).flat();
  });
}

function panelNodes(middle: number, half: number): readonly Node[] {
  return LEGENDRE.flatMap(([x, weight]) =>
    [middle - x * half, middle + x * half].map((c) => ({ c, width: weight * half })),
  );
}

/** Outside of it the n-th of the ranking does not stand. */
export function lastDrawnWithin(
  classes: readonly WeightClass[],
  drawn: number,
): readonly [low: number, high: number] {
  const population = classes.reduce((sum, { size }) => sum + size, 0);
  const end = Math.max(...classes.map(({ weight }) => 1 / weight));
  const meanBelow = (c: number): number =>
    classes.reduce((sum, { weight, size }) => sum + size * Math.min(1, weight * c), 0);
  const isUnseen = (count: number, mean: number): boolean =>
    Math.max(rarity(count, mean), rarity(population - count, population - mean)) > UNSEEN;
  const low = firstWhere(end, (c) => meanBelow(c) >= drawn || !isUnseen(drawn, meanBelow(c)));
  const high = firstWhere(end, (c) => meanBelow(c) > drawn - 1 && isUnseen(drawn - 1, meanBelow(c)));
  return [low, high];
}

/** −ln of Chernoff's bound for a sum of independent hits: so many or further off, at this mean. */
function rarity(count: number, mean: number): number {
  if (count <= 0) return Math.max(0, mean);
  return mean <= 0 ? Infinity : count * Math.log(count / mean) - count + mean;
}

/** By halving; `end` where it is nowhere so. */
function firstWhere(end: number, isSo: (c: number) => boolean): number {
  let [low, high] = [0, end];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Abscissa and weight of the 16 points, one side (Abramowitz and Stegun, table 25.4). */
const LEGENDRE: readonly (readonly [x: number, weight: number])[] = [
  [0.09501250983763744, 0.18945061045506847],
  [0.2816035507792589, 0.1826034150449236],
  [0.45801677765722737, 0.16915651939500256],
  [0.6178762444026438, 0.14959598881657682],
  [0.755404408355003, 0.12462897125553395],
  [0.8656312023878318, 0.0951585116824929],
  [0.9445750230732326, 0.062253523938647776],
  [0.9894009349916499, 0.027152459411754058],
];
