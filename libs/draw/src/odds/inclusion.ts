import { binomial, convolved, type Counts } from './counts';
import { lastDrawnWithin, nodesIn, type WeightClass } from './last-drawn';

/**
 * The probability that one entity of this weight is among the first n by ticket ÷ weight, from the rule
 * alone: its own ticket is uniform, and it is drawn where fewer than n of the others lie below.
 *
 *     P(drawn) = ∫ w · P(fewer than n others below c) dc, from 0 to 1/w
 *
 * Faster than `ruleOf`, which tells of every weight at once and of how many are drawn of each.
 */
export function inclusionOf(classes: readonly WeightClass[], drawn: number, weight: number): number {
  const population = classes.reduce((sum, { size }) => sum + size, 0);
  if (drawn <= 0 || drawn >= population) return drawn <= 0 ? 0 : 1;
  const others = classes.map((one) => (one.weight === weight ? { ...one, size: one.size - 1 } : one));
  const end = 1 / weight;
  const [low, high] = lastDrawnWithin(classes, drawn);
  if (low >= end) return 1;
  const nodes = nodesIn([low, Math.min(high, end)], classes);
  const within = nodes.reduce((sum, { c, width }) => sum + width * fewerBelow(others, c, drawn), 0);
  return Math.min(1, weight * (low + within));
}

/** P(fewer than n below c). */
function fewerBelow(classes: readonly WeightClass[], c: number, drawn: number): number {
  const counts = classes
    .map(({ weight, size }) => binomial(size, weight * c))
    .sort((a, b) => a.chances.length - b.chances.length);
  const largest = counts.pop();
  if (largest === undefined) return 1;
  const rest = counts.reduce(convolved, { start: 0, chances: Float64Array.of(1) });
  return fewerTogether(rest, largest, drawn);
}

/** P(a + b < n). */
function fewerTogether(a: Counts, b: Counts, drawn: number): number {
  const upTo = new Float64Array(b.chances.length);
  b.chances.reduce((sum, chance, at) => (upTo[at] = sum + chance), 0);
  const all = upTo.at(-1) ?? 1;
  return a.chances.reduce((sum, chance, at) => {
    const left = drawn - 1 - a.start - at - b.start;
    return sum + (left < 0 ? 0 : chance * (left < upTo.length ? (upTo[left] ?? 0) : all));
  }, 0);
}
