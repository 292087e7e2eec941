import type { Place } from '../deciding/repeats';
import type { Sealer } from './seal';

/** What an accepted statement is answered with (record.md, submission). */
export interface Receipt {
  readonly index: number;
  readonly revision: number;
  /** The size that the answer is true at. */
  readonly size: number;
  /** The tlog-proof text under a signed checkpoint; null where the caller waited for the append only. */
  readonly proof: string | null;
}

export function sealedReceipt(sealer: Sealer, { index, revision }: Place): Receipt {
  return { index, revision, size: sealer.sealed.size, proof: sealer.proof(index) };
}

export function appendedReceipt({ index, revision }: Place, size: number): Receipt {
  return { index, revision, size, proof: null };
}
