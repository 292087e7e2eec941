import { refused, ok, type Result } from '@mingjing/kernel';
import { openCheckpoint, type CheckpointTrust } from '@mingjing/log';
import { WitnessUnavailable, type WitnessClient } from './witness-client';

/** What a witness last cosigned of a log, verified: nothing older may be signed again by that log. */
export interface CosignedBefore {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  /** POSIX seconds. */
  readonly timestamp: number;
}

/**
 * Asks a witness for the checkpoint of `trust.origin` that it cosigned last (tlog-witness, Monitor Retrieval).
 * Null where it has none. Refused as openCheckpoint refuses, or with `cosignature-missing`, where it answers
 * something that the log and this witness (`trust.witnesses`) did not both sign. Throws WitnessUnavailable.
 */
export async function lastCosigned(
  client: Pick<WitnessClient, 'latest'>,
  trust: CheckpointTrust,
): Promise<Result<CosignedBefore | null>> {
  const note = await client.latest(trust.origin);
  if (note === null) return ok(null);
  const opened = openCheckpoint(note, trust);
  if (!opened.ok) return opened;
  const { size, root, witnessed } = opened.value;
  const [witness] = witnessed;
  if (witness !== undefined) return ok({ size, root, note, timestamp: witness.timestamp });
  return refused('cosignature-missing', 'The witness answered with a checkpoint that it has not cosigned.');
}

/**
 * The same where a witness serves no checkpoints for monitors: `checkpoint`, one that the log has signed, is
 * submitted with old size 0, and a 409 names the size (tlog-witness, add-checkpoint). 0 where it had cosigned
 * nothing; it then has cosigned this one. Throws WitnessUnavailable where it answers neither.
 */
export async function sizeLastCosigned(
  client: Pick<WitnessClient, 'addCheckpoint'>,
  checkpoint: string,
): Promise<number> {
  const answer = await client.addCheckpoint({ oldSize: 0, proof: [], checkpoint });
  if (answer.status === 409) return answer.size;
  if (answer.status === 200) return 0;
  throw new WitnessUnavailable(`it refused (${String(answer.status)}): ${answer.reason}`);
}
