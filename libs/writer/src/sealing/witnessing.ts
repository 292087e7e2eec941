import type { Result } from '@mingjing/kernel';

/** Whoever gathers cosignatures for the ledger. */
export interface Witnessing {
  /**
   * A checkpoint over at least so many entries that the quorum has cosigned, its lines under it; refused with
   * `not-witnessed`, saying who is missing, where that takes too long. The entries stand all the same.
   */
  covering(size: number): Promise<Result<{ readonly size: number; readonly note: string }>>;
}
