/** Milliseconds of a clock that only goes forward; differences alone mean something. */
export function now(): number {
  return performance.now();
}

/** The moment as milliseconds since the epoch, for ledgers that want a clock. */
export function wallClock(): number {
  return Math.floor(performance.timeOrigin + performance.now());
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The value below which this share of the numbers lies; NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Empties the heap of what a preparation left behind, so that the measured part does not pay for it. */
export function sweepHeap(): void {
  globalThis.gc?.();
}
