import type { NamedLogKey, Rejection } from '@mingjing/kernel';
import { RefusedToStart } from './refused-to-start';

/** What keys/ can contradict the log in: what was found, what it means, what to do. */

/** The log says that a key signs, and it is not here. */
export function logKeyMissing(
  missing: readonly NamedLogKey[],
  held: readonly string[],
  inForce: number,
): RefusedToStart {
  const names = missing.map(({ logKey, enrolledAt }) => `${logKey} (entry ${enrolledAt})`).join(', ');
  const overlap =
    inForce > 1
      ? 'Two keys sign while the log changes its key; without one of them, readers who know only that one could not verify what comes.'
      : 'Nobody could verify a checkpoint that another key signed: the log announces its keys itself.';
  return new RefusedToStart('log-key-missing', {
    found: `The log is signed with ${names}, but keys/log.key and keys/log-next.key hold ${held.join(' and ')}.`,
    means: overlap,
    remedy:
      'Put back the key file. Where it is lost for good, replace it as docs/keys.md says: mingjing keys rotate-log --lost.',
  });
}

/** A key that lies here signed, and the log never announced it, or had retired it. */
export function checkpointNotAnnounced(size: number, { reason }: Rejection): RefusedToStart {
  return new RefusedToStart('checkpoint-not-ours', {
    found: `The newest checkpoint in checkpoint.db, over ${size} entries, bears no line of a key that the log has in force at that size: ${reason}`,
    means: 'It was signed past the ledger, with a key that the log never announced or had retired.',
    remedy:
      'Change nothing in the folder and copy it. Compare with the checkpoints that witnesses and readers hold, then put back checkpoint.db from a backup.',
  });
}

/** `isOurs`: the log knows it as one of the ledger's own, and has revoked it. */
export function serviceKeyInvalid(
  held: readonly string[],
  isOurs: boolean,
  { code, reason }: Rejection,
): RefusedToStart {
  return new RefusedToStart('service-key-invalid', {
    found: `The key in keys/service.key (${held.join(', ')}) is not one that this ledger trusts (${code}): ${reason}`,
    means: isOurs
      ? 'It is an old service key of this ledger: the log has revoked it, and every verifier would refuse what it signs now.'
      : 'It is the key of another ledger, or was never enrolled: every verifier would refuse what the service signed with it.',
    remedy: isOurs
      ? 'Put the file of the key that replaced it into keys/service.key. Where that is lost, go by docs/keys.md: mingjing keys rotate-service --lost.'
      : 'Put back the service key of this ledger, or have the founder enrol this one (docs/keys.md).',
  });
}
