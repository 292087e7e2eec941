import { formatTlogProof } from '@mingjing/log';
import type { Place } from './group';
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

export function sealedReceipt(sealer: Sealer, place: Place): Receipt {
  return { ...place, size: sealer.sealed.size, proof: proofText(sealer, place.index) };
}

export function appendedReceipt(place: Place, size: number): Receipt {
  return { ...place, size, proof: null };
}

/** The tlog-proof of an entry under the last signed checkpoint. */
export function proofText(sealer: Sealer, index: number): string {
  const { size, note } = sealer.sealed;
  return formatTlogProof({ index, path: sealer.tree.inclusion(index, size), checkpoint: note });
}
