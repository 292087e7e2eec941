/** Wilson's band for a share: where the true one lies in 95 of 100 audits. */
export function band95(hits: number, trials: number): readonly [low: number, high: number] {
  const z = 1.959964;
  const share = hits / trials;
  const scale = 1 + (z * z) / trials;
  const middle = (share + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
