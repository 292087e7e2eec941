import { RefusedToStart } from './refused-to-start';

/** What witnesses can contradict a log in: what was found, what it means, what to do. */

/** ledger.db and checkpoint.db agree with one another, and somebody outside has seen more. */
export function behindWitness(name: string, witnessed: number, own: number): RefusedToStart {
  return new RefusedToStart('behind-witness', {
    found: `The log has ${own} entries, but the witness ${name} has cosigned a checkpoint over ${witnessed}.`,
    means: `The ${witnessed - own} entries after ${own} stood here and were shown: ledger.db and checkpoint.db were both restored from an older copy. Whatever were signed now would be a second history beside the one that was witnessed.`,
    remedy:
      'Catch up from an export or a mirror that holds the missing entries (mingjing recover --from DIR|URL), or put back a newer backup. Nothing was signed, and nothing in the vault was swept.',
  });
}

/** A log that was shown to a witness is never begun again, under whatever key. */
export function foundedBefore(name: string, origin: string, witnessed: number): RefusedToStart {
  return new RefusedToStart('founded-before', {
    found: `No ledger is open here yet, but the witness ${name} has cosigned ${witnessed} entries of ${origin}.`,
    means:
      'That ledger was founded before and its log was shown: founding it again would make a second history under its name.',
    remedy:
      'Take its log from an export or a mirror (mingjing recover --from DIR|URL, with its key files in keys/), or give the new ledger another name (--origin, MINGJING_ORIGIN). Nothing was written.',
  });
}

export function foundingUnconfirmed(origin: string, missing: string): RefusedToStart {
  return new RefusedToStart('founding-unconfirmed', {
    found: `Too few witnesses of the policy have answered whether they know ${origin} (${missing}).`,
    means: 'A log that a witness knows is not founded a second time, and nobody can say yet that none does.',
    remedy:
      'Try again once they answer. Who founds without them takes the policy file away until the ledger is open. Nothing was written.',
  });
}

export function witnessContradicts(name: string, size: number, own: string, theirs: string): RefusedToStart {
  return new RefusedToStart('witness-contradicts', {
    found: `The first ${size} entries here hash to ${own}, but the witness ${name} has cosigned ${theirs} for that size.`,
    means:
      "Two histories were signed with this log's key: one of them here, the other was shown to the witness. A copy was served while the ledger ran, or the key is in other hands.",
    remedy:
      'Keep both as evidence and stop every service that holds this key. Take the copy whose checkpoint the witnesses cosigned; how the other came to be is for an inquiry (docs/keys.md).',
  });
}
