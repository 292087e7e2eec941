import {
  openNote,
  parseCheckpointText,
  verifiersOf,
  type PolicyWitness,
  type TrustPolicy,
} from '@mingjing/log';
import { WitnessClient, areEnough, doubtsIn, type Sighting } from '@mingjing/witness';
import { foundedBefore, foundingUnconfirmed, nativeVerify, sha256 } from '@mingjing/writer';
import { ATTEMPT_MS } from './witnessing';

/**
 * Asked before entry 0 is written: no witness of the policy may have cosigned an entry of a log of that name, whatever
 * key signed it, and so many must have answered that no quorum lies among the others. Throws RefusedToStart.
 */
export async function assertNeverWitnessed(policy: TrustPolicy, origin: string): Promise<void> {
  const asked = policy.witnesses.map(async (one) => [one.name, await sightingBy(one, origin)] as const);
  const sightings = new Map(await Promise.all(asked));
  for (const [name, one] of sightings) {
    if (one.kind === 'seen' && one.size > 0) throw foundedBefore(name, origin, one.size);
  }
  if (areEnough(policy, sightings, 0)) return;
  throw foundingUnconfirmed(origin, doubtsIn(sightings, 0));
}

/** Its own line is all that is looked at: the log may have been signed with a key that is lost. */
async function sightingBy({ url, key }: PolicyWitness, origin: string): Promise<Sighting> {
  if (url === undefined) return { kind: 'silent', why: 'it has no address' };
  try {
    const note = await new WitnessClient({ url, timeout: ATTEMPT_MS }, sha256).latest(origin);
    if (note === null) return { kind: 'seen', size: 0 };
    const opened = openNote(note, verifiersOf([key], nativeVerify));
    const checkpoint = opened.ok ? parseCheckpointText(opened.value.text) : opened;
    if (!checkpoint.ok) return { kind: 'silent', why: checkpoint.rejection.reason };
    if (checkpoint.value.origin === origin) return { kind: 'seen', size: checkpoint.value.size };
    return { kind: 'silent', why: `it answered with a checkpoint of ${checkpoint.value.origin}` };
  } catch (error) {
    return { kind: 'silent', why: error instanceof Error ? error.message : String(error) };
  }
}
