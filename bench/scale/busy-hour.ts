/** How long those wait who arrive in an hour, in milliseconds. */
export interface Waits {
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
  /** Share of the hour in which the writer works. */
  readonly busy: number;
}

const HOUR_MS = 3_600_000;
const LARGEST_GROUP = 256;

/**
 * One writer that takes whatever has arrived, at most so much at a time, as one group: a fixed cost
 * for the flushes and a cost for each entry. Arrivals are independent of each other, the same in every run.
 */
export function busyHour(perSecond: number, flushMs: number, entryMs: number): Waits {
  const arrivals = arrivalsOf(perSecond);
  const waits: number[] = [];
  let [now, next, worked] = [0, 0, 0];
  while (next < arrivals.length) {
    now = Math.max(now, arrivals[next] ?? 0);
    let end = next;
    while (end < arrivals.length && end - next < LARGEST_GROUP && (arrivals[end] ?? 0) <= now) end++;
    const cost = flushMs + entryMs * (end - next);
    [now, worked] = [now + cost, worked + cost];
    for (; next < end; next++) waits.push(now - (arrivals[next] ?? 0));
  }
  const sorted = Float64Array.from(waits).sort();
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { median: at(0.5), p99: at(0.99), longest: at(1), busy: worked / HOUR_MS };
}

function arrivalsOf(perSecond: number): readonly number[] {
  const random = mulberry(20_261_122);
  const arrivals: number[] = [];
  for (let now = 0; ;) {
    now += (-Math.log(1 - random()) / perSecond) * 1_000;
    if (now > HOUR_MS) return arrivals;
    arrivals.push(now);
  }
}

/** Mulberry32: small, and the same on every machine. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
