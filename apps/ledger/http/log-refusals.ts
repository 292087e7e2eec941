import { rejection, type Rejection } from '@mingjing/kernel';

/** What the log has not: in one place, each with what to ask for instead. */

export const NOTHING_SIGNED = rejection(
  'not-found',
  'Nothing has been signed yet: the ledger has no entry. Have it founded (mingjing init), then ask again.',
);

export const NOTHING_WITNESSED = rejection(
  'not-found',
  'No quorum of witnesses has cosigned a checkpoint of this ledger yet. Take /log/checkpoint, which bears the lines that have come so far.',
);

export const NO_WITNESS_POLICY = rejection(
  'witness-not-configured',
  'No witness policy is configured for this ledger, so nobody cosigns its checkpoints. Take /log/checkpoint, which the ledger alone has signed; whoever runs it names its witnesses in the file witness-policy of its data folder, or in MINGJING_WITNESS_POLICY, and starts it again.',
);

/** The log ends before the entry. */
export function noEntry(index: number, size: number): Rejection {
  if (size === 0) return NOTHING_SIGNED;
  const reason = `The log has ${String(size)} entries under its last checkpoint, and none of index ${String(index)}: give an index below its size.`;
  return rejection('not-found', reason, { index, size });
}

/** No proof of the entry under the size that was asked for. */
export function noProof(index: number, size: number): Rejection {
  const reason =
    index < size
      ? `No checkpoint of size ${String(size)} was signed: give a size that one bears, or leave "size" out for the last one.`
      : `Entry ${String(index)} stands under no checkpoint of size ${String(size)}: give a size above it, or leave "size" out for the last one.`;
  return rejection('not-found', reason, { index, size });
}

export function noTile(path: string, size: number): Rejection {
  const reason = `The log has no tile ${path} at its signed size, which is ${String(size)}: ask for those that a log of that size has, the last of each level by its width (.p/…).`;
  return rejection('not-found', reason, { path, size });
}

export function noFile(sha256: string): Rejection {
  const reason =
    'The ledger holds no file of that name: give its SHA-256 as the entry does, 64 digits and letters from a to f.';
  return rejection('not-found', reason, { sha256 });
}
