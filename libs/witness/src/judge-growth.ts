import type { Sha256 } from '@mingjing/kernel';
import { emptyRoot, verifyConsistency } from '@mingjing/log';
import type { Refusal, SizeConflict } from './add-checkpoint-answer';
import type { Admitted } from './admit-checkpoint';
import type { LastCosigned } from './witness-store';

/**
 * tlog-witness: the old size is that of the latest cosigned checkpoint, or zero, and the proof shows that the
 * log only grew from it. Undefined where it may be cosigned. Empty trees, equal sizes and superfluous proofs
 * are cases of RFC 9162's consistency.
 */
export function judgeGrowth(
  sha256: Sha256,
  { oldSize, proof, checkpoint }: Admitted,
  last: LastCosigned | undefined,
): Refusal | SizeConflict | undefined {
  const known = last?.size ?? 0;
  if (oldSize !== known) return { status: 409, size: known };
  const claim = {
    ...{ oldSize, proof },
    oldRoot: last?.root ?? emptyRoot(sha256),
    newSize: checkpoint.size,
    newRoot: checkpoint.root,
  };
  if (verifyConsistency(sha256, claim)) return undefined;
  const reason = `The proof does not show that the ${String(checkpoint.size)} entries begin with the ${String(known)} that were cosigned before.`;
  return { status: 422, reason };
}
