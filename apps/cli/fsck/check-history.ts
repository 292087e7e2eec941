import { noteVerifier, parseVerifierKey, type CheckpointTrust } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { attempt } from './attempt';
import { CHECKPOINT_FILE, CheckpointsCheck, type CheckedHistory } from './checkpoints-check';
import type { Findings } from './finding';
import type { FsckOptions } from './fsck-options';
import type { LogCheck } from './log-check';

const NONE: CheckedHistory = { checkpoints: 0, size: 0 };

/** The checkpoints under the key that entry 0 names; the key file is held against it elsewhere. */
export function checkHistory(
  { tree, opening }: LogCheck,
  { checkpoint }: DataFolder,
  { verifier, progress }: FsckOptions,
  findings: Findings,
): CheckedHistory {
  if (opening === undefined) return NONE;
  const { ledger: origin, data } = opening.statement;
  const key = parseVerifierKey(sha256, typeof data['logKey'] === 'string' ? data['logKey'] : '');
  const trusted = key.ok
    ? noteVerifier(key.value, (publicKey, message, signature) =>
        verifier.verifyNow({ publicKey, message, signature }),
      )
    : null;
  const trust: CheckpointTrust = { origin, log: trusted === null ? [] : [trusted], witnesses: [] };
  const bar = progress('verifying checkpoints', tree.size);
  try {
    return attempt(findings, CHECKPOINT_FILE, NONE, () =>
      new CheckpointsCheck(tree, trust, findings).all(checkpoint, bar),
    );
  } finally {
    bar.stop();
  }
}
