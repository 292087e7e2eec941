import type { Because } from './act';
import type { MustRow } from './judging/row';

/** The rows with a mark on every event whose entry was signed after its key was compromised; no state changes. */
export function withCompromised(
  rows: readonly MustRow[],
  isAfterCompromise: (index: number) => boolean,
): readonly MustRow[] {
  const marked = (one: Because): Because =>
    isAfterCompromise(one.index) ? { ...one, caveats: [...(one.caveats ?? []), 'AFTER_COMPROMISE'] } : one;
  return rows.map((row) => ({ ...row, because: row.because.map(marked) }));
}
