const STEPS = 4_000;

/**
 * How likely an entity is among the first n of its stratum, by the rule alone: its number u is as likely one as
 * another, and another of weight v goes before it with probability min(1, u·v ÷ w). Summed over u.
 */
export function chanceAmong(places: number, weight: number, others: readonly number[]): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const own = (step + 0.5) / STEPS / weight;
    sum += fewerThan(
      places,
      others.map((other) => Math.min(1, own * other)),
    );
  }
  return sum / STEPS;
}

/** The probability that fewer than so many of independent events happen. */
function fewerThan(places: number, probabilities: readonly number[]): number {
  let happened = [1];
  for (const p of probabilities) {
    const next = [...happened, 0].map((none, count) => none * (1 - p) + (happened[count - 1] ?? 0) * p);
    happened = next.slice(0, places);
  }
  return happened.reduce((all, one) => all + one, 0);
}
